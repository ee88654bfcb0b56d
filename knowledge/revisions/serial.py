"""Titles under which new documents appear again and again beside the old ones."""

from __future__ import annotations

import re

_SERIAL = re.compile(
    r"議事(?:録|要旨|次第|概要)|会議(?:録|次第|資料)|次第$|第\d+回|会報|広報|だより|ニュース|月報|年報|日報|週報"
    r"|(?:報告|実績|結果|状況|予算|決算|統計)(?:書|表|概要)?$|お知らせ$|^(?:別紙|別添|様式|資料|参考)\d*$|一覧$"
)


def is_serial(subject: str) -> bool:
    """Whether a newer document of this name leaves the older one standing."""
    return bool(_SERIAL.search(subject))
