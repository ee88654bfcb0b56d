"""Which part of a page is its own, and which is the frame of the site."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

_NEVER = (
    "script,style,noscript,template,svg,nav,form,iframe,button,select,dialog,"
    "[role=navigation],[role=search],[role=banner],[role=contentinfo],[aria-hidden=true],[hidden]"
)
_MAIN = ("main", "[role=main]", "#main", "#contents", "#content", "#tmp_contents")
_FRAME = "header,footer,aside,div[id],div[class],ul[id],ul[class],section[id],section[class],p[id],p[class]"
_FRAME_NAMES = re.compile(
    r"(?:^|[-_\s])(?:[gls]?nav|navi|menu|breadcrumbs?|topicpath|pankuzu|header|footer|sidebar|pagetop|sns|share|skip\w*)"
    r"(?:$|[-_\s])",
    re.IGNORECASE,
)
_ENOUGH = 100  # characters that a main part has at least


def roots(parser: LexborHTMLParser) -> list[LexborNode]:
    """The main element, else all articles, else the body without its frame.

    Takes away from the page what is never content.
    """
    for node in parser.css(_NEVER):
        node.decompose()
    for selector in _MAIN:
        found = parser.css_first(selector)
        if found is not None and _length(found) >= _ENOUGH:
            return [found]
    articles = [node for node in parser.css("article") if not _is_inside(node, "article")]
    if sum(map(_length, articles)) >= _ENOUGH:
        return articles
    for node in parser.css(_FRAME):
        if node.tag in ("header", "footer", "aside") or _is_frame(node):
            node.decompose()
    return [parser.body] if parser.body is not None else []


def _length(node: LexborNode) -> int:
    return len(node.text(strip=True))


def _is_inside(node: LexborNode, tag: str) -> bool:
    parent = node.parent
    while parent is not None and parent.tag != tag:
        parent = parent.parent
    return parent is not None


def _is_frame(node: LexborNode) -> bool:
    attributes = node.attributes
    return bool(_FRAME_NAMES.search(f"{attributes.get('id') or ''} {attributes.get('class') or ''}"))
