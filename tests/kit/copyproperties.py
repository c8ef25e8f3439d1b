"""Body copy: on the grid, in its legs, set as styled."""

from __future__ import annotations

from pagefacts import ASCENT, EXACT, TOUCH, Complaints, PageFacts, text

from layout.core.frame import BLACK
from layout.fit.set_story import SetStory

COPY_PARTS = ("body", "subhead", "source", "jump-to")
"""The parts that stand on the page's grid."""


def copy_stands_on_the_grid(facts: PageFacts) -> Complaints:
    """Body baselines stand on the page's grid; a subhead in the middle of its rows."""
    grid, house = facts.house.grid, facts.house
    to_baseline = (grid.leading - grid.size) / 2 + ASCENT * grid.size
    for story in facts.stories:
        origin = story.manuscript.origin
        for part in COPY_PARTS:
            for run in facts.runs_of.get((origin, part), []):
                row = (run.y - house.type_area.y - to_baseline) / grid.leading
                steps = row * 2 if part == "subhead" else row
                if abs(steps - round(steps)) * grid.leading > EXACT:
                    yield f"{text(run)} stands on row {row:.2f}"


def copy_stands_in_its_legs(facts: PageFacts) -> Complaints:
    """Every line stands in the leg and on the row that the setting gave it, and in the measure."""
    grid = facts.house.grid
    for story in facts.stories:
        origin, lefts = story.manuscript.origin, facts.leg_lefts(story)
        expected = []
        top = facts.inner_top(story)
        to_baseline = (grid.leading - grid.size) / 2 + ASCENT * grid.size
        for line, place in zip(story.galley.lines, story.fit.places, strict=False):
            row = story.fit.tops[place.leg] + place.row + (max(line.rows, 1) - 1) / 2
            y = top + row * grid.leading + to_baseline
            start = next((x for x, atom in zip(line.xs, line.atoms, strict=True) if atom.glyphs), 0)
            expected.append((lefts[place.leg] + start * grid.size, y, line))
        runs = [
            run
            for run in facts.runs
            if run.source.story == origin and run.source.part in COPY_PARTS
        ]
        starts = {(round(run.x, 2), round(run.y, 2)) for run in runs}
        for x, y, line in expected:
            if line.text.strip() and not _near((x, y), starts):
                yield f"the line “{line.text}” of {origin} does not begin at {x:.2f}, {y:.2f}"
        drawn = sum(len("".join(run.texts)) for run in runs)
        wanted = sum(len(t) for _, _, line in expected for atom in line.atoms for t in atom.texts)
        if drawn != wanted:
            yield f"{origin} has {wanted} characters of copy, but {drawn} are drawn"
        measure = story.measures.measure * grid.size
        for run, ink in facts.ink_of(story):
            if run.source.part in COPY_PARTS and not any(
                left - TOUCH <= ink.x and ink.right <= left + measure + TOUCH for left in lefts
            ):
                yield f"{text(run)} leaves the measure of its leg"


def _near(point: tuple[float, float], points: set[tuple[float, float]]) -> bool:
    """Whether a point is among those that are rounded to a hundredth, within two hundredths."""
    x, y = point
    steps = (-0.01, 0.0, 0.01)
    return any((round(x + a, 2), round(y + b, 2)) in points for a in steps for b in steps)


def type_is_as_styled(facts: PageFacts) -> Complaints:
    """Every run has a source, the size of its style, and a face of the role that it should have."""
    styles = facts.house.styles
    for run in facts.runs:
        if not run.source.story or not run.source.part:
            yield f"{run} has no source"
    for story in facts.stories:
        name, origin = story.manuscript.story.id, story.manuscript.origin
        ladder = getattr(facts.house.heads, story.manuscript.story.rank)
        wanted = {
            "kicker": (ladder.kicker_size, ladder.kicker_face),
            "deck": (ladder.deck_size, ladder.deck_face),
            "standfirst": (styles.standfirst.size, styles.standfirst.face),
            "byline": (styles.byline.size, styles.byline.face),
            "label": (styles.label.size, styles.label.face),
            "cutline": (styles.cutline.size, styles.cutline.face),
            "credit": (styles.cutline.size, styles.cutline.face),
        }
        for part, (size, face) in wanted.items():
            fitted = part in ("kicker", "deck", "standfirst") or story.side_head
            for run in facts.runs_of.get((name, part), []):
                if run.size > size + EXACT or (run.size < size - EXACT and not fitted):
                    yield f"{text(run)} has {run.size} pt, not {size}"
                if run.face not in _keys(facts, face):
                    yield f"{text(run)} is set in {run.face}, not in {face}"
        yield from _headline_sizes(facts, story, ladder.largest)
        for part in COPY_PARTS:
            for run in facts.runs_of.get((origin, part), []):
                if run.size != facts.house.grid.size or run.colour != BLACK:
                    yield f"{text(run)} is not set as body copy"


def _headline_sizes(facts: PageFacts, story: SetStory, largest: float) -> Complaints:
    """A headline in several sizes, over the largest of its rank, or not in the size that was chosen."""
    name = story.manuscript.story.id
    sizes = {run.size for run in facts.runs_of.get((name, "headline"), [])}
    if len(sizes) > 1 or any(size > largest + EXACT for size in sizes):
        yield f"the headline of {name} is set in {sizes}"
    if sizes and abs(max(sizes) - story.head.size) > EXACT:
        yield f"the headline of {name} is not set in the size that was chosen"


def _keys(facts: PageFacts, role: str) -> set[str]:
    return {face.key for face in facts.faces.chain(role)}
