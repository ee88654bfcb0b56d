"""One request's visitor."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.domain.principal import Principal, Role
from bot.web.session import Session


class NotSetUp(Exception):
    """Nobody has said yet whose installation this is."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks, in which session; `token` goes into every form."""

    principal: Principal
    session: Session
    token: str

    @property
    def administrator(self) -> bool:
        """Whether this visitor may see the log, the documents and the settings."""
        return self.principal.may(Role.ADMINISTRATOR)

    @property
    def member(self) -> bool:
        """Whether it is certain who this is, and that they belong to an organisation."""
        return self.principal.organisation is not None

    def named(self, name: str) -> Visitor:
        """The same visitor, who said their name."""
        return replace(self, session=self.session.named(name))

    def in_conversation(self, conversation: str) -> Visitor:
        """The same visitor, whose browser now shows this conversation."""
        return replace(self, session=self.session.in_conversation(conversation))
