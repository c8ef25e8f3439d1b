"""The prices and limits of make-up that a house sets itself.

Make-up looks for the page with the lowest sum of prices. `layout/search/weights.py` has the
default and the meaning of each field, under the same name.
"""

from __future__ import annotations

from pydantic import Field

from layout.house.limits import Price
from layout.source.binding import SourceModel


class MakeupPrices(SourceModel):
    """Prices and limits of make-up; None stands for the default.

    Prices are whole numbers from 0 without a unit: only their proportions count, and a vertical
    head costs 120 by default. Limits are in rows (`leg_good`, `leg_most`, `leg_least`), in
    hundredths of the page's height (`gutter_most`) or in hundredths of its area (`picture_least`,
    `picture_most`, `picture_page_most`, `filler_most`).
    """

    butted_heads: Price | None = Field(alias="碰题", default=None)
    long_gutter: Price | None = Field(alias="断版", default=None)
    gutter_most: int | None = Field(alias="栏缝最长", default=None, ge=20, le=100)
    gutter_runs_on: Price | None = Field(alias="栏缝相接", default=None)
    waist_cut: Price | None = Field(alias="通线", default=None)
    out_of_order: Price | None = Field(alias="次序颠倒", default=None)
    lead_low: Price | None = Field(alias="头条靠下", default=None)
    gravity: Price | None = Field(alias="位置轻重", default=None)
    crop: Price | None = Field(alias="裁图", default=None)
    picture_small: Price | None = Field(alias="主图偏小", default=None)
    picture_least: int | None = Field(alias="主图最小", default=None, ge=0, le=50)
    picture_behind: Price | None = Field(alias="主图次大", default=None)
    picture_outdone: Price | None = Field(alias="主图被盖过", default=None)
    picture_most: int | None = Field(alias="图片最大", default=None, ge=5, le=100)
    picture_page_most: int | None = Field(alias="图片版图片最大", default=None, ge=5, le=100)
    leg_long: Price | None = Field(alias="栏太长", default=None)
    leg_good: int | None = Field(alias="栏长适中", default=None, ge=5, le=300)
    leg_most: int | None = Field(alias="栏长最多", default=None, ge=10, le=300)
    leg_least: int | None = Field(alias="栏长最少", default=None, ge=1, le=300)
    leg_short: Price | None = Field(alias="栏太短", default=None)
    lone_last: Price | None = Field(alias="栏首孤行", default=None)
    lone_first: Price | None = Field(alias="栏尾孤行", default=None)
    own_columns: Price | None = Field(alias="破栏", default=None)
    narrow: Price | None = Field(alias="窄栏", default=None)
    wide: Price | None = Field(alias="宽栏", default=None)
    aspect: Price | None = Field(alias="过扁过长", default=None)
    torn_line: Price | None = Field(alias="字距拉开", default=None)
    loose: Price | None = Field(alias="加行", default=None)
    tight: Price | None = Field(alias="减行", default=None)
    jump: Price | None = Field(alias="转版", default=None)
    spread_subhead: Price | None = Field(alias="插题加空", default=None)
    vertical_head: Price | None = Field(alias="竖题", default=None)
    inset_head: Price | None = Field(alias="嵌题", default=None)
    wrap_masthead: Price | None = Field(alias="绕报头", default=None)
    wrap_bare: Price | None = Field(alias="绕报头无图", default=None)
    small_head: Price | None = Field(alias="标题缩小", default=None)
    close_head: Price | None = Field(alias="题空收紧", default=None)
    box: Price | None = Field(alias="加框", default=None)
    pictures_alike: Price | None = Field(alias="图片雷同", default=None)
    insets_many: Price | None = Field(alias="嵌题过多", default=None)
    lead_under: Price | None = Field(alias="头条被压", default=None)
    filler: Price | None = Field(alias="补白", default=None)
    filler_area: Price | None = Field(alias="补白面积", default=None)
    filler_most: int | None = Field(alias="补白最大", default=None, ge=0, le=100)

    def chosen(self) -> dict[str, int]:
        """The prices and limits that the house has set, by field name."""
        return {name: value for name, value in self if value is not None}
