"""Markdown (CommonMark and GFM tables) with front matter and attribute lines.

Front matter holds the fields of `Metadata` in YAML (`source` is the title of
the original, `place` the place in it, `date` the same as `issued_on`). An HTML
comment of the same fields below a heading holds for that section:

    <!-- audience: 市町村; valid_to: 2026-03-31; place: p.12; source: …; caveat: … -->
"""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from knowledge.document import BlockKind, ParsedDocument, Place, PlaceKind, Stated
from knowledge.readers import Limits, attributes, tables
from knowledge.readers.attributes import Attributes
from knowledge.readers.composition import Composition
from knowledge.readers.decoding import text_of
from knowledge.text import one_line

_QUESTION = re.compile(
    r"\s*(?:[QＱ](?:uestion)?|問)[\s\d０-９－\-]*(?:[.．:：、)）\s]|の\s)\s*(?P<question>\S.*)", re.DOTALL
)
_ANSWER = re.compile(r"\A\s*(?:[AＡ][\d０-９]*[.．:：、]|[(（]答[)）]|答[\d０-９]*[.．:：、\s])\s*")
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)


def read(path: Path, limits: Limits) -> ParsedDocument:
    """Read a Markdown file; see the module for what is understood."""
    front, body = attributes.split(text_of(path, limits).replace("\r\n", "\n"))
    declared = attributes.from_front(front)
    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    return _Walk(declared, limits).document(tokens)


@dataclasses.dataclass(frozen=True, slots=True)
class _Section:
    """An open heading with what holds below it."""

    level: int
    stated: Stated


class _Walk:
    """Turns Markdown tokens into blocks."""

    def __init__(self, declared: Attributes, limits: Limits) -> None:
        self._out = Composition(limits)
        self._metadata = declared.metadata()
        self._sections = [_Section(0, Stated(place=declared.values.get("place", "")))]
        self._question = ""
        self._question_level = 0
        self._answer: list[str] = []
        self._headers: list[str] = []
        self._row: list[str] = []
        self._in_header = False
        self._lists = 0
        self._settle()
        self._report(declared)

    def document(self, tokens: list[Token]) -> ParsedDocument:
        """Blocks of all tokens, with the metadata."""
        for before, token in zip([None, *tokens], tokens, strict=False):
            handler = getattr(self, f"_on_{token.type}", None)
            if handler is not None:
                handler(token, before)
        self._close_question()
        return self._out.document(self._metadata)

    def _settle(self) -> None:
        inner = self._sections[-1]
        self._out.place = Place(PlaceKind.SECTION, label=inner.stated.place)
        self._out.stated = inner.stated

    def _report(self, declared: Attributes) -> None:
        for unknown in declared.unknown:
            self._out.finding("unknown_attribute", unknown)

    def _on_inline(self, token: Token, before: Token | None) -> None:
        text = _plain(token)
        opener = before.type if before is not None else ""
        if opener == "heading_open" and before is not None:
            self._heading(text, int(before.tag[1:]))
        elif opener in ("th_open", "td_open"):
            self._row.append(text)
        elif self._question:
            self._answer.append(f"・{one_line(text)}" if self._lists else one_line(text))
        elif self._lists:
            self._out.item(text)
        else:
            self._out.paragraph(text)

    def _heading(self, text: str, level: int) -> None:
        if not self._question or level <= self._question_level:
            self._close_question()
        while self._sections[-1].level >= level:
            self._sections.pop()
        outer = self._sections[-1]
        self._sections.append(_Section(level, outer.stated))
        self._settle()
        asked = _QUESTION.fullmatch(text)
        if self._question:
            self._answer.append(text)
        elif asked:
            self._question, self._question_level = asked["question"], level
        else:
            self._title_or_heading(text, level)

    def _title_or_heading(self, text: str, level: int) -> None:
        if level == 1 and not self._metadata.title:
            self._metadata = dataclasses.replace(self._metadata, title=text)
        # A first heading that repeats the title would stand in every path beside it.
        if level > 1 or text != self._metadata.title:
            self._out.heading(text, level)

    def _close_question(self) -> None:
        if self._question:
            answer = _ANSWER.sub("", "\n".join(self._answer), count=1) if self._answer else ""
            self._out.add(BlockKind.QUESTION_ANSWER, answer, question=self._question)
        self._question, self._answer = "", []

    def _on_html_block(self, token: Token, before: Token | None) -> None:
        for comment in _COMMENT.findall(token.content):
            if re.match(r"\s*[a-z_]+\s*:", comment):
                self._attribute_line(attributes.from_line(comment))
        visible = re.sub(r"<[^>]*>", "", _COMMENT.sub("", token.content))
        self._out.paragraph(visible)

    def _attribute_line(self, declared: Attributes) -> None:
        inner = self._sections[-1]
        self._sections[-1] = _Section(inner.level, declared.stated(inner.stated))
        self._settle()
        self._report(declared)

    def _on_bullet_list_open(self, token: Token, before: Token | None) -> None:
        self._lists += 1

    def _on_bullet_list_close(self, token: Token, before: Token | None) -> None:
        self._lists -= 1

    _on_ordered_list_open = _on_bullet_list_open
    _on_ordered_list_close = _on_bullet_list_close

    def _on_fence(self, token: Token, before: Token | None) -> None:
        self._out.add(BlockKind.PARAGRAPH, token.content)

    _on_code_block = _on_fence

    def _on_thead_open(self, token: Token, before: Token | None) -> None:
        self._in_header = True

    def _on_thead_close(self, token: Token, before: Token | None) -> None:
        self._in_header = False

    def _on_tr_open(self, token: Token, before: Token | None) -> None:
        self._row = []

    def _on_tr_close(self, token: Token, before: Token | None) -> None:
        if self._in_header:
            self._headers = self._row
        elif self._question:
            self._answer.append(tables.sentence(self._headers, self._row))
        else:
            self._out.row(tables.sentence(self._headers, self._row))


def _plain(token: Token) -> str:
    """The words of an inline token; a link's address follows its words."""
    words: list[str] = []
    targets: list[str] = []
    for child in token.children or []:
        if child.type in ("softbreak", "hardbreak"):
            words.append("\n")
        elif child.type == "link_open":
            targets.append(str(child.attrGet("href") or ""))
        elif child.type == "link_close":
            target = targets.pop()
            words.append(f"（{target}）" if target.startswith("http") and target != words[-1] else "")
        elif child.type != "html_inline":
            words.append(child.content)
    return "".join(words)
