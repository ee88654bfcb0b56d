"""For whom a passage speaks."""

from __future__ import annotations

import re

from knowledge.document import Audience
from knowledge.text import fold

_MARK = re.compile(r"[【\[〔](?P<who>[^】\]〕]{2,20})[】\]〕]")
_PREFECTURES = re.compile(r"都道府県(?!内|下|市)")
_MUNICIPALITIES = re.compile(r"市(?:区)?町村|市区町|市町(?!村)|特別区")
_ONLY_NAMES = re.compile(
    r"(?:都道府県|市区町村|市町村|特別区|指定都市|政令市|中核市|[・、,/ 及びと等のみ向け])+"
)


def audience_of(text: str) -> Audience:
    """Read from marks such as 【都道府県】 and 【都道府県・市町村】; unstated without one."""
    named = [match["who"] for match in _MARK.finditer(fold(text)) if _ONLY_NAMES.fullmatch(match["who"])]
    prefectures = any(_PREFECTURES.search(who) for who in named)
    municipalities = any(_MUNICIPALITIES.search(who) for who in named)
    if prefectures and municipalities:
        return Audience.BOTH
    if prefectures:
        return Audience.PREFECTURES
    return Audience.MUNICIPALITIES if municipalities else Audience.UNSTATED
