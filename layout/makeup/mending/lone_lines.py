"""Lone lines removed from legs without a change of modules (孤行, A12.2).

A lone line is the last line of a paragraph at the top of a leg. Make-up pays for it, but often has
no other module for the story. Then one paragraph is set a line shorter and another a line longer.
"""

from __future__ import annotations

from collections.abc import Sequence

from layout.fit.story_settings import Closing
from layout.makeup.page_layout import FILLER, Layout, ShapeSpot
from layout.makeup.page_maker import PageMaker
from layout.search.shapes.bodies import Pictured, closed_bodies, pictured_bodies
from layout.search.shapes.setting import CopySetting, Setting
from layout.search.shapes.shape import Shape
from layout.search.weights import IMPOSSIBLE, Weights


def without_lone_lines(page: PageMaker, made: Layout) -> Layout:
    """The layout with the same modules and fewer lone lines."""
    closings = dict(made.closings)
    for spot in made.spots:
        if spot.story != FILLER:
            name = page.manuscripts[spot.story].story.id
            closings[name] = _evened(page, spot, made.ease) or closings[name]
    return made._replace(closings=closings)


def _evened(page: PageMaker, spot: ShapeSpot, ease: int) -> Closing | None:
    """How the story closes with fewer lone lines, or None if that costs more than they do."""
    story, shape = page.story(spot.story, ease), spot.shape
    settings = story.settings(ease)
    setting = settings[shape.setting]
    copy = setting.copies[shape.copy]
    if not copy.lone_last:
        return None
    weights = page.context.weights
    known = [
        way for way in pictured_bodies(setting, page.area.rows, weights) if _stands_in(way, shape)
    ]
    best, least = None, _price(copy, setting, shape, known, weights)
    if least < copy.price + weights.lone_last:
        return None
    for other in story.shifted(setting, copy):
        price = _price(other, setting, shape, known, weights)
        if price < least:
            best, least = other, price
    return None if best is None else story.closing(shape, settings, best)


def _stands_in(way: Pictured, shape: Shape) -> bool:
    """Whether a way to place the first picture is the way of a shape."""
    legs, arrangement = (way.picture.legs, way.picture.choice) if way.picture else (0, 0)
    return (way.rows, legs, arrangement, way.above > 0) == (
        shape.picture,
        shape.picture_legs,
        shape.arrangement,
        shape.picture_above,
    )


def _price(
    copy: CopySetting, setting: Setting, shape: Shape, ways: Sequence[Pictured], weights: Weights
) -> int:
    """The price of copy and pictures in a shape; `IMPOSSIBLE` if they do not close it."""
    head = setting.heads[shape.head]
    inset = (head.span, shape.notch + head.rows + shape.air) if head.span else (0, 0)
    within = (setting.leg_most, weights)
    some = (closed_bodies(copy, shape.copy, way, within, inset) for way in ways)
    fitting = (
        b for b in some if b is not None and (b.depth, b.short) == (shape.depth, shape.short)
    )
    return min((body.price for body in fitting), default=IMPOSSIBLE)
