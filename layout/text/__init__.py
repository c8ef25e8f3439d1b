"""Composition: paragraphs, rules and a measure go in, lines come out. It knows no stories.

Copy becomes atoms (one Han character, one mark without its blank half, a whole word or number) and
gaps. The blank half of a mark is a gap like any other, so trimming at line ends, adjacent marks,
squeezing and spreading are all changes of gaps; glyph widths are never changed. `charclass` is the
one table of marks.

A paragraph is broken as a whole. `optimum` is an exact programme over all endings of its lines. The
price of a line is a row of quantities in order of gravity (overfull, opened beyond limits, …),
packed into one integer by `price` and `row_sums`. A paragraph can also be asked for with one line
more or less. `composer` remembers endings by copy and measure.

`signs` knows what belongs together: a figure and its signs are one unit, an address breaks after its
marks, and Unicode's classes say which signs begin or end no line.

Heads stand in `display`. A head is turned by sense: `lexicon` looks its words up, `turn_prices`
prices every place between two words, and `turns` gives the best ways on one, two and three lines.
"""
