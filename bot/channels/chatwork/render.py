"""A delivery as messages in Chatwork's notation: pure.

There are no buttons: what can be done are links to our page, where a form asks
once more (https://developer.chatwork.com/docs/message-notation).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.channels.chatwork.escape import escaped
from bot.dialogue.offers import Offer
from bot.dialogue.plain import Part, parts
from bot.domain.split import pieces
from bot.ports import Delivery

# The API takes 65,535 characters; nobody reads that in one message.
_LONGEST = 10_000


@dataclass(frozen=True, slots=True)
class Site:
    """Our page: its address without a slash at its end ("" for none), and signed links that act."""

    address: str
    link: Callable[[str], str]


def render(delivery: Delivery, site: Site, *, escalation: bool) -> list[str]:
    """The messages in the order in which they are sent; the first calls who asked.

    Raises KeyError for a kind that chats do not show.
    """
    said = "".join(_framed(part, site) for part in parts(delivery, escalation=escalation))
    if len(said) > _LONGEST:
        # A frame that is cut is no frame.
        unframed = (_unframed(part, site) for part in parts(delivery, escalation=escalation))
        first, *more = pieces("\n\n".join(unframed), _LONGEST)
    else:
        first, more = said, []
    return [f"{_call(delivery)}{first}", *more]


def _call(delivery: Delivery) -> str:
    place = delivery.destination
    account, _, message = place.thread.partition("-")
    return f"[rp aid={account} to={place.address}-{message}]\n" if message else ""


def _framed(part: Part, site: Site) -> str:
    title = f"[title]{escaped(part.heading)}[/title]" if part.heading else ""
    return f"[info]{title}{_text(part, site)}[/info]"


def _unframed(part: Part, site: Site) -> str:
    return "\n".join(filter(None, (escaped(part.heading), _text(part, site))))


def _text(part: Part, site: Site) -> str:
    lines = [f"{escaped(line.text)}{line.url}" for line in part.lines]
    links = [link for offer in part.offers for link in _links(offer, site)]
    return "\n".join(filter(None, [*lines, *links]))


def _links(offer: Offer, site: Site) -> Iterator[str]:
    if offer.by_link and site.address:
        yield f"▶ {escaped(offer.label)} {site.link(offer.action)}"
    elif offer.page and site.address:
        yield f"▶ {escaped(offer.label)} {site.address}{offer.page}"
