"""Whether a line is nothing but the name of an office."""

from __future__ import annotations

import re

_BODY = re.compile(
    r"(?!都道府県|市区?町村|指定都市)"
    r"[\w・]{1,30}(?:省|庁|都|道|府|県|市|区|町|村|委員会|機構|センター|協議会|事務局|本部)"
)
_PART_OF_BODY = re.compile(
    r"(?!場所|会場|住所|所在)"
    r"(?:[\u3400-\u9fff]{1,10}(?:省|庁|府|県|都|道|市|区|町|村|機構|協会|財団|センター|委員会|連合|内閣官房))"
    r"[^、。]{0,40}?(?:長|課|室|局|官|部|省|庁|府|県|都|道|市|区|町|村|係|班|担当|本部|事務局|機構|協会|センター|委員会)"
    r"(?:\(公印省略\))?"
)


def is_body(bare: str) -> bool:
    """A public body by its bare name: 総務省, ○○市. `bare` is folded and has no blanks."""
    return bool(_BODY.fullmatch(bare))


def is_part_of_body(bare: str) -> bool:
    """A part of a public body, or who heads it: 総務省自治行政局長. `bare` is folded and has no blanks."""
    return bool(_PART_OF_BODY.fullmatch(bare))
