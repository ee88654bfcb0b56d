"""Addresses that may become a link."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from knowledge.text import clean

_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
_LONGEST = 1000
_KEPT = "/%:=&,;~+!$()*@?"


def web_address(url: str) -> str:
    """The address as Slack takes it in a link, or nothing.

    Slack refuses a whole message for one malformed address. A name before an
    @ (https://soumu.go.jp@elsewhere) only serves to deceive.
    """
    try:
        parts = urlsplit(clean(url).strip())
        server = _server(parts)
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not server:
        return ""
    rest = (quote(each, safe=_KEPT) for each in (parts.path, parts.query, parts.fragment))
    address = urlunsplit((parts.scheme, server, *rest))
    return address if len(address) <= _LONGEST else ""


def host_of(address: str) -> str:
    """The server that an address leads to."""
    return urlsplit(address).hostname or ""


def _server(parts: SplitResult) -> str:
    host = (parts.hostname or "").encode("idna").decode("ascii")
    if "@" in parts.netloc or not _HOST.fullmatch(host):
        return ""
    return f"{host}:{parts.port}" if parts.port else host
