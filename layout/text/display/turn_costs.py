"""What a turn of a head costs at each kind of place, from the best of places to the worst."""

from __future__ import annotations

AFTER_CLAUSE = 1
AFTER_PREDICATE = 3
"""After an adjective, an idiom or a verb that ends a clause: 夜市旺｜笑语."""
BEFORE_PREDICATE = 4
"""Between subject and predicate, between two predicates, or between a date and what happens."""
BEFORE_TIME = 6
AFTER_OBJECT = 6
"""Between the object of one clause and the subject of the next."""
BEFORE_CONJUNCTION, BEFORE_FIRST_CONJUNCTION = 6, 12
"""The latter where a single word stands before it: 北斗｜与GPS."""
AFTER_ATTRIBUTE = 8
"""After 的, or after a time."""
BEFORE_LONG_QUOTE = 8
"""围绕｜“…” where no turn can be taken inside the quotes."""
PLAIN = 12
"""Between two words that nothing special joins or parts."""
AFTER_CAUSATIVE = 14
"""让老人｜吃上热乎饭."""
AFTER_COUNT = 16
"""引来一批｜智能制造企业: after a verb and 一 with a measure word."""
BEFORE_COUNT = 17
"""接待游客｜46.8万人次: between an object and its number."""
BEFORE_LIKELY_OBJECT = 17
"""Between a verb and a noun that may begin the next clause."""
AFTER_ORDINAL = 18
"""第三届｜社区邻里节."""
AFTER_ASPECT = 18
"""变成了｜家常菜: between a verb with 了 and its object."""
AFTER_LATER_TIME = 18
"""After a time that does not begin the head: 百岁老人每天｜写字."""
AFTER_LATER_OBJECT = 20
"""As `AFTER_OBJECT`, where the first noun after the verb is not the last."""
AFTER_WHOLE_VERB = 20
"""开门｜迎接小学生."""
BEFORE_OBJECT = 24
"""Between a verb and its object."""
BEFORE_NUMBER = 24
"""电梯｜三十部."""
AFTER_OWNER = 26
"""她的｜小本子."""
BEFORE_TITLE = 26
"""话剧｜《茶馆》."""
BEFORE_ATTRIBUTE, AFTER_ADJECTIVE = 26, 40
"""医保｜集中缴费期, and 集中｜缴费期."""
INSIDE_PHRASE = 30
"""Between a modifier and its noun, or two verbs of one predicate."""
BEFORE_LATIN = 32
"""软件｜LibreOffice."""
AFTER_ADVERB = 40
BEFORE_NAMED = 40
"""新登记｜企业: what is newly done and its noun."""
AFTER_INSTITUTION, BEFORE_INSTITUTION = 20, 42
"""小学｜新校区, and 实验｜小学."""
AFTER_ATTRIBUTIVE = 48
"""综合｜管廊: after a word that is hardly anything but an attribute."""
BEFORE_ACTION = 44
"""作风｜建设: a noun and what is done with it, both inside a phrase."""
AFTER_TAIL = 26
"""推进工作｜会议."""
BEFORE_ACTOR = 10
"""老人迷路街头｜民警护送回家: before persons who act, where nothing else shows a clause."""
INSIDE_CLAUSE = 14
"""Added to a turn inside a clause that ends in 的: 楼下巴掌｜大的花园 parts what belongs together."""
BESIDE_LIKELY_PAUSE, BESIDE_PAUSE = 8, 24
"""Added to all other turns of a head in which one clause may end, or surely ends."""
DOUBTFUL = 10
"""Added where a turn cuts a word of another reading of the head: 楼门｜报纸 beside 楼门报｜纸."""
UNSURE = AFTER_LATER_OBJECT
"""A turn of this price or more is one that an editor should look at."""
