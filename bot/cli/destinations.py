"""`madoguchi destinations`: where an organisation reads its reminders."""

from __future__ import annotations

import click

from bot.app import App, now
from bot.channels.console import identity
from bot.cli.context import opened
from bot.domain.mail_address import is_mail_address
from bot.errors import Invalid, NotFound
from bot.ports import Destination
from bot.reminders import joining
from bot.reminders.entering import Entering
from bot.reminders.rights import Person
from bot.storage import destinations, organisations
from bot.storage.destinations import Recipient, Role
from bot.texts import destinations as texts
from bot.texts import ledger as ledger_texts
from jobs.catalogue.words import SECTIONS

_ACTOR = Person(identity())
_CHANNEL = click.option("--channel", default="mail", show_default=True, help="通り道（mail、board など）。")


@click.group(help="期限のお知らせの宛先を加える・一覧する・やめる。")
def command() -> None:
    """Destinations."""


@command.command("add", help="宛先を加える。例：madoguchi destinations add 団体コード アドレス")
@click.argument("code")
@click.argument("address")
@_CHANNEL
@click.option("--section", type=click.Choice(list(SECTIONS)), help="この担当の件だけを送る。")
@click.option(
    "--role",
    type=click.Choice([each.value for each in Role]),
    default=Role.PRIMARY.value,
    help="primary（対応する）、copy（写しを読む）、second（超過が続くと知らせる二人目）。",
)
def add(code: str, address: str, channel: str, section: str | None, role: str) -> None:
    """Send an organisation's reminders somewhere too."""
    with opened() as app:
        organisation = _joined(app, code)
        place = Destination(channel, "", address_of(channel, address))
        wanted = SECTIONS[section] if section else None
        Entering(app.reminders).destination(
            _ACTOR, organisation, place, section=wanted, role=Role(role), at=now()
        )
    click.echo(texts.added(code, channel, place.address))


@command.command("list", help="団体の宛先を一覧する。")
@click.argument("code")
def listed(code: str) -> None:
    """Where an organisation reads."""
    with opened() as app:
        organisation = _joined(app, code)
        for each in _of(app, organisation):
            what = (each.channel, each.address, texts.section(each.section), texts.role(each.role))
            click.echo("\t".join(what))


@command.command("remove", help="宛先に送るのをやめる（送ったものは残る）。")
@click.argument("code")
@click.argument("address")
@_CHANNEL
def remove(code: str, address: str, channel: str) -> None:
    """Send nothing there any more."""
    with opened() as app:
        organisation = _joined(app, code)
        places = _of(app, organisation)
        known = [each for each in places if (each.channel, each.address) == (channel, address)]
        if not known:
            raise NotFound(texts.unknown(address))
        for each in known:
            Entering(app.reminders).remove_destination(_ACTOR, organisation, each.id, at=now())
    click.echo(texts.removed(address))


def _of(app: App, organisation: str) -> list[Recipient]:
    with app.database.reading() as connection:
        return destinations.of_organisation(connection, organisation)


def _joined(app: App, code: str) -> str:
    """The code as it is valid now. Raises `NotFound`, also for one that is not reminded at all."""
    with app.database.writing() as connection:
        joining.known(connection)
        found = organisations.current(connection, code)
    if found.joined_at is None:
        raise NotFound(ledger_texts.not_joined(found.code))
    return found.code


def address_of(channel: str, address: str) -> str:
    """An address as it is kept. Raises `Invalid` for what is no mail address."""
    if channel == "mail" and not is_mail_address(address):
        raise Invalid(texts.NO_ADDRESS)
    return address.casefold() if channel == "mail" else address
