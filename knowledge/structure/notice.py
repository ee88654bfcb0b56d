"""What the first page of a notice states: 文書番号, date, addressees, issuer, title, contact.

The form is that of 公用文作成の要領 as ministries and prefectures follow it:
number and date at the upper right, addressees at the left, the issuer at the
right, then the title (「…について（通知）」), the text, and the contact at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from knowledge.document import Block, BlockKind, Metadata, PlaceKind
from knowledge.structure.dateline import only_day
from knowledge.structure.document_kind import kind_of
from knowledge.structure.office import is_body, is_part_of_body
from knowledge.text import close_up, fold

_FRONT = 40  # blocks at most on the first page that may be a notice's head
_COVER = 12  # lines in which a bare name of an office is its issuer
_BESIDE_EDITION = 8  # characters on the line of an edition
_END = 25  # blocks at the end in which a contact may stand
_NUMBER = re.compile(
    r"(?:\d{1,3})?[\u3400-\u9fff々ァ-ヴ]{1,12}(?:発|収|達)?\d{0,4}第\d{1,5}号(?:の\d{1,3})?|事務連絡"
)
_NOT_A_NUMBER = re.compile(r"法律|条例|規則|政令|省令|府令|告示|議案|様式|別表|号外")
_ADDRESSED = re.compile(r"^(?P<who>各?.{2,60}?)(?:\s*(?:御中|殿|様|各位|あて|宛て?))$")
_EACH = re.compile(r"^各(?:都道府県|指定都市|市区?町村|市町|省庁|府省|部局|課|所属|団体|位)")
_ONLY_HONORIFIC = re.compile(r"御中|殿|様|各位")
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


def described(blocks: Sequence[Block], metadata: Metadata, named: str = "") -> Metadata:
    """The metadata with what the blocks state about the document; nothing known is overwritten.

    `named` is the title in the file's properties, which is often that of the
    file it was copied from: it counts where the first page says it too, or says
    no other.
    """
    front = list(_lines(_first_page(blocks)))
    addressees, rest = _addressees(front)
    number = _first(line.bare for line in rest if _is_number(line.bare))
    title = metadata.title or _unwrapped(_title(rest, blocks, named))
    found = Metadata(
        title=title,
        issuer=_issuer(rest),
        issued_on=next((day for line in rest if (day := only_day(line.written))), None),
        number=number,
        edition=_edition(front, title),
        addressees=addressees,
        contact=_contact(blocks),
    )
    merged = _filled(metadata, found)
    return merged if merged.kind else replace(merged, kind=kind_of(merged, blocks))


def _filled(known: Metadata, found: Metadata) -> Metadata:
    names = ("title", "issuer", "issued_on", "number", "edition", "addressees", "contact")
    return replace(known, **{name: getattr(known, name) or getattr(found, name) for name in names})


def _first_page(blocks: Sequence[Block]) -> list[Block]:
    first = [block for block in blocks[:_FRONT] if _on_first_page(block, blocks[0])]
    running = [index for index, block in enumerate(first) if len(block.text) > 120]
    return first[: running[0]] if running else first


def _on_first_page(block: Block, first: Block) -> bool:
    """Whether a block stands on the page of the first; a line of plain text is no page."""
    return block.place.kind is PlaceKind.LINE or block.place.number == first.place.number


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


def _issuer(lines: Sequence[_Line]) -> str:
    parts = (line.bare for line in lines if is_part_of_body(line.bare))
    bodies = (line.bare for line in lines[:_COVER] if is_body(line.bare))
    return (_first(parts) or _first(bodies)).removesuffix("(公印省略)")


def _edition(lines: Sequence[_Line], title: str) -> str:
    """The edition in the title or on a line of its own; one in a heading may be another document's."""
    for line in lines[:_COVER]:
        text = fold(line.written)
        match = _EDITION.search(text)
        if match and (line.written in title or len(text) - len(match.group()) <= _BESIDE_EDITION):
            return match.group()
    return ""


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


def _title(lines: Sequence[_Line], blocks: Sequence[Block], named: str) -> str:
    """A title set as such, the subject line of a notice, the uppermost headings, a line like a title."""
    said = named if any(named == line.written for line in lines) else ""
    if blocks and blocks[0].place.kind is PlaceKind.SHEET and blocks[0].place != blocks[-1].place:
        return said or named  # what stands on the first sheet is the title of that sheet
    return (
        _headed(blocks, BlockKind.TITLE)
        or _subject(lines)
        or said
        or _headed(blocks, BlockKind.HEADING)
        or _first(line.written for line in lines if _NAMED.search(line.bare))
        or named
    )


def _unwrapped(title: str) -> str:
    """A title without the blank that shows where it was wrapped."""
    return re.sub(r"(?<=[のにをはがで]) (?=[一-龠])", "", title)


def _subject(lines: Sequence[_Line]) -> str:
    for index, line in enumerate(lines):
        if _SUBJECT.search(line.bare) and len(line.bare) <= 120:
            before = lines[index - 1] if index else None
            wrapped = before is not None and _is_first_half(before.bare)
            return before.written + line.written if wrapped and before is not None else line.written
    return ""


def _headed(blocks: Sequence[Block], kind: BlockKind) -> str:
    """The outermost headings of the first page that stand directly together."""
    first = [block for block in blocks[:_FRONT] if _on_first_page(block, blocks[0])]
    best = min((block.level for block in first if block.kind is kind), default=None)
    titles: list[str] = []
    for block in first:
        if block.kind is kind and block.level == best:
            titles.append(block.text)
        elif titles:
            break
    return " ".join(titles[:3])


def _is_first_half(bare: str) -> bool:
    """A line that breaks off before the subject's end."""
    other = is_part_of_body(bare) or _is_number(bare) or _NUMBER.fullmatch(bare) or "公印" in bare
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
