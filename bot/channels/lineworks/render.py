"""A delivery as contents of messages: pure.

A text has at most 2,000 characters, the text above buttons 1,000, a message at
most ten buttons with labels of 20 characters (https://developers.worksmobile.com/en/docs/bot-send-text,
…/bot-send-button, …/bot-actionobject). A button of that template sends its
label as a message of whoever pressed it, with our `postback`.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bot.channels.lineworks.escape import escaped
from bot.dialogue.offers import Offer
from bot.dialogue.plain import Part, parts
from bot.domain.split import pieces, shortened
from bot.ports import Delivery
from bot.texts import lineworks as texts

Content = dict[str, Any]

_LONGEST_TEXT, _LONGEST_ABOVE, _LONGEST_LABEL, _MOST_BUTTONS = 2_000, 1_000, 20, 10
_MOST_MESSAGES = 20


@dataclass(frozen=True, slots=True)
class Site:
    """Our page: its address without a slash at its end ("" for none), and signed links that act."""

    address: str
    link: Callable[[str], str]


def render(delivery: Delivery, site: Site, *, escalation: bool) -> list[Content]:
    """The messages in the order in which they are sent; raises KeyError for a kind that chats do not show."""
    calls = itertools.chain([_call(delivery)], itertools.repeat(""))
    said = zip(parts(delivery, escalation=escalation), calls, strict=False)
    contents = [content for part, call in said for content in _messages(part, call, site)]
    if len(contents) <= _MOST_MESSAGES:
        return contents
    # Nobody reads so many; the buttons of what is left out are on the page.
    return [*contents[: _MOST_MESSAGES - 1], text(texts.left_out(site.address))]


def text(said: str) -> Content:
    """A message of text alone."""
    return {"type": "text", "text": said}


def _call(delivery: Delivery) -> str:
    """Who is waiting for this in a room; a ticket's desk is a room as a whole."""
    asker = delivery.destination.thread
    is_for_desk = delivery.payload.get("role") == "desk"
    return f'<m userId="{asker}">\n' if asker and not is_for_desk else ""


def _messages(part: Part, call: str, site: Site) -> Iterator[Content]:
    said = call + _text(part)
    buttons = [button for offer in part.offers for button in _buttons(offer, site)]
    if not buttons:
        yield from map(text, pieces(said, _LONGEST_TEXT))
        return
    *before, last = [""] if not said else _cut(said)
    yield from map(text, before)
    for group in _groups(buttons):
        yield {"type": "button_template", "contentText": last or texts.CHOOSE, "actions": group}
        last = texts.CHOOSE


def _cut(said: str) -> list[str]:
    """Pieces for messages of text, and a last one that fits above buttons."""
    cut = pieces(said, _LONGEST_TEXT)
    return cut if len(cut[-1]) <= _LONGEST_ABOVE else [*cut, ""]


def _groups(buttons: Sequence[Content]) -> Iterator[list[Content]]:
    for start in range(0, len(buttons), _MOST_BUTTONS):
        yield list(buttons[start : start + _MOST_BUTTONS])


def _text(part: Part) -> str:
    lines = [f"{escaped(line.text)}{line.url}" for line in part.lines]
    return "\n".join(filter(None, [escaped(part.heading), *lines]))


def _buttons(offer: Offer, site: Site) -> Iterator[Content]:
    """Pressing says it all, or a page asks for the rest; without a page it is not offered."""
    if offer.action and not offer.needs_form:
        label = shortened(offer.label, _LONGEST_LABEL)
        yield {"type": "message", "label": label, "text": label, "postback": offer.action}
    if offer.verb == "complete" and site.address:
        yield _link(texts.COMPLETE_ON, site.link(offer.action))
    elif offer.by_link and offer.needs_form and site.address:
        yield _link(offer.label, site.link(offer.action))
    elif offer.page and site.address and (offer.needs_form or not offer.action):
        yield _link(offer.label, f"{site.address}{offer.page}")


def _link(label: str, address: str) -> Content:
    return {"type": "uri", "label": shortened(label, _LONGEST_LABEL), "uri": address}
