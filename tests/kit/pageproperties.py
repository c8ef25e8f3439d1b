"""What holds on every finished page. Each property yields a complaint for every breach.

The properties ask the frame, and compare it with the modules, the house and the settings of the
stories; they use no constant of the drawing rooms, so that a wrong one is seen.
"""

from __future__ import annotations

from collections.abc import Sequence

from copyproperties import copy_stands_in_its_legs, copy_stands_on_the_grid, type_is_as_styled
from furnitureproperties import (
    furniture_is_as_styled,
    the_date_stack_stands_in_its_box,
    the_folio_is_mirrored,
    the_folio_stands_on_its_rules,
    the_foot_has_its_rule_and_its_black,
    the_foot_stands_on_its_rows,
    the_info_line_stands_between_its_rules,
    the_nameplate_is_clear,
)
from headproperties import (
    head_parts_follow_one_another,
    heads_stand_on_their_rows,
    labels_are_white_on_black,
    vertical_heads_stand_in_their_column,
)
from inkproperties import (
    no_line_crosses_ink,
    no_text_on_a_picture,
    no_two_texts_overlap,
    nothing_leaves_the_type_area,
    stories_stay_in_their_modules,
)
from lineproperties import (
    boxes_have_no_hairlines_beside_them,
    boxes_stand_on_their_modules,
    column_rules_stand_in_gutters,
    fillers_stand_in_double_boxes,
    hairlines_part_the_modules,
)
from pagefacts import Property
from pictureproperties import pictures_fill_their_place, words_stand_under_their_picture

PROPERTIES: Sequence[Property] = (
    no_line_crosses_ink,
    no_two_texts_overlap,
    no_text_on_a_picture,
    stories_stay_in_their_modules,
    nothing_leaves_the_type_area,
    heads_stand_on_their_rows,
    vertical_heads_stand_in_their_column,
    head_parts_follow_one_another,
    labels_are_white_on_black,
    copy_stands_on_the_grid,
    copy_stands_in_its_legs,
    pictures_fill_their_place,
    words_stand_under_their_picture,
    column_rules_stand_in_gutters,
    hairlines_part_the_modules,
    boxes_have_no_hairlines_beside_them,
    boxes_stand_on_their_modules,
    fillers_stand_in_double_boxes,
    the_nameplate_is_clear,
    the_date_stack_stands_in_its_box,
    the_info_line_stands_between_its_rules,
    the_folio_is_mirrored,
    the_folio_stands_on_its_rules,
    the_foot_stands_on_its_rows,
    the_foot_has_its_rule_and_its_black,
    type_is_as_styled,
    furniture_is_as_styled,
)
