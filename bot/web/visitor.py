"""One request's visitor."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.domain.principal import Principal, Role
from bot.web.session import Session


class MustSignIn(Exception):
    """The page is for somebody who signed in, and there is a way to do that; `path` was wanted."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class NotSetUp(Exception):
    """Nobody has said yet whose installation this is."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks, in which session; `token` goes into every form, `signed_in` means by mail."""

    principal: Principal
    session: Session
    token: str
    signed_in: bool = False

    @property
    def administrator(self) -> bool:
        """Whether this visitor may see the log, the documents and the settings."""
        return self.principal.may(Role.ADMINISTRATOR)

    @property
    def member(self) -> bool:
        """Whether it is certain who this is, and that they belong to an organisation."""
        return self.principal.organisation is not None

    def in_session(self, session: Session) -> Visitor:
        """The same visitor, whose browser begins another session."""
        return replace(self, session=session)

    def named(self, name: str) -> Visitor:
        """The same visitor, who said their name."""
        return replace(self, session=self.session.named(name))

    def in_conversation(self, conversation: str) -> Visitor:
        """The same visitor, whose browser now shows this conversation."""
        return replace(self, session=self.session.in_conversation(conversation))
