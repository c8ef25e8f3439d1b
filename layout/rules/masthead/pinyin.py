"""Pinyin without tones of the characters that occur in names of newspapers (M15).

For a name with another character, only the number of syllables can be checked.
"""

from __future__ import annotations

import re

_READINGS = """
BAO 报保宝堡 BEI 北 BIAN 边 BIN 滨 BO 播博 CHAO 朝潮 CHANG 昌长常 CHEN 晨辰 CHENG 城成承 CHUN 春 DA 大
DAO 导岛 DIAN 淀电店 DONG 东 DOU 都 FA 法 FANG 房方坊 FENG 丰凤峰 GONG 工公 GOU 沟 GU 谷古 GUANG 光广 GUO 国
HAI 海 HAN 汉 HANG 杭 HE 河和合 HU 湖沪 HUA 华花 HUAI 怀淮 HUAN 环 HUI 会 JI 济技纪冀 JIA 家 JIAN 健建
JIANG 江 JIAO 教郊 JIN 津今金 JING 京经景 JU 居 JUN 军 KAN 刊 KANG 康 KE 科 LI 历里 LIAN 联 LIU 流 LU 路陆鲁
MEI 媒 MEN 门 MENG 盟 MI 密 MIN 民 MING 明 NAN 南 NIAN 年 NING 宁 NONG 农 PING 平 QI 企旗 QIAO 桥 QING 庆青清轻
QU 区 REN 人 RI 日 RONG 融 ROU 柔 SHAN 山 SHANG 上商 SHAO 少 SHE 社 SHEN 深沈 SHENG 生声省 SHI 市石时视事师世
SHUN 顺 TAI 台 TI 体 TIAN 天 TONG 通 TOU 头 TU 图 WAN 晚湾 WEI 卫 WEN 文闻 WU 武 XI 西 XIA 夏 XIAN 县 XIANG 乡
XIAO 校 XIN 新信心 XING 兴星 XUE 学 XUN 讯 YIN 银音印阴 YAN 延燕 YANG 阳洋羊扬 YI 义艺医易 YING 影 YOU 邮 YU 育豫渝 YUAN 园苑
YUE 粤 YUN 云 ZAO 早 ZHA 札 ZHE 浙 ZHEN 镇 ZHI 制治志之 ZHONG 中 ZHOU 周州洲 ZHU 主 ZI 资
"""
_SYLLABLE = (
    "(?:(?:ZH|CH|SH|[BPMFDTNLGKHJQXRZCSYW])?"
    "(?:IANG|IONG|UANG|ANG|ENG|ING|ONG|IAN|IAO|UAI|UAN|AI|EI|UI|AO|OU|IU|IE|UE|VE|ER|AN|EN|IN|UN"
    "|VN|IA|UA|UO|A|O|E|I|U|V))"
)


def pinyin_of(name: str) -> str | None:
    """The pinyin of a name in capitals; None if the table lacks one of its characters."""
    words = _READINGS.split()
    table = {c: s for s, chars in zip(words[::2], words[1::2], strict=True) for c in chars}
    readings = [table.get(char) for char in name]
    return "".join(r for r in readings if r) if all(readings) else None


def readable(pinyin: str, count: int) -> bool:
    """Whether capitals can be read as exactly `count` pinyin syllables without tones."""
    return re.fullmatch(f"{_SYLLABLE}{{{count}}}", pinyin) is not None
