"""Who and what the service knows: recipients, desks, people, deputies, sources, settings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from bot.domain import scope
from bot.domain.principal import Role
from bot.reporting import pack
from bot.reporting.pack import Section
from bot.storage import deputies, desks, destinations, people, report_recipients, sources
from bot.storage.deputies import Deputy
from bot.storage.desks import Desk
from bot.storage.destinations import Recipient
from bot.storage.people import Registered
from bot.storage.sources import Source
from bot.texts import destinations as destination_texts
from bot.texts import handover_pack as texts
from bot.texts import people as people_texts
from bot.texts import reports as report_texts
from bot.texts import tickets as ticket_texts
from bot.texts.settings import DESCRIPTIONS


@dataclass(frozen=True, slots=True)
class Inventory:
    """As it stands now, for one organisation."""

    places: list[Recipient]
    desks: list[Desk]
    people: list[Registered]
    deputies: list[Deputy]
    sources: list[Source]
    reports: list[report_recipients.Recipient]

    @classmethod
    def of(cls, connection: sa.Connection, code: str, today: dt.date, *, own: bool) -> Inventory:
        """Read it; deputies whose time is over are left out, and what is nothing to this organisation.

        `own` says that the installation is this organisation's.
        """
        reported = (code, "") if own else (code,)
        known = deputies.of_organisation(connection, code)
        return cls(
            destinations.of_organisation(connection, code),
            [each for each in desks.listed(connection) if each.organisation == code],
            [each for each in people.registered(connection) if each.organisation in (code, None)],
            [each for each in known if each.until is None or each.until >= today],
            [each for each in sources.listed(connection) if each.scope in scope.visible_to(code)],
            [each for each in report_recipients.listed(connection) if each.organisation in reported],
        )

    def checks(self, secrets: Collection[str], configuration: Mapping[str, str]) -> Section:
        """The check list of the transfers in April."""
        bosses = [each.label for each in self.people if Role.ADMINISTRATOR in each.roles]
        found = texts.checks(
            places=len(self.places) + len(self.reports),
            desks=len(self.desks),
            administrators=bosses,
            secrets=secrets,
            sign_in=_sign_in(configuration),
            deputies=len(self.deputies),
            sources=len(self.sources),
        )
        rows = ((texts.BOX, what, now) for what, now in found)
        return pack.section(texts.CHECKS, texts.CHECKS_LEAD, texts.CHECKS_COLUMNS, rows)

    def stand_ins(self) -> Section:
        """Who stands in while somebody is away."""
        rows = ((e.name, e.contact, texts.span(e.since, e.until), e.note) for e in self.deputies)
        return pack.section(texts.DEPUTIES, texts.DEPUTIES_LEAD, texts.DEPUTIES_COLUMNS, rows)

    def lists(self, configuration: Mapping[str, str]) -> tuple[Section, ...]:
        """Places, people, sources and settings."""
        settings = ((name, value, DESCRIPTIONS[name]) for name, value in configuration.items())
        shelves = ((each.location, each.scope) for each in self.sources)
        return (
            pack.section(texts.PLACES, texts.PLACES_LEAD, texts.PLACES_COLUMNS, self._places()),
            pack.section(texts.PEOPLE, texts.PEOPLE_LEAD, texts.PEOPLE_COLUMNS, map(_person, self.people)),
            pack.section(texts.SOURCES, texts.SOURCES_LEAD, texts.SOURCES_COLUMNS, shelves),
            pack.section(texts.SETTINGS, texts.SETTINGS_LEAD, texts.SETTINGS_COLUMNS, settings),
        )

    def _places(self) -> Iterator[tuple[str, ...]]:
        for place in self.places:
            what = f"{destination_texts.section(place.section)}・{destination_texts.role(place.role)}"
            yield texts.REMINDERS, place.channel, place.address, what
        for report in self.reports:
            yield texts.REPORTS, report.channel, report.address, report_texts.RHYTHMS[report.rhythm]
        for desk in self.desks:
            yield texts.DESK, desk.channel, desk.address, f"{ticket_texts.TIERS[desk.tier]} {desk.name}"


def _person(known: Registered) -> tuple[str, ...]:
    roles = "、".join(people_texts.ROLES[role] for role in known.roles)
    return texts.name(known.label), known.organisation or "", roles, f"{known.channel} {known.external_id}"


def _sign_in(configuration: Mapping[str, str]) -> str:
    ways = {"web_user_header": texts.PROXY, "web_sign_in": texts.MAIL}
    return "".join(said for name, said in ways.items() if configuration.get(name)) or texts.LOCAL
