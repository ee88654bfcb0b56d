"""The text of an HTML mail, without what it quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

_DROPPED = "head, script, style, template, blockquote, .gmail_quote, .yahoo_quoted, .protonmail_quote"
_BLOCKS = frozenset("p div li tr table ul ol h1 h2 h3 h4 h5 h6 pre hr dt dd section article".split())
_BREAK = "\u2028"
_BLANKS = re.compile(r"[ \t\r\n]+")
_AROUND_BREAK = re.compile(f" ?{_BREAK} ?")
_DEEPEST = 150


def of_html(html: str) -> str:
    """What a reader sees, one line for each line of the page."""
    tree = LexborHTMLParser(html)
    for node in tree.css(_DROPPED):
        node.decompose()
    text = "".join(_parts(tree.body, 0)) if tree.body else ""
    return _AROUND_BREAK.sub("\n", _BLANKS.sub(" ", text)).strip()


def _parts(node: LexborNode, depth: int) -> Iterator[str]:
    child = node.child
    while child is not None:
        yield from _part(child, depth)
        child = child.next


def _part(node: LexborNode, depth: int) -> Iterator[str]:
    tag = node.tag or ""
    around = _BREAK if tag in _BLOCKS else ""
    yield around
    if tag == "-text":
        yield node.text(deep=False)
    elif tag == "br":
        yield _BREAK
    elif depth < _DEEPEST:
        yield from _parts(node, depth + 1)
    else:
        yield node.text()
    yield around
