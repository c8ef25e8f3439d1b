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

    butted_heads: Price | None = Field(
        alias="碰题", default=None, description="两条横题在栏缝两边碰头，每处的价"
    )
    long_gutter: Price | None = Field(
        alias="断版", default=None, description="一条栏缝通得太长，每处的价"
    )
    gutter_most: int | None = Field(
        alias="栏缝最长",
        default=None,
        ge=20,
        le=100,
        description="栏缝最多连着通多长，占版高的百分之几",
    )
    gutter_runs_on: Price | None = Field(
        alias="栏缝相接", default=None, description="上下两段的主栏缝接成一条，每处的价"
    )
    waist_cut: Price | None = Field(alias="通线", default=None, description="版腰上一刀切到边的价")
    out_of_order: Price | None = Field(
        alias="次序颠倒", default=None, description="次要的稿件排在重要的前面，每对的价"
    )
    lead_low: Price | None = Field(
        alias="头条靠下", default=None, description="有稿件排在头条上面的价"
    )
    gravity: Price | None = Field(
        alias="位置轻重", default=None, description="重要的稿件每低一行的价"
    )
    crop: Price | None = Field(
        alias="裁图", default=None, description="图片的长宽比每改百分之一的价"
    )
    picture_small: Price | None = Field(
        alias="主图偏小",
        default=None,
        description="头条图片比主图最小每小版面的百分之一，按平方计的价",
    )
    picture_least: int | None = Field(
        alias="主图最小", default=None, ge=0, le=50, description="头条图片至少占版面的百分之几"
    )
    picture_behind: Price | None = Field(
        alias="主图次大", default=None, description="头条图片比别的图片每小版面的百分之一的价"
    )
    picture_outdone: Price | None = Field(
        alias="主图被盖过", default=None, description="头条图片必定小于另一张的价"
    )
    picture_most: int | None = Field(
        alias="图片最大", default=None, ge=5, le=100, description="一张图片最多占版面的百分之几"
    )
    picture_page_most: int | None = Field(
        alias="图片版图片最大",
        default=None,
        ge=5,
        le=100,
        description="图片版上一张图片最多占版面的百分之几",
    )
    leg_long: Price | None = Field(
        alias="栏太长", default=None, description="一栏比栏长适中每长一行的价"
    )
    leg_good: int | None = Field(
        alias="栏长适中", default=None, ge=5, le=300, description="多少行以内的栏不算长"
    )
    leg_most: int | None = Field(
        alias="栏长最多", default=None, ge=10, le=300, description="一栏最多多少行"
    )
    leg_least: int | None = Field(
        alias="栏长最少", default=None, ge=1, le=300, description="分几栏排时一栏最少多少行"
    )
    leg_short: Price | None = Field(
        alias="栏太短", default=None, description="一栏不足九行，每少一行的价"
    )
    lone_last: Price | None = Field(
        alias="栏首孤行", default=None, description="段末一行落在栏首的价"
    )
    lone_first: Price | None = Field(
        alias="栏尾孤行", default=None, description="段首一行落在栏尾的价"
    )
    own_columns: Price | None = Field(alias="破栏", default=None, description="不用基本栏宽的价")
    narrow: Price | None = Field(alias="窄栏", default=None, description="能排宽栏而用基本栏宽的价")
    wide: Price | None = Field(alias="宽栏", default=None, description="一行超过 22 字的价")
    aspect: Price | None = Field(
        alias="过扁过长", default=None, description="一块的宽高比超出 0.55 至 2.6，每百分之一的价"
    )
    torn_line: Price | None = Field(
        alias="字距拉开", default=None, description="有一行字距拉开的段落，每段的价"
    )
    loose: Price | None = Field(
        alias="加行", default=None, description="一段排松多一行，按段数的平方计的价"
    )
    tight: Price | None = Field(
        alias="减行", default=None, description="一段排紧少一行，按段数的平方计的价"
    )
    jump: Price | None = Field(alias="转版", default=None, description="一篇转到别的版的价")
    spread_subhead: Price | None = Field(
        alias="插题加空", default=None, description="小标题占第三行的价"
    )
    vertical_head: Price | None = Field(
        alias="竖题", default=None, description="标题竖排在文旁的价"
    )
    inset_head: Price | None = Field(alias="嵌题", default=None, description="标题只盖住几栏的价")
    wrap_masthead: Price | None = Field(
        alias="绕报头", default=None, description="头条绕着报头排的价"
    )
    wrap_bare: Price | None = Field(
        alias="绕报头无图", default=None, description="绕报头而报头旁各栏都不以图片开头的价"
    )
    small_head: Price | None = Field(
        alias="标题缩小", default=None, description="标题比应有的小两级的价，按级数计"
    )
    close_head: Price | None = Field(alias="题空收紧", default=None, description="标题少空一行的价")
    box: Price | None = Field(
        alias="加框", default=None, description="不必加框而加、该加而不加的价"
    )
    pictures_alike: Price | None = Field(
        alias="图片雷同", default=None, description="挨着的两块图片差不多大的价"
    )
    insets_many: Price | None = Field(
        alias="嵌题过多", default=None, description="嵌题超过三分之一，每条的价"
    )
    lead_under: Price | None = Field(
        alias="头条被压", default=None, description="头条排在别的稿件下面，全版只计一次的价"
    )
    filler: Price | None = Field(alias="补白", default=None, description="一条公益广告的价")
    filler_area: Price | None = Field(
        alias="补白面积", default=None, description="公益广告每占版面百分之一的价"
    )
    filler_most: int | None = Field(
        alias="补白最大", default=None, ge=0, le=100, description="一条公益广告最多占版面的百分之几"
    )

    def chosen(self) -> dict[str, int]:
        """The prices and limits that the house has set, by field name."""
        return {name: value for name, value in self if value is not None}
