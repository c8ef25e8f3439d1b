"""The line-break classes of Unicode that forbid a line end before a character or after it.

The table holds the whole classes as they stand in LineBreak.txt of Unicode 14 (UAX 14), up to
U+1FFFF. `charclass` asks it for every sign that the house's own table of marks does not name.
"""

from __future__ import annotations

_RANGES = {
    "OP": (
        "28 5B 7B A1 BF F3A F3C 169B 201A 201E 2045 207D 208D 2308 230A 2329 2768 276A 276C "
        "276E 2770 2772 2774 27C5 27E6 27E8 27EA 27EC 27EE 2983 2985 2987 2989 298B 298D 298F "
        "2991 2993 2995 2997 29D8 29DA 29FC 2E18 2E22 2E24 2E26 2E28 2E42 2E55 2E57 2E59 2E5B "
        "3008 300A 300C 300E 3010 3014 3016 3018 301A 301D FD3F FE17 FE35 FE37 FE39 FE3B FE3D "
        "FE3F FE41 FE43 FE47 FE59 FE5B FE5D FF08 FF3B FF5B FF5F FF62 13258-1325A 13286 13288 "
        "13379 13437 145CE 1E95E-1E95F"
    ),
    "PR": (
        "24 2B 5C A3-A5 B1 58F 7FE-7FF 9FB AF1 BF9 E3F 17DB 20A0-20A6 20A8-20B5 20B7-20BA "
        "20BC-20BD 20BF 20C1-20CF 2116 2212-2213 FE69 FF04 FFE1 FFE5-FFE6 1E2FF"
    ),
    "PO": (
        "25 A2 B0 609-60B 66A 9F2-9F3 9F9 D79 2030-2037 20A7 20B6 20BB 20BE 20C0 2103 2109 "
        "A838 FDFC FE6A FF05 FFE0 11FDD-11FE0 1ECAC 1ECB0"
    ),
    "CL": (
        "7D F3B F3D 169C 2046 207E 208E 2309 230B 232A 2769 276B 276D 276F 2771 2773 2775 "
        "27C6 27E7 27E9 27EB 27ED 27EF 2984 2986 2988 298A 298C 298E 2990 2992 2994 2996 2998 "
        "29D9 29DB 29FD 2E23 2E25 2E27 2E29 2E56 2E58 2E5A 2E5C 3001-3002 3009 300B 300D 300F "
        "3011 3015 3017 3019 301B 301E-301F FD3E FE11-FE12 FE18 FE36 FE38 FE3A FE3C FE3E FE40 "
        "FE42 FE44 FE48 FE50 FE52 FE5A FE5C FE5E FF09 FF0C FF0E FF3D FF5D FF60-FF61 FF63-FF64 "
        "1325B-1325D 13282 13287 13289 1337A-1337B 13438 145CF"
    ),
    "CP": ("29 5D"),
    "EX": (
        "21 3F 5C6 61B 61D-61F 6D4 7F9 F0D-F11 F14 1802-1803 1808-1809 1944-1945 2762-2763 "
        "2CF9 2CFE 2E2E 2E53-2E54 A60E A876-A877 FE15-FE16 FE56-FE57 FF01 FF1F 115C4-115C5 "
        "11C71"
    ),
    "IS": ("2C 2E 3A-3B 37E 589 60C-60D 7F8 2044 FE10 FE13-FE14"),
    "NS": (
        "17D6 203C-203D 2047-2049 3005 301C 303B-303C 309B-309E 30A0 30FB 30FD-30FE A015 "
        "FE54-FE55 FF1A-FF1B FF65 FF9E-FF9F 16FE0-16FE3 1F679-1F67B"
    ),
    "CJ": (
        "3041 3043 3045 3047 3049 3063 3083 3085 3087 308E 3095-3096 30A1 30A3 30A5 30A7 30A9 "
        "30C3 30E3 30E5 30E7 30EE 30F5-30F6 30FC 31F0-31FF FF67-FF70 1B150-1B152 1B164-1B167"
    ),
    "IN": ("2024-2026 22EF FE19 10AF6"),
}
"""The code points of each class in hexadecimal: single ones, and first-last."""

NEVER_LAST = ("OP", "PR")
"""Opening marks, and signs before a figure: no line ends after them."""
NEVER_FIRST = ("PO", "CL", "CP", "EX", "IS", "NS", "CJ", "IN")
"""Signs after a figure, closing marks, stops, non-starters and leaders: no line begins with them."""


def members(name: str) -> frozenset[str]:
    """All characters of one line-break class of the table."""
    found: set[str] = set()
    for piece in _RANGES[name].split():
        first, _, last = piece.partition("-")
        found.update(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
    return frozenset(found)
