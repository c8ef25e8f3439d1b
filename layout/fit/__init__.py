"""One story in one module: the ways to set its copy, heads and pictures, in rows and em.

Before make-up, `story_settings` turns a story into numbers for every width and number of legs: rows
of its heads (`head_ways`), of its copy (`copy_ways`), of its pictures (`pictures`). Fonts and points
become rows here, so that `search` needs numbers only.

After make-up, `set_story` sets the story into the module that it got, with the `Closing` that
make-up chose. Rows of the head are taken off; the first picture takes the rows that the copy
leaves, within its limits; then air goes to the head. What is left are white rows; what does not fit
is overset, in lines and characters. The legs are levelled; the last ones take the short row.
"""
