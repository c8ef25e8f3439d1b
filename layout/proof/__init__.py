"""Proofs for people: marked-up pages, page pictures, comparison, rounds, live preview.

`marked` draws the pages under layers, diagnostics as annotations and a stamp. Marks are frame items,
drawn by the press painter; pikepdf adds what a viewer needs. `compare` compares two records of
content, story by story, and draws the red-line. `rounds` keeps proofs to be compared with.

`preview` has two processes. The typesetter sets the pages and keeps its session; an edited page
first stands in its last layout, is shown, and is then made up in a child that the next save ends.
The server gives pages out as SVG: the frame's glyphs by number, in small fonts of private code
points.
"""
