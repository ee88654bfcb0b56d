"""The signed cookie of one browser: a random pseudonym and its conversation."""

from __future__ import annotations

import datetime as dt
import secrets
from dataclasses import dataclass, replace

from itsdangerous import BadSignature, Signer, URLSafeSerializer

from bot.errors import Invalid
from bot.texts import tickets as texts

COOKIE = "madoguchi"
# A working day with overtime: a shared PC forgets its last user overnight.
LIFETIME = dt.timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Session:
    """`visitor` is random and says nothing about the person.

    `name` is what somebody who shares a sign-in said their name is.
    `signed_in` says that the database may know whose session this is.
    """

    visitor: str
    conversation: str = ""
    name: str = ""
    signed_in: bool = False

    @classmethod
    def begun(cls, *, name: str = "", signed_in: bool = False) -> Session:
        """A session that nobody knows yet."""
        return cls(secrets.token_hex(12), name=name, signed_in=signed_in)

    def in_conversation(self, conversation: str) -> Session:
        """The same visitor, now in this conversation."""
        return replace(self, conversation=conversation)

    def named(self, name: str) -> Session:
        """The same visitor, whose name is known until the end of the session."""
        return replace(self, name=name)


class Sessions:
    """Reads and writes sessions and the tokens of their forms."""

    def __init__(self, secret: bytes, lifetime: dt.timedelta = LIFETIME) -> None:
        self._lifetime = lifetime
        self._cookies = URLSafeSerializer(secret, salt="session")
        self._tokens = Signer(secret, salt="form")
        self._said = URLSafeSerializer(secret, salt="said")
        self._confirmations = URLSafeSerializer(secret, salt="confirmation")

    def read(self, cookie: str | None, at: dt.datetime) -> Session:
        """The session of a cookie; a new one where it is missing, forged or too old."""
        try:
            values = self._cookies.loads(cookie or "")
            if values["until"] > at.timestamp():
                return Session(**{name: values[name] for name in Session.__slots__})
        except (BadSignature, KeyError, TypeError):
            pass
        return Session.begun()

    def write(self, session: Session, at: dt.datetime) -> str:
        """The value of the cookie, good for the lifetime from now."""
        until = int((at + self._lifetime).timestamp())
        values = {name: getattr(session, name) for name in Session.__slots__}
        return str(self._cookies.dumps({**values, "until": until}))

    def token(self, session: Session) -> str:
        """What every form of this session carries, so that no other site can post for it."""
        return self._tokens.get_signature(session.visitor).decode()

    def fits(self, session: Session, token: str) -> bool:
        """Whether a form's token belongs to this session."""
        return self._tokens.verify_signature(session.visitor, token.encode("utf-8", "replace"))

    def say(self, sentence: str) -> str:
        """A sentence for the address of the next page, which nobody else can forge."""
        return str(self._said.dumps(sentence))

    def confirm(self, about: str, text: str, document_number: str) -> str:
        """What a page carries that shows a text before it leaves."""
        return str(self._confirmations.dumps([about, text, document_number]))

    def confirmed(self, shown: str, about: str) -> tuple[str, str]:
        """The text and the document number that a page has shown; raises `Invalid` for anything else."""
        try:
            subject, text, document_number = self._confirmations.loads(shown)
        except BadSignature:
            raise Invalid(texts.NOT_CONFIRMED) from None
        if subject != about:
            raise Invalid(texts.NOT_CONFIRMED)
        return text, document_number

    def said(self, text: str) -> str:
        """The sentence again; empty where it is not one of ours."""
        try:
            return str(self._said.loads(text)) if text else ""
        except BadSignature:
            return ""
