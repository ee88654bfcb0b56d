"""A delivery as JSON: pure."""

from __future__ import annotations

from bot.channels.webhook.wire import ActionOut, FieldOut, LinkOut, Message, PartOut, To
from bot.dialogue.offers import Offer
from bot.dialogue.plain import Part, parts
from bot.domain.inert import inert
from bot.ports import Delivery


def render(delivery: Delivery, *, site: str, escalation: bool) -> Message:
    """`site` is the address of our page without a slash at its end, "" where there is none.

    Raises KeyError for a kind that chats do not show.
    """
    said = [_part(each, site) for each in parts(delivery, escalation=escalation)]
    place = delivery.destination
    return Message.model_validate(
        {
            "id": delivery.id,
            "replaces": delivery.edits,
            "kind": delivery.kind,
            "to": To(
                workspace=place.workspace,
                conversation=place.address,
                thread=place.thread,
                only_for=place.viewer,
            ),
            "sent_at": delivery.at,
            "text": "\n\n".join(filter(None, map(_text, said))),
            "parts": tuple(said),
        }
    )


def _part(part: Part, site: str) -> PartOut:
    return PartOut(
        heading=inert(part.heading),
        text="\n".join(inert(line.text) for line in part.lines if not line.url),
        links=tuple(LinkOut(label=inert(line.text), url=line.url) for line in part.lines if line.url),
        actions=tuple(_action(each, site) for each in part.offers if each.action or site),
    )


def _action(offer: Offer, site: str) -> ActionOut:
    fields = tuple(
        FieldOut(name=each.name, label=each.label, kind=each.kind.value, required=each.required)
        for each in offer.fields
    )
    url = f"{site}{offer.page}" if site and offer.page else ""
    return ActionOut(id=offer.action, label=offer.label, fields=fields, url=url)


def _text(part: PartOut) -> str:
    links = (f"{each.label}{each.url}" for each in part.links)
    return "\n".join(filter(None, (part.heading, part.text, *links)))
