"""A visitor who reads and writes for an organisation."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

import sqlalchemy as sa
from fastapi import Depends, Form, Request

from bot import first_run
from bot.domain.entered import line_of
from bot.domain.principal import Principal
from bot.errors import NotAllowed
from bot.reminders import rights
from bot.reminders.rights import Person
from bot.storage import organisations
from bot.storage.organisations import Organisation
from bot.texts import board as board_texts
from bot.texts import ledger as texts
from bot.web.dependencies import AnyVisitor, WebParts, may_sign_in
from bot.web.identity import LOCAL
from bot.web.visitor import NotSetUp, Visitor

_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Member:
    """A visitor with the organisation whose reminders they read."""

    visitor: Visitor
    organisation: Organisation

    @property
    def principal(self) -> Principal:
        """The visitor as a member: whoever sits at the machine itself belongs to its organisation."""
        return replace(self.visitor.principal, organisation=self.organisation.code)

    @property
    def shared(self) -> bool:
        """Whether nobody signed in, so that a name has to say who acts."""
        return self.principal.person == LOCAL

    @property
    def nameless(self) -> bool:
        """Whether a name must be asked for before anything is recorded."""
        return self.shared and not self.visitor.session.name

    @property
    def runs_prefecture(self) -> bool:
        """Whether this is somebody of a prefecture who looks after its towns."""
        return self.organisation.is_prefecture and rights.runs_prefecture(
            self.principal, self.organisation.prefecture
        )

    @property
    def person(self) -> Person:
        """Who is recorded for what they do now."""
        return Person(self.principal, self.visitor.session.name, self.shared)


def _member(request: Request, web: WebParts, visitor: AnyVisitor) -> Member:
    if not (visitor.member or visitor.administrator):
        may_sign_in(request, web, visitor)
    with web.parts.database.reading() as connection:
        return Member(visitor, _organisation(connection, visitor))


def _organisation(connection: sa.Connection, visitor: Visitor) -> Organisation:
    if visitor.principal.organisation:
        return organisations.current(connection, visitor.principal.organisation)
    if not visitor.administrator:
        raise NotAllowed(texts.NOT_SIGNED_IN)
    installation = first_run.installation(connection)
    if installation is None:
        raise NotSetUp
    return installation.organisation


AnyMember = Annotated[Member, Depends(_member)]


def _acting(member: AnyMember, name: Annotated[str, Form()] = "") -> Member:
    said = line_of(name, board_texts.NAME, limit=_LONGEST_NAME)
    return replace(member, visitor=member.visitor.named(said)) if said else member


Acting = Annotated[Member, Depends(_acting)]
"""A member who sends a form; the name that came with it is known from then on."""


def _prefectural(member: AnyMember) -> Member:
    if not member.runs_prefecture:
        raise NotAllowed(texts.NOT_YOUR_PREFECTURE)
    return member


Prefectural = Annotated[Member, Depends(_prefectural)]
