"""One page made up: passes of the search, layouts mended, open pages rescued.

In: a `PageProblem`: stories in order of importance, the area, fixed modules, jumps, the context. Out:
`Layout`s, the best first; or a `Diagnosis` with the changes that would close the page.

`page_maker` gives the settings and shapes of the stories. `one_page` goes through the passes of
`schedule` (copy as it comes, copy eased, other orders, fillers): each pass is searched, its layouts
are read out, judged by the lint and priced. The first pass that gives a page without a fault at a
good price is taken. `head_repair` mends heads without moving a module; `mending` sets the part
round a fault anew, moves lone lines, and starts from layouts whose modules fail by a row or two.

`fillers` leaves fillers out where a page is full, `gaps` fills what fixed modules leave, and
`rescue` tries what would close a page that stays open. `page_pool` gives each page a process.
"""
