"""What links in mails do: opening one changes nothing, confirming it acts once, as who the mail went to."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from bot.dialogue.press import Press, Reaction
from bot.dialogue.presses import Presses
from bot.dialogue.who import by_address, principal_of
from bot.domain import scope
from bot.domain.principal import Principal
from bot.errors import Invalid, NotAllowed, NotFound
from bot.keys import pseudonym
from bot.links import Link, Links
from bot.ports import Destination
from bot.storage import destinations, outbox, people, used_links
from bot.storage.outbox import Row
from bot.texts import ledger as ledger_texts
from bot.texts import links_page as texts

_DUTY_PARTS = 4  # action:organisation:duty:cycle


@dataclass(frozen=True, slots=True)
class Opened:
    """A link of ours that has not expired.

    `principal` is who the mail went to. A mailbox that belongs to nobody who is
    registered is `shared`: whoever acts gives a name. Else `name` is what the
    person is called.
    """

    token: str
    link: Link
    principal: Principal
    place: Destination
    scope: str
    shared: bool
    name: str
    used: bool

    @property
    def family(self) -> str:
        """What the button is for."""
        return self.link.action.partition(":")[0]


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
        used = used_links.is_used(connection, token)
        name = people.label(connection, known.person) if known else ""
        return Opened(token, link, principal, sent.destination, sent.scope, known is None, name, used)

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
        if opened.shared and _organisation(opened.link) and not name.strip():
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
        """Whoever reads a mailbox, or a room, to which the organisation has its reminders sent."""
        person = pseudonym(self._secret, f"{sent.channel}||{sent.address.casefold()}")
        if not organisation:
            # An answer is judged by those who may read it.
            return Principal(person, sent.channel, organisation=scope.organisation_in(sent.scope))
        places = destinations.of_organisation(connection, organisation)
        if not any((each.channel, each.address) == (sent.channel, sent.address) for each in places):
            raise NotAllowed(texts.WITHDRAWN)
        return Principal(person, sent.channel, organisation=organisation)


def _organisation(link: Link) -> str:
    """The organisation whose duty a link is about; "" where it is about something else."""
    parts = link.action.split(":")
    return parts[1] if len(parts) >= _DUTY_PARTS else ""
