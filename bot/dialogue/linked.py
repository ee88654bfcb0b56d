"""What links in mails do: opening one changes nothing, confirming it acts once, as who the mail went to."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

import sqlalchemy as sa

from bot.dialogue.press import Press, Reaction
from bot.dialogue.presses import Presses
from bot.dialogue.who import at_desk, by_address, mailbox, principal_of, reader_of
from bot.domain import scope
from bot.domain.principal import Principal
from bot.errors import Invalid, NotAllowed, NotFound
from bot.links import Link, Links
from bot.ports import Destination
from bot.storage import destinations, outbox, people, used_links
from bot.storage.outbox import Row
from bot.texts import ledger as ledger_texts
from bot.texts import links_page as texts

_DUTY_PARTS = 4  # action:organisation:duty:cycle
_DESK = "desk"  # the role of whom a message about a ticket is for


@dataclass(frozen=True, slots=True)
class Opened:
    """A link of ours that has not expired.

    `principal` is who the mail went to, `text` what its form begins with. A
    mailbox that belongs to nobody who is registered is `shared`: whoever acts
    for its organisation (`asks_name`) gives a name. Else `name` is what the
    person is called. `desk` says that the mail went to a desk.
    """

    token: str
    link: Link
    principal: Principal
    place: Destination
    scope: str
    shared: bool
    desk: bool
    asks_name: bool
    name: str
    text: str
    used: bool

    @property
    def family(self) -> str:
        """What the button is for."""
        return self.link.action.partition(":")[0]

    @property
    def subject(self) -> str:
        """What it acts on."""
        return self.link.action.partition(":")[2]


class Linked:
    """Reads and follows links; `secret` is the one that pseudonyms of senders are made with."""

    def __init__(self, presses: Presses, links: Links, secret: bytes) -> None:
        self._presses = presses
        self._links = links
        self._secret = secret

    def open(self, connection: sa.Connection, token: str, *, at: dt.datetime) -> Opened:
        """The link, used or not. Raises `NotFound` for one that is not ours or too old."""
        link = self._links.read(token)
        sent = outbox.by_id(connection, link.delivery) if link else None
        if link is None or sent is None:
            raise NotFound(texts.FORGED)
        if link.expires_at <= at:
            raise NotFound(texts.EXPIRED)
        known = self._known(connection, sent)
        principal = known or self._of_mailbox(connection, sent, _organisation(link))
        desk = sent.payload.get("role") == _DESK
        return Opened(
            token,
            link,
            _of_desk(connection, principal, sent) if desk else principal,
            sent.destination,
            sent.scope,
            shared=known is None,
            desk=desk,
            asks_name=known is None and (desk or bool(_organisation(link))),
            name=people.label(connection, known.person) if known else "",
            text=sent.payload.get("draft", ""),
            used=used_links.is_used(connection, token),
        )

    def follow(
        self,
        connection: sa.Connection,
        opened: Opened,
        values: Mapping[str, str],
        *,
        name: str,
        at: dt.datetime,
    ) -> Reaction | None:
        """Do what the link is for and use it up, in the caller's transaction; None where it was used.

        Raises `Invalid`, `NotAllowed` and `NotFound` with what to say; the link is then as good as before.
        """
        expires_at = opened.link.expires_at
        if not used_links.use(connection, opened.token, scope=opened.scope, expires_at=expires_at, at=at):
            return None
        if opened.asks_name and not name.strip():
            raise Invalid(ledger_texts.NAME_MISSING)
        press = Press(
            event_key=f"link:{hashlib.sha256(opened.token.encode()).hexdigest()}",
            principal=opened.principal,
            action=opened.link.action,
            place=opened.place,
            at=at,
            values=dict(values),
            delivery=opened.link.delivery,
            name=name if opened.shared else opened.name,
        )
        return self._presses.perform(connection, press, at=at)

    def another(self, opened: Opened, action: str) -> str:
        """The token of a link for another action, as good as this one was."""
        return self._links.token(Link(opened.link.delivery, action, opened.link.expires_at))

    def _known(self, connection: sa.Connection, sent: Row) -> Principal | None:
        """Whose alone the message is, where we know them."""
        if sent.viewer:
            return principal_of(
                connection,
                channel=sent.channel,
                workspace=sent.workspace,
                external_id=sent.viewer,
                secret=self._secret,
            )
        return by_address(connection, sent.address, channel=sent.channel)

    def _of_mailbox(self, connection: sa.Connection, sent: Row, organisation: str) -> Principal:
        """Whoever reads a mailbox or a room.

        Where a duty of `organisation` is meant, the place has to be told of it still.
        """
        address = sent.address.casefold()
        person = mailbox(self._secret, sent.channel, address)
        if not organisation:
            domain, secret = address.partition("@")[2], self._secret
            reader = reader_of(connection, address, channel=sent.channel, workspace=domain, secret=secret)
            # In a room an answer is judged by those who may read it.
            room = Principal(person, sent.channel, organisation=scope.organisation_in(sent.scope) or None)
            return reader or room
        places = destinations.of_organisation(connection, organisation)
        if not any((each.channel, each.address) == (sent.channel, sent.address) for each in places):
            raise NotAllowed(texts.WITHDRAWN)
        return Principal(person, sent.channel, organisation=organisation)


def _of_desk(connection: sa.Connection, principal: Principal, sent: Row) -> Principal:
    place = replace(sent.destination, thread="", viewer="")
    return at_desk(connection, principal, place, scope.organisation_in(sent.scope))


def _organisation(link: Link) -> str:
    """The organisation whose duty a link is about; "" where it is about something else."""
    parts = link.action.split(":")
    return parts[1] if len(parts) >= _DUTY_PARTS else ""
