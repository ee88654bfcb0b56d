"""A change is shown before it is made: what was shown is signed, and only that can be confirmed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.responses import RedirectResponse, Response

from bot.web.dependencies import Web
from bot.web.visitor import Visitor

_FIELD = "confirmed"


@dataclass(frozen=True, slots=True)
class Change:
    """What is about to happen.

    `lines` are what, before and after, ready to read. `values` come back to
    the address `action` once somebody confirmed them; `back` leads away.
    """

    title: str
    lines: tuple[tuple[str, str, str], ...]
    action: str
    values: Mapping[str, str]
    back: str
    note: str = ""


def shown(web: Web, visitor: Visitor, change: Change, here: str) -> Response:
    """The page that asks; `here` is the page of the top bar that it belongs to."""
    said = json.dumps(dict(change.values), ensure_ascii=False)
    signed = web.sessions.confirm(f"{visitor.session.visitor}|{change.action}", said, "")
    return web.pages.page(visitor, "confirm.html", change=change, signed=signed, place=here)


def confirmed(web: Web, visitor: Visitor, typed: Mapping[str, str], action: str) -> dict[str, str] | None:
    """The values that this visitor was shown for `action`, or None where nothing was confirmed yet.

    Raises `Invalid` for anything that no page of theirs has shown.
    """
    if _FIELD not in typed:
        return None
    text, _ = web.sessions.confirmed(typed[_FIELD], f"{visitor.session.visitor}|{action}")
    values: dict[str, str] = json.loads(text)
    return values


def done(web: Web, visitor: Visitor, place: str, sentence: str) -> Response:
    """Go on to a page that says a sentence."""
    joint = "&" if "?" in place else "?"
    return web.pages.remember(
        visitor, RedirectResponse(f"{place}{joint}said={web.sessions.say(sentence)}", 303)
    )
