"""Title, issuer, date and address as a page states them."""

from __future__ import annotations

import datetime as dt
import re

from selectolax.lexbor import LexborHTMLParser

from knowledge.document import Metadata
from knowledge.structure.dateline import day_after, only_day
from knowledge.structure.office import is_body

_DATED = "最終更新|更新|掲載|公開|公表|発表|登録|作成"
_SITE = re.compile(r"\s*[|｜\-－–—/／:：]\s*")
_DATE_NAMES = (
    "article:modified_time",
    "article:published_time",
    "dcterms.modified",
    "dcterms.issued",
    "date",
)


def metadata(parser: LexborHTMLParser) -> Metadata:
    """What the head and the dated lines of the page say; call before anything is taken away from it."""
    named = _named(parser)
    heads = [one for node in parser.css("h1") if (one := _words(node.text()))]
    titles = [node.text() for node in parser.css("head title")]
    page_title = _words(titles[0]) if titles else ""
    title = named.get("og:title") or page_title
    return Metadata(
        title=next(
            (head for head in heads if head in title), _SITE.split(title)[0] if title else "".join(heads[:1])
        ),
        issuer=_issuer(named, page_title),
        issued_on=_day(parser, named),
        url=_address(parser, named),
    )


def _words(text: str) -> str:
    return " ".join(text.split())


def _named(parser: LexborHTMLParser) -> dict[str, str]:
    named: dict[str, str] = {}
    for node in parser.css("meta[content]"):
        name = (node.attributes.get("property") or node.attributes.get("name") or "").lower()
        named.setdefault(name, _words(node.attributes.get("content") or ""))
    return named


def _issuer(named: dict[str, str], title: str) -> str:
    """The site's name, or the last part of the title, where that is an office."""
    candidates = [
        named.get("dcterms.publisher", ""),
        named.get("og:site_name", ""),
        *_SITE.split(title)[:0:-1],
    ]
    names = [
        re.sub(r"(?:公式)?(?:ホームページ|ウェブサイト|Webサイト|サイト)$", "", name) for name in candidates
    ]
    return next((name for name in names if is_body(name)), "")


def _day(parser: LexborHTMLParser, named: dict[str, str]) -> dt.date | None:
    for name in _DATE_NAMES:
        if day := only_day(named.get(name, "")[:10]):
            return day
    for line in (parser.body.text(separator="\n") if parser.body else "").split("\n"):
        if len(line) < 60 and (day := day_after(_DATED, line)):
            return day
    moments = [node.attributes.get("datetime") or "" for node in parser.css("time[datetime]")]
    return only_day(moments[0][:10]) if moments else None


def _address(parser: LexborHTMLParser, named: dict[str, str]) -> str:
    canonical = parser.css_first("link[rel=canonical][href]")
    address = (canonical.attributes.get("href") or "") if canonical is not None else named.get("og:url", "")
    return address if address.startswith(("http://", "https://")) else ""
