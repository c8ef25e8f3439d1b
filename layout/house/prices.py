"""The prices and limits of make-up that a house sets itself.

Make-up looks for the page with the lowest sum of prices. `layout/search/weights.py` has the
default and the meaning of each field, under the same name.
"""

from __future__ import annotations

from pydantic import Field

from layout.source.binding import SourceModel


class MakeupPrices(SourceModel):
    """Prices and limits of make-up; None stands for the default.

    Prices are whole numbers from 0 without a unit: only their proportions count, and a vertical
    head costs 120 by default. Limits are in rows (`leg_good`, `leg_most`, `leg_least`), in
    hundredths of the page's height (`gutter_most`) or in hundredths of its area (`picture_least`,
    `picture_most`, `picture_page_most`, `filler_most`).
    """

    butted_heads: int | None = Field(alias="碰题", default=None, ge=0)
    long_gutter: int | None = Field(alias="断版", default=None, ge=0)
    gutter_most: int | None = Field(alias="栏缝最长", default=None, ge=20, le=100)
    gutter_runs_on: int | None = Field(alias="栏缝相接", default=None, ge=0)
    waist_cut: int | None = Field(alias="通线", default=None, ge=0)
    out_of_order: int | None = Field(alias="次序颠倒", default=None, ge=0)
    lead_low: int | None = Field(alias="头条靠下", default=None, ge=0)
    gravity: int | None = Field(alias="位置轻重", default=None, ge=0)
    crop: int | None = Field(alias="裁图", default=None, ge=0)
    picture_small: int | None = Field(alias="主图偏小", default=None, ge=0)
    picture_least: int | None = Field(alias="主图最小", default=None, ge=0, le=50)
    picture_behind: int | None = Field(alias="主图次大", default=None, ge=0)
    picture_outdone: int | None = Field(alias="主图被盖过", default=None, ge=0)
    picture_most: int | None = Field(alias="图片最大", default=None, ge=5, le=100)
    picture_page_most: int | None = Field(alias="图片版图片最大", default=None, ge=5, le=100)
    leg_long: int | None = Field(alias="栏太长", default=None, ge=0)
    leg_good: int | None = Field(alias="栏长适中", default=None, ge=5)
    leg_most: int | None = Field(alias="栏长最多", default=None, ge=10)
    leg_least: int | None = Field(alias="栏长最少", default=None, ge=1)
    leg_short: int | None = Field(alias="栏太短", default=None, ge=0)
    lone_last: int | None = Field(alias="栏首孤行", default=None, ge=0)
    lone_first: int | None = Field(alias="栏尾孤行", default=None, ge=0)
    own_columns: int | None = Field(alias="破栏", default=None, ge=0)
    narrow: int | None = Field(alias="窄栏", default=None, ge=0)
    wide: int | None = Field(alias="宽栏", default=None, ge=0)
    aspect: int | None = Field(alias="过扁过长", default=None, ge=0)
    torn_line: int | None = Field(alias="字距拉开", default=None, ge=0)
    loose: int | None = Field(alias="加行", default=None, ge=0)
    tight: int | None = Field(alias="减行", default=None, ge=0)
    jump: int | None = Field(alias="转版", default=None, ge=0)
    spread_subhead: int | None = Field(alias="插题加空", default=None, ge=0)
    vertical_head: int | None = Field(alias="竖题", default=None, ge=0)
    inset_head: int | None = Field(alias="嵌题", default=None, ge=0)
    wrap_masthead: int | None = Field(alias="绕报头", default=None, ge=0)
    wrap_bare: int | None = Field(alias="绕报头无图", default=None, ge=0)
    small_head: int | None = Field(alias="标题缩小", default=None, ge=0)
    close_head: int | None = Field(alias="题空收紧", default=None, ge=0)
    box: int | None = Field(alias="加框", default=None, ge=0)
    pictures_alike: int | None = Field(alias="图片雷同", default=None, ge=0)
    insets_many: int | None = Field(alias="嵌题过多", default=None, ge=0)
    lead_under: int | None = Field(alias="头条被压", default=None, ge=0)
    filler: int | None = Field(alias="补白", default=None, ge=0)
    filler_area: int | None = Field(alias="补白面积", default=None, ge=0)
    filler_most: int | None = Field(alias="补白最大", default=None, ge=0, le=100)

    def chosen(self) -> dict[str, int]:
        """The prices and limits that the house has set, by field name."""
        return {name: value for name, value in self if value is not None}
