"""Pages as somebody reads them: words, links that lead elsewhere, forms to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.channels.expectations import Said

_LINES = "p:not(.source-title), li, h1, h2, h3, h4, dt, dd, tr, blockquote, button, summary"
_FEEDBACK = frozenset({"helpful", "unhelpful"})


@dataclass(frozen=True, slots=True)
class Form:
    """Where a form goes, and what its fields hold."""

    action: str
    fields: dict[str, str]


class Page:
    """One page, or the part of it under one element."""

    def __init__(self, html: str) -> None:
        self._root = LexborHTMLParser(html)

    def last(self, selector: str) -> Page:
        """The last part of the page that a selector finds."""
        return Page(self._root.css(selector)[-1].html or "")

    @property
    def forms(self) -> list[Form]:
        """Every form of ours."""
        return [
            Form(form.attributes["action"] or "", dict(_fields(form)))
            for form in self._root.css("form[action]")
        ]

    def form(self, beginning: str) -> Form:
        """The first form that goes to an address with this beginning."""
        return next(form for form in self.forms if form.action.startswith(beginning))

    @property
    def addresses(self) -> list[str]:
        """Everything that a click or the page itself would open."""
        named = ("href", "src", "action", "formaction")
        found = (node.attributes.get(name) for name in named for node in self._root.css(f"[{name}]"))
        return [address for address in found if address]

    def said(self) -> Said:
        """What is read, what leads elsewhere or acts by itself, what can be pressed."""
        acting = [node.html or "" for node in self._root.css("script:not([src]), iframe, object, embed")]
        outside = [each for each in self.addresses if not each.startswith(("/", "#"))]
        return Said(self._text(), [*acting, *outside], [], frozenset(self._actions()))

    def _actions(self) -> Iterator[str]:
        for form in self.forms:
            _, family, *rest = form.action.split("/")
            if family == "feedback":
                yield from _FEEDBACK
            elif family == "act":
                yield rest[0]
        if any(each.startswith("/?new=true&text=") for each in self.addresses):
            yield "ask"

    def _text(self) -> str:
        """The words as a browser sets them: a list's numbers, a title apart, a label before its text."""
        shown = LexborHTMLParser(self._root.html or "")
        for number, title in enumerate(shown.css(".sources li .source-title"), 1):
            title.insert_before(f"［{number}］")
        for selector, before, after in (("cite", "「", "」"), ("strong", "", "："), (_LINES, "", "\n")):
            for node in shown.css(selector):
                node.insert_before(before)
                node.insert_after(after)
        return re.sub(r"\s*\n\s*", "\n", shown.body.text() if shown.body else "")


def _fields(form: LexborNode) -> Iterator[tuple[str, str]]:
    for node in form.css("textarea[name]"):
        yield node.attributes["name"] or "", node.text().removeprefix("\n")
    for node in form.css("input[name]:not([type=checkbox]:not([checked])), button[name]"):
        yield node.attributes["name"] or "", node.attributes.get("value") or ""
