"""Who signed in by mail, and how often somebody may ask for a link."""

from __future__ import annotations

import datetime as dt

from bot.dialogue.signing_in import Invitation, SigningIn
from bot.domain.mail_address import is_mail_address
from bot.domain.principal import Principal
from bot.errors import Invalid
from bot.links import SIGN_IN, Links
from bot.storage import sign_ins
from bot.texts import sign_in as texts
from bot.web.identity import CHANNEL
from bot.web.parts import Parts
from bot.web.rate_limit import RateLimit
from bot.web.session import Session

_TEN_MINUTES = 600.0
_PER_MAILBOX = 3
# A proxy may stand for a whole town hall.
_PER_ADDRESS = 60


class SignIn:
    """Signing in by a link; `offered` where mail is configured for it."""

    def __init__(self, parts: Parts) -> None:
        self.offered = parts.settings.signs_in_by_mail
        self._database = parts.database
        self._now = parts.now
        links = Links(parts.secret, parts.settings.web_public_url, SIGN_IN)
        lasting = dt.timedelta(hours=parts.settings.web_sign_in_hours)
        self._signing_in = SigningIn(links, lasting)
        self._per_mailbox = RateLimit(_PER_MAILBOX, _TEN_MINUTES, parts.stopwatch)
        self._per_address = RateLimit(_PER_ADDRESS, _TEN_MINUTES, parts.stopwatch)

    def principal(self, session: Session) -> Principal | None:
        """Who is signed in in this browser, as they are registered now."""
        if not (self.offered and session.signed_in):
            return None
        with self._database.reading() as connection:
            return sign_ins.principal(connection, session.visitor, channel=CHANNEL, at=self._now())

    def check(self, mailbox: str, address: str) -> str:
        """The mailbox as it is looked up. Raises `Invalid` for what is none, or too many from one address."""
        if not is_mail_address(mailbox.strip()):
            raise Invalid(texts.WRONG_ADDRESS)
        if not self._per_address.take(address):
            raise Invalid(texts.TOO_OFTEN)
        return mailbox.strip().casefold()

    def invite(self, mailbox: str, session: Session, next_: str) -> None:
        """Send a link, if anybody is registered there; says nothing of whether it did."""
        if not self._per_mailbox.take(mailbox):
            return
        with self._database.writing() as connection:
            self._signing_in.invite(connection, mailbox, browser=session.visitor, next_=next_, at=self._now())

    def open(self, signed: str, session: Session) -> Invitation:
        """The invitation behind a link. Raises `NotFound` with what to do."""
        with self._database.reading() as connection:
            return self._signing_in.open(connection, signed, browser=session.visitor, at=self._now())

    def accept(self, signed: str, before: Session) -> tuple[Session, str]:
        """The new session of somebody who signed in, and where they wanted to go.

        It has nothing of the one before, which somebody else may know. Raises `NotFound`.
        """
        with self._database.writing() as connection:
            at = self._now()
            invitation = self._signing_in.open(connection, signed, browser=before.visitor, at=at)
            sign_ins.end(connection, before.visitor)
            session = Session.begun(name=invitation.name, signed_in=True)
            self._signing_in.accept(connection, invitation, session=session.visitor, at=at)
        return session, invitation.next

    def end(self, session: Session) -> Session:
        """Sign out; gives the session of nobody in particular."""
        with self._database.writing() as connection:
            sign_ins.end(connection, session.visitor)
        return Session.begun()
