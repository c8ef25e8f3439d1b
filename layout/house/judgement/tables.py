"""The tables of a house: patterns, word lists, limits of make-up."""

from __future__ import annotations

from layout.core.diagnostics import Words
from layout.house.judgement.house_fault import Faults, HouseFault, HouseRule
from layout.house.licence_forms import is_licence_pattern
from layout.house.newspaper import House


def judge_licence_form(house: House) -> Faults:
    """The form of the licence number as a regular expression."""
    if house.licence_form and not is_licence_pattern(house.licence_form):
        yield HouseFault(
            HouseRule.CHECKS,
            (("licence_form",),),
            Words(
                "准印证号格式不是能用的正则表达式",
                "licence_form is not a regular expression that can be used",
            ),
            Words(
                "核对括号和量词；不能用环视和反向引用。例：京内资准字[0-9]{4}—L[0-9]{4}号",
                "check brackets and repeats; look-around and back references cannot be used",
            ),
        )


def judge_wordlist(house: House) -> Faults:
    """Wrong words and their right forms: following one never leads to a wrong word."""
    for wrong, right in house.checks.wordlist.items():
        if wrong in right:
            yield HouseFault(
                HouseRule.CHECKS,
                (("checks", "wordlist", wrong),),
                Words(
                    f"词表里“{wrong}”的正确写法“{right}”还含有“{wrong}”",
                    f"in wordlist the right form “{right}” of “{wrong}” still contains it",
                ),
                Words(
                    "左边写错的词，右边写对的词", "write the wrong word left, the right one right"
                ),
            )


def judge_limits_of_makeup(house: House) -> Faults:
    """Limits of make-up of which one is at most another, where the house writes both."""
    prices = house.makeup
    for low, high, zh in (
        ("leg_least", "leg_good", "栏长最少 不大于 栏长适中"),
        ("leg_good", "leg_most", "栏长适中 不大于 栏长最多"),
        ("picture_least", "picture_most", "主图最小 不大于 图片最大"),
    ):
        least, most = getattr(prices, low), getattr(prices, high)
        if least is not None and most is not None and least > most:
            yield HouseFault(
                HouseRule.CHECKS,
                (("makeup", low), ("makeup", high)),
                Words(f"拼版里 {least} 大于 {most}：{zh}", f"{low} {least} is over {high} {most}"),
                Words(f"改成 {zh}", f"let {low} be at most {high}"),
            )
