"""Where an answer goes, and on which form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from knowledge.text import close_up, fold

_LABEL = re.compile(
    r"^\W{0,3}(?:\d{1,2}|[一二三四五六七八九十])?[.)、\s]*[【\[(〔■□◆●○・※]*\s*"
    r"(?:ご?回答|提出|送付|返信|報告|申込|送信|応募)(?:の?(?:先|方法|宛先|あて先|先及び方法|先・方法))[】\])〕]?\s*[:\s]*(?P<value>.*)$"
)
_ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+\.\w+")
_BY_SYSTEM = re.compile(
    r"(?:一斉調査(?:システム)?|LoGoフォーム|電子申請|オンライン調査|Web(?:フォーム|回答)|調査・?照会.{0,6}システム|回答フォーム)",
    re.I,
)
_SENDS = re.compile(r"(?:回答|提出|送付|返信|報告|送信|入力|登録|申し?込)")
_KINDS = "調査票|回答票|回答書|報告書|申込書|推薦書|チェックシート|調書"
_FORM = re.compile(
    r"(?P<name>(?:別紙|別添)?(?:回答)?(?:第\d+号様式|様式(?:第)?\s?[\d一二三四五六七八九十]*(?:-\d+|号)?(?:の\d+)?)"
    rf"|[\u30a0-\u30ff\u3400-\u9fff]{{0,12}}(?:{_KINDS}))\s*(?P<called>[「『][^」』]{{2,40}}[」』])?"
)
_CALLED = re.compile(rf"[「『](?P<name>[^」』]{{2,40}}(?:{_KINDS}|様式|シート))(?:\.\w{{3,4}})?[」』]")
_NAMELESS = frozenset({"様式", "回答様式", "提出様式"})
_BARE = _NAMELESS | frozenset(_KINDS.split("|"))
_LONGEST = 120


def answer_to(lines: Sequence[str]) -> str:
    """The line that says where to send the answer; "" where none does."""
    for index, line in enumerate(lines):
        found = _LABEL.match(close_up(fold(line)))
        if found:
            following = lines[index + 1].strip() if index + 1 < len(lines) else ""
            return (found["value"].strip() or following)[:_LONGEST]
    for line in lines:
        folded = fold(line)
        if _SENDS.search(folded) and (_ADDRESS.search(folded) or _BY_SYSTEM.search(folded)):
            return line.strip()[:_LONGEST]
    return ""


def forms_in(text: str) -> tuple[str, ...]:
    """The forms to fill in, each once, with their titles where these are written."""
    found = list(dict.fromkeys(_forms(close_up(fold(text)))))
    for vague in (_BARE, _NAMELESS):
        clear = [name for name in found if name not in vague]
        found = clear or found
    return tuple(found)


def _forms(text: str) -> Iterator[str]:
    for match in _CALLED.finditer(text):
        before = _FORM.search(text[max(0, match.start() - 16) : match.start()])
        if before is None or before.end() != min(16, match.start()):
            yield match["name"]
    for match in _FORM.finditer(text):
        inside = text.rfind("「", 0, match.start()) > text.rfind("」", 0, match.start())
        if not inside:
            name = "".join(match["name"].split())
            yield f"{name}{match['called'] or ''}"
