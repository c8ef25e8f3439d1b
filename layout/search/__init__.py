"""The search for layouts of a page, in whole columns and rows. It knows no points and no fonts.

In: the settings of each story (`shapes.setting`): columns, legs, rows of heads, pictures and copy.
`shapes` derives every module that a story fills exactly, each at its cheapest. `groups` is an exact
dynamic programme over groups of stories: a group fills a rectangle if one story does, or if two
groups do beside or under one another. Most parts share no depth; `depths` knows this beforehand, as
bits. Prices are kept by what stands in the top corners, so that butted heads are priced where they
meet. `bands` adds the page's whole width, with cuts and gutters that run on. `wheels` joins five
groups to a pinwheel, which no cut parts. `fixed` does the same round modules that the editor fixed.

Out: layouts with prices (`readout`). `lint` names their faults, `taste` prices what is no fault.
"""
