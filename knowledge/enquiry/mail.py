"""A pasted mail: what was just written, what it passes on, and what is only quoted below."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from knowledge.enquiry.lines import Line
from knowledge.text import clean, fold

_HEADER = re.compile(
    r"^\s*(?P<name>from|差出人|送信者|sent|date|送信日時|日時|日付|to|宛先|cc|subject|件名|題名|表題)\s*:",
    re.IGNORECASE,
)
_AFTER_COLON = re.compile("[:：]")
_NAMES = {
    "差出人": "from",
    "送信者": "from",
    "sent": "date",
    "送信日時": "date",
    "日時": "date",
    "日付": "date",
    "宛先": "to",
    "件名": "subject",
    "題名": "subject",
    "表題": "subject",
}
_RULE = r"[-_=*－―─]{3,}"
_BORDER = re.compile(
    rf"^\s*{_RULE}\s*(?:original message|forwarded message|元のメッセージ|(?:以下)?転送(?:メッセージ)?)?"
    rf"\s*:?\s*(?:{_RULE})?\s*$|^\s*begin forwarded message:?\s*$",
    re.IGNORECASE,
)
_FORWARDS = re.compile(r"forward|転送", re.IGNORECASE)
_PASSED_ON = re.compile(
    r"転送(?:し|いた|致)|(?:別添|下記|以下|添付)の(?:とおり|通り)[^。]{0,30}(?:から|より)|依頼がありました|照会がありました"
)
_REPLY = re.compile(r"^.{0,80}(?:wrote|writes|書きました|さんは書いた|のメッセージ)\s*:?\s*$")
_QUOTED = re.compile(r"^\s*(?:>|＞|\|)")


@dataclass(slots=True)
class Part:
    """One mail: its headers by name (from, date, to, subject) and its lines."""

    headers: dict[str, str] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)


def parts_of(text: str) -> list[Part]:
    """The newest mail and, where it passes one on, that one too; older talk below is left out.

    Places are line numbers of the pasted text.
    """
    found = _split(text)
    if len(found) < 2:
        return found
    newest, below = found[0], found[1]
    forwarded = any(map(_is_forwarding, (newest.headers.get("subject", ""),)))
    told = _PASSED_ON.search("".join(line.text for line in newest.lines))
    return [newest, below] if forwarded or told or below.headers.get("forwarded") else [newest]


def _split(text: str) -> list[Part]:
    parts = [Part()]
    border = ""
    for number, raw in enumerate(clean(text).split("\n"), 1):
        line = fold(raw)
        if _QUOTED.match(line) or _REPLY.match(line):
            continue
        if _BORDER.match(line):
            border = line
            continue
        header = _HEADER.match(line)
        if header and _starts_anew(parts[-1], header["name"]):
            parts.append(Part({"forwarded": "1"} if _FORWARDS.search(border) else {}))
        if header and not _has_body(parts[-1]):
            name = header["name"].lower()
            parts[-1].headers[_NAMES.get(name, name)] = _AFTER_COLON.split(raw, maxsplit=1)[-1].strip()
        else:
            parts[-1].lines.append(Line(raw.rstrip(), f"{number}行目"))
        border = border if not raw.strip() else ""
    return [part for part in parts if _has_body(part) or part.headers]


def _starts_anew(part: Part, name: str) -> bool:
    """Headers below a body are those of the next mail; a 日時 inside a body is no header."""
    return _has_body(part) and name.lower() in ("from", "差出人", "送信者")


def _has_body(part: Part) -> bool:
    return any(line.text.strip() for line in part.lines)


def _is_forwarding(subject: str) -> bool:
    return bool(re.match(r"\s*(?:fw|fwd|転送)\s*:", fold(subject), re.IGNORECASE))
