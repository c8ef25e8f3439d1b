"""Chinese surnames, by which a rule tells a name from words that stand where names do.

Surnames that are far more often plain words (和, 国, 水, 时, 区 …) are left out.
"""

from __future__ import annotations

_SINGLE = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
    "余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞"
    "樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁耿牟卜詹关苗凌费"
    "纪靳盛童欧甄项曲成游裴席卫查屈鲍覃霍翁隋甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘米池滕晋"
    "苑邬臧畅宫来嵺苟窦腾缪胥冼宗娄闫肖褚楚晏冀栾冷辽木郎佟连匡沙巩储麻仇岑蒙占覃闻应屠敖仲鄢封艾巫奚邝蔺植简"
    "衣祖荆练敬谌乌盖占原蓝区迟巴荣农雍邰廉茅牧昌糜伏麦那栗计尚阳卓凤幸麦郁浦隆卿鞠卞樊濮桑年庾璩竺"
)
_DOUBLE = "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 端木 独孤 南宫 闻人 宇文 长孙 轩辕 钟离 澹台"
_PLAIN_WORDS = frozenset("区年应原计来")
SURNAMES = frozenset(_SINGLE) - _PLAIN_WORDS
DOUBLE_SURNAMES = tuple(_DOUBLE.split())


def begins_as_name(text: str) -> bool:
    """Whether a text begins with a surname."""
    return text[:1] in SURNAMES or text.startswith(DOUBLE_SURNAMES)
