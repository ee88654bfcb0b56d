"""What an enquiry is about, and who sends it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.enquiry.draft import Asker
from knowledge.text import close_up, fold

_PREFIX = re.compile(
    r"^\s*(?:(?:re|fw|fwd|転送|返信)\s*[:：]|【[^】]{0,20}】|\[[^\]]{0,20}\]|<[^>]{0,20}>|〔[^〕]{0,20}〕)\s*",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"^.{4,90}?(?:について|に係る(?:調査|照会)|の(?:調査|照会|募集|提出|報告|推薦|登録))(?:[(（].{1,16}[)）])?$"
)
_MARKED = re.compile(r"^.{4,90}?[(（](?:照会|依頼|通知|回答依頼|調査依頼|周知|募集)[)）]$")
_PREFECTURAL = re.compile(
    r"@(?:[\w.-]*\.)?pref\.[\w.-]+|(?:北海道|東京都|京都府|大阪府|[\u3041-\u3096\u3400-\u9fff]{2,4}県)(?!内|下|立|境)"
    r"[\u3041-\u30ff\u3400-\u9fff]{0,20}(?:部|課|局|室|班|係|知事)|市町村課|本県|当県"
)
_NATIONAL = re.compile(
    r"@(?:[\w.-]*\.)?[\w-]+\.go\.jp|(?:総務|厚生労働|文部科学|農林水産|国土交通|経済産業|環境|財務|法務|外務|防衛)省"
    r"|デジタル庁|こども家庭庁|内閣(?:府|官房)|消防庁|個人情報保護委員会"
)
_INTRODUCTION = re.compile(r"(?P<who>.{3,40}?)(?:の[^。、]{1,10})?です(?:。|$)")
_LONGEST_NAME = 60
_NEAR = 12  # lines at the head and the foot of a letter


def title_of(subject: str, lines: Iterable[str]) -> str:
    """The subject without marks of forwarding and urging, else the line that reads like one."""
    bare = subject.strip()
    while (shorter := _PREFIX.sub("", bare)) != bare:
        bare = shorter
    if bare:
        return bare
    candidates = (close_up(line).strip() for line in lines)
    return next((each for each in candidates if _SUBJECT.match(fold(each)) or _MARKED.match(fold(each))), "")


def side_of(text: str) -> Asker:
    """Whether a sender belongs to a prefecture or to the state."""
    if _PREFECTURAL.search(text):
        return Asker.PREFECTURE
    return Asker.NATIONAL if _NATIONAL.search(text) else Asker.UNSTATED


def sender_of(header: str, lines: list[str]) -> tuple[str, Asker]:
    """The sender as written, and its side: by the header, else by the head and the foot of the letter."""
    if header and side_of(fold(header)) is not Asker.UNSTATED:
        return header, side_of(fold(header))
    written = [close_up(line).strip() for line in lines if line.strip()]
    for line in [*written[:_NEAR], *reversed(written[-_NEAR:])]:
        introduced = _INTRODUCTION.match(line)
        name = introduced["who"] if introduced else line
        side = side_of(fold(name))
        if side is not Asker.UNSTATED and len(name) <= _LONGEST_NAME and not name.endswith("。"):
            return header or name, side
    return header, Asker.UNSTATED
