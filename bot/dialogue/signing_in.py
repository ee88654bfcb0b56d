"""Signing in on the page by a link that is sent to one's mailbox."""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from dataclasses import dataclass

import sqlalchemy as sa

from bot.dialogue.who import by_address
from bot.domain import scope
from bot.errors import NotFound
from bot.links import Link, Links
from bot.ports import Destination
from bot.storage import outbox, people, sign_ins, used_links
from bot.storage.outbox import Message
from bot.texts import sign_in as texts

KIND = "sign_in"
"""The kind of the mail; its payload holds `until`, `browser` (a digest) and `next`, never the link."""

CHANNEL = "web"
# Long enough for a relay that looks at every mail twice.
_USEFUL = dt.timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link that can be used: who would be signed in, and where they wanted to go.

    `here` says that it was this browser that asked for it.
    """

    token: str
    link: Link
    address: str
    person: str
    name: str
    next: str
    here: bool


class SigningIn:
    """`lasting` is how long somebody stays signed in."""

    def __init__(self, links: Links, lasting: dt.timedelta) -> None:
        self._links = links
        self._lasting = lasting

    def invite(
        self, connection: sa.Connection, address: str, *, browser: str, next_: str, at: dt.datetime
    ) -> bool:
        """Send a link to a registered person; False for anybody else, who must not learn of it."""
        if by_address(connection, address, channel=CHANNEL) is None:
            return False
        until = at + _USEFUL
        message = Message(
            id=str(uuid.uuid4()),
            kind=KIND,
            destination=Destination("mail", "", address),
            payload={"until": until.isoformat(), "browser": _digest(browser), "next": next_},
            scope=scope.ADMINISTRATOR,
            priority=outbox.URGENT,
            expires_at=until,
        )
        return outbox.add(connection, message, at=at)

    def open(self, connection: sa.Connection, token: str, *, browser: str, at: dt.datetime) -> Invitation:
        """The invitation behind a link; nothing is used up. Raises `NotFound` with what to do."""
        link = self._links.read(token)
        sent = outbox.by_id(connection, link.delivery) if link else None
        if link is None or sent is None or sent.kind != KIND:
            raise NotFound(texts.FORGED)
        if link.expires_at <= at:
            raise NotFound(texts.EXPIRED)
        if used_links.is_used(connection, token):
            raise NotFound(texts.USED)
        known = by_address(connection, sent.address, channel=CHANNEL)
        if known is None:
            raise NotFound(texts.FORGED)
        name = people.label(connection, known.person)
        here = sent.payload["browser"] == _digest(browser)
        return Invitation(token, link, sent.address, known.person, name, sent.payload["next"], here)

    def accept(
        self, connection: sa.Connection, invitation: Invitation, *, session: str, at: dt.datetime
    ) -> None:
        """Sign the person in under a session that nobody knew before. Raises `NotFound` for a used link."""
        until = invitation.link.expires_at
        if not used_links.use(
            connection, invitation.token, scope=scope.ADMINISTRATOR, expires_at=until, at=at
        ):
            raise NotFound(texts.USED)
        sign_ins.begin(connection, session, invitation.person, expires_at=at + self._lasting, at=at)


def _digest(browser: str) -> str:
    return hashlib.sha256(browser.encode()).hexdigest()
