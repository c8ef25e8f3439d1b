"""Frames to a press PDF, with photographs prepared and the file checked. It knows no stories.

`painter` turns frame items into operators, for paper and for the screen; the palette differs
(`colour` here: CMYK, spot ink, overprint). `sheet` adds boxes and marks. `pdf` writes objects
through ReportLab's document model; each face is cut once and embedded as one font. `photo` crops,
resamples and separates photographs in a process of its own (`photo.lab`), and keeps the prints by
content, place, profile and recipe. `preflight` opens the draft with pikepdf and checks it by the
printer's rules, beside the build.
"""
