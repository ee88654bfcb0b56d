"""What the first page of a notice states: 文書番号, date, addressees, issuer, title, contact.

The form is that of 公用文作成の要領 as ministries and prefectures follow it:
number and date at the upper right, addressees at the left, the issuer at the
right, then the title (「…について（通知）」), the text, and the contact at the end.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from knowledge.dates import Kind, extract
from knowledge.document import Block, BlockKind, Metadata
from knowledge.structure.document_kind import kind_of
from knowledge.text import close_up, fold

_FRONT = 40  # blocks at most on the first page that may be a notice's head
_EDITION_LINE = 40
_END = 25  # blocks at the end in which a contact may stand
_NUMBER = re.compile(
    r"(?:\d{1,3})?[\u3400-\u9fff々ァ-ヴ]{1,12}(?:発|収|達)?\d{0,4}第\d{1,5}号(?:の\d{1,3})?|事務連絡"
)
_NOT_A_NUMBER = re.compile(r"法律|条例|規則|政令|省令|府令|告示|議案|様式|別表|号外")
_ADDRESSED = re.compile(r"^(?P<who>各?.{2,60}?)(?:\s*(?:御中|殿|様|各位|あて|宛て?))$")
_EACH = re.compile(r"^各(?:都道府県|指定都市|市区?町村|市町|省庁|府省|部局|課|所属|団体|位)")
_ONLY_HONORIFIC = re.compile(r"御中|殿|様|各位")
_OFFICE = re.compile(
    r"(?!場所|会場|住所|所在)"
    r"(?:[\u3400-\u9fff]{1,10}(?:省|庁|府|県|都|道|市|区|町|村|機構|協会|財団|センター|委員会|連合|内閣官房))"
    r"[^、。]{0,40}?(?:長|課|室|局|官|部|省|庁|府|県|都|道|市|区|町|村|係|班|担当|本部|事務局|機構|協会|センター|委員会)"
    r"(?:\(公印省略\))?"
)
_SUBJECT = re.compile(r"について(?:\(.{1,20}\))?$|\((?:通知|依頼|照会|回答|周知|情報提供|送付|案内)\)$")
_CONTACT = re.compile(
    r"[(【〔<]?(?:本件)?(?:に関する)?"
    r"(?:お?問い?合わ?せ先?|連絡先|担当(?:者|課|部署|係)?|照会先)[)】〕>]?(?:[: ]|$)"
)
_REACH = re.compile(r"TEL|電話|内線|FAX|mail|@|課|係|室|担当|〒", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:条例|規則|要綱|要領|規程|規約|計画|方針|予算|概要|資料|報告書?|一覧表?|結果|手引き?|の件|通告書|意見書)$"
)
_EDITION = re.compile(r"第 ?[\d.]+ ?版|初版|(?:令和|平成)[\d元]+年(?:度|\d+月(?:\d+日)?)? ?(?:改[定訂]|版)")


@dataclass(frozen=True, slots=True)
class _Line:
    """One column of a printed line on the first page, as written and folded without spaces."""

    written: str
    bare: str


def described(blocks: Sequence[Block], metadata: Metadata) -> Metadata:
    """The metadata with what the blocks state about the document; nothing known is overwritten."""
    front = list(_lines(_first_page(blocks)))
    addressees, rest = _addressees(front)
    issuer = _first(line.bare for line in rest if _OFFICE.fullmatch(line.bare))
    number = _first(line.bare for line in rest if _is_number(line.bare))
    found = Metadata(
        title=_title(rest, blocks),
        issuer=issuer.removesuffix("(公印省略)"),
        issued_on=_issued_on(rest),
        number=number,
        edition=_edition(front),
        addressees=addressees,
        contact=_contact(blocks),
    )
    merged = _filled(metadata, found)
    return merged if merged.kind else replace(merged, kind=kind_of(merged, blocks))


def _filled(known: Metadata, found: Metadata) -> Metadata:
    names = ("title", "issuer", "issued_on", "number", "edition", "addressees", "contact")
    return replace(known, **{name: getattr(known, name) or getattr(found, name) for name in names})


def _first_page(blocks: Sequence[Block]) -> list[Block]:
    place = blocks[0].place if blocks else None
    first = [block for block in blocks[:_FRONT] if place is None or block.place.number == place.number]
    running = [index for index, block in enumerate(first) if len(block.text) > 120]
    return first[: running[0]] if running else first


def _lines(blocks: Iterable[Block]) -> Iterable[_Line]:
    for block in blocks:
        if block.kind is BlockKind.TABLE_ROW:
            continue
        for column in re.split(r"\n|\u3000{1,}(?=\S{4,})", block.text):
            written = close_up(column).strip(" \u3000")
            if written:
                yield _Line(written, re.sub(r"\s+", "", fold(written)))


def _first(found: Iterable[str]) -> str:
    return next(iter(found), "")


def _is_number(bare: str) -> bool:
    return bool(_NUMBER.fullmatch(bare)) and not _NOT_A_NUMBER.search(bare)


def _issued_on(lines: Sequence[_Line]) -> dt.date | None:
    """The first line that is a date and nothing else."""
    for line in lines:
        for mention in extract(line.written):
            whole = len(line.written.strip()) - len(mention.text) <= 4
            if mention.kind is Kind.DATE and mention.start is not None and whole:
                return mention.start
    return None


def _edition(lines: Sequence[_Line]) -> str:
    short = (fold(line.written) for line in lines[:12] if len(line.bare) <= _EDITION_LINE)
    own = (text for text in short if not re.search(r"※|出典", text))
    found = (_EDITION.search(text) for text in own)
    return _first(match.group() for match in found if match)


def _addressees(lines: Sequence[_Line]) -> tuple[tuple[str, ...], list[_Line]]:
    """Whom the document is addressed to, and the lines that are left."""
    named: list[str] = []
    rest: list[_Line] = []
    for line in lines:
        match = _ADDRESSED.match(line.bare)
        if match or _EACH.match(line.bare):
            named.append(match["who"] if match else line.bare)
        elif not _ONLY_HONORIFIC.fullmatch(line.bare):
            rest.append(line)
    return tuple(dict.fromkeys(named)), rest


def _title(lines: Sequence[_Line], blocks: Sequence[Block]) -> str:
    """The subject line of a notice, else the first title or heading of the document."""
    for index, line in enumerate(lines):
        if _SUBJECT.search(line.bare) and len(line.bare) <= 120:
            before = lines[index - 1] if index else None
            wrapped = before is not None and _is_first_half(before.bare)
            return before.written + line.written if wrapped and before is not None else line.written
    return _headed(blocks) or _first(line.written for line in lines if _NAMED.search(line.bare))


def _headed(blocks: Sequence[Block]) -> str:
    """The outermost headings of the first page that stand directly together."""
    first = [block for block in blocks[:_FRONT] if block.place.number in (None, 1)]
    kinds = (BlockKind.TITLE, BlockKind.HEADING)
    best = min((block.level for block in first if block.kind in kinds), default=None)
    titles: list[str] = []
    for block in first:
        if block.kind in kinds and block.level == best:
            titles.append(block.text)
        elif titles:
            break
    return " ".join(titles[:3])


def _is_first_half(bare: str) -> bool:
    """A line that breaks off before the subject's end."""
    other = _OFFICE.fullmatch(bare) or _is_number(bare) or _NUMBER.fullmatch(bare) or "公印" in bare
    return len(bare) >= 12 and not other and bool(re.search(r"[のにをはとびる、・]$", bare))


def _contact(blocks: Sequence[Block]) -> str:
    """The contact at the end of the first or the last pages."""
    for start in range(len(blocks) - 1, max(-1, len(blocks) - _END - 1), -1):
        if _CONTACT.match(fold(blocks[start].text).strip()):
            lines = [blocks[start].text]
            for block in blocks[start + 1 : start + 7]:
                if not _REACH.search(fold(block.text)) or len(block.text) > 120:
                    break
                lines.append(block.text)
            return " ".join(" ".join(lines).split())
    return ""
