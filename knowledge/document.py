"""What a reader returns: a document as typed blocks with their places."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum


class PlaceKind(StrEnum):
    """How a document counts its places."""

    PAGE = "page"
    SHEET = "sheet"
    SLIDE = "slide"
    LINE = "line"  # plain text: the line of the file
    SECTION = "section"  # formats without pages: the heading is the place


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands.

    `number` is 1-based (page, sheet, slide or line). `label` is what a reader of the
    original sees: a printed page label, a sheet's name or a place that the
    document itself declares. `estimated` marks a Word page, which only the
    layout engine knows.
    """

    kind: PlaceKind
    number: int | None = None
    label: str = ""
    estimated: bool = False


class BlockKind(StrEnum):
    """What a block is; decides how it is cut into passages."""

    TITLE = "title"  # a slide's own title: starts a new path
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"  # one bullet or numbered item
    TABLE_ROW = "table_row"  # one row as "header：value；header：value"
    QUESTION_ANSWER = "question_answer"
    FOOTNOTE = "footnote"
    CONTENTS = "contents"  # a line of a table of contents: kept, never a heading


class Audience(StrEnum):
    """For whom a statement is meant; UNSTATED where the source does not say."""

    UNSTATED = ""
    PREFECTURES = "prefectures"
    MUNICIPALITIES = "municipalities"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Stated:
    """What a document declares for one part of it alone; empty where it says nothing.

    `place` is the place in the original that this part summarises. The other
    fields mean what they mean in `Metadata`.
    """

    audience: Audience = Audience.UNSTATED
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    issuer: str = ""
    issued_on: dt.date | None = None
    place: str = ""
    url: str = ""
    derived_from: str = ""
    caveat: str = ""


NOTHING_STATED = Stated()


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, item, row or pair.

    `text` is the original wording, with line breaks inside a sentence removed.
    `level` counts headings from 1; 0 for everything else. `question` is set on
    a question-and-answer pair, whose `text` is then the answer. `confidence`
    (0 to 1) is set where the text came from character recognition.
    """

    kind: BlockKind
    text: str
    place: Place
    level: int = 0
    question: str = ""
    confidence: float | None = None
    stated: Stated = NOTHING_STATED


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a document as a whole.

    Every field may be empty; a reader fills in what the file states and never
    guesses. Dates are calendar dates in Japan. `kind` is one of the words in
    `KINDS`. `url` is where the original is published, `derived_from` the title
    of the original where this document is our summary of it. `supersedes` names
    the documents that this one replaces, by location, title or number.
    """

    title: str = ""
    issuer: str = ""
    issued_on: dt.date | None = None
    number: str = ""  # 文書番号, for example 総行情第74号
    kind: str = ""
    edition: str = ""  # 第3.0版, 令和7年3月改定 …
    audience: Audience = Audience.UNSTATED
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    url: str = ""
    derived_from: str = ""
    caveat: str = ""  # for example: known from a secondary source only
    licence: str = ""
    addressees: tuple[str, ...] = ()
    contact: str = ""
    supersedes: tuple[str, ...] = ()


KINDS = frozenset(
    {
        "",
        "summary",
        "slides",
        "notice",
        "qa",
        "guidebook",
        "form",
        "table",
        "in_house",
        "mail",
        "past_enquiry",
    }
)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something the administrator should know about a document.

    `code` is stable (`scan_without_ocr`, `mojibake`, `empty_figure` …); the
    sentence that staff see is made from it elsewhere.
    """

    code: str
    place: Place | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """A document as read: metadata, blocks in reading order, findings."""

    metadata: Metadata
    blocks: tuple[Block, ...]
    findings: tuple[Finding, ...] = field(default=())
