"""`madoguchi init`: the questions of the first run, on a terminal."""

from __future__ import annotations

from collections.abc import Callable

import click

from bot import first_run
from bot.app import App, now
from bot.channels.console import identity
from bot.cli.context import opened
from bot.domain.entered import optional_count_of
from bot.domain.principal import Role
from bot.errors import Invalid
from bot.first_run import Desk
from bot.keys import pseudonym, secret_of
from bot.reminders import joining
from bot.storage import deeds, people
from bot.storage.organisations import Organisation
from bot.texts import first_run as texts
from bot.web.identity import CHANNEL


@click.command(help="はじめの設定（団体・相談先）をする。オプションで書かなかったことは、たずねる。")
@click.option("--organisation", default="", help="団体の6桁のコード。")
@click.option("--population", type=click.IntRange(min=0), help="団体の人口（分かるとき）。")
@click.option("--desk-name", help="答えられない質問の相談先の名前。")
@click.option("--desk-phone", help="相談先の電話。")
@click.option("--desk-mail", help="相談先のメール。")
@click.option("--administrator", default="", help="サインインして管理する人のメールアドレス。")
def command(
    organisation: str,
    population: int | None,
    desk_name: str | None,
    desk_phone: str | None,
    desk_mail: str | None,
    administrator: str,
) -> None:
    """Ask what the options do not say, and keep it."""
    with opened() as app:
        with app.database.writing() as connection:
            everybody = joining.known(connection)
        code = organisation or _choose(everybody)
        if population is None and not organisation:
            population = _persons()
        desk = _desk(desk_name, desk_phone, desk_mail)
        with app.database.writing() as connection:
            kept = first_run.save(connection, code=code, desk=desk, population=population, at=now())
            code = kept.organisation.code
            deeds.did(connection, identity().person, "setting.installation", code, at=now())
        click.echo(texts.saved(kept.organisation.name, kept.installed_on))
        if administrator:
            _add_administrator(app, administrator.strip().casefold(), kept.organisation.code)


def _choose(everybody: list[Organisation]) -> str:
    prefecture = click.prompt(
        texts.ASK_PREFECTURE,
        value_proc=_one_of(
            {each.prefecture: (each.prefecture, each.name) for each in everybody if each.is_prefecture},
            texts.UNKNOWN_PREFECTURE,
        ),
    )
    members = [each for each in everybody if each.prefecture == prefecture]
    code: str = click.prompt(
        texts.ASK_ORGANISATION,
        value_proc=_one_of(
            {each.code: (each.code, each.name) for each in members}, texts.UNKNOWN_ORGANISATION
        ),
    )
    return code


def _one_of(names: dict[str, tuple[str, ...]], unknown: str) -> Callable[[str], str]:
    """Turns any of its names into the key; asks again where there is none."""

    def key_of(said: str) -> str:
        for key, known in names.items():
            if said.strip() in known:
                return key
        raise click.UsageError(unknown)

    return key_of


def _persons() -> int | None:
    persons: int | None = click.prompt(
        texts.ASK_POPULATION, default="", show_default=False, value_proc=_count_of
    )
    return persons


def _count_of(said: str) -> int | None:
    try:
        return optional_count_of(said)
    except Invalid as error:
        raise click.UsageError(error.message) from None


def _desk(name: str | None, phone: str | None, mail: str | None) -> Desk:
    """The options as they are; what is asked is asked again until somebody could be reached."""
    while True:
        desk = Desk(
            _field(name, texts.DESK_NAME), _field(phone, texts.DESK_PHONE), _field(mail, texts.DESK_MAIL)
        )
        try:
            return first_run.reachable(desk)
        except Invalid as error:
            if None not in (name, phone, mail):
                raise
            click.echo(error.message, err=True)


def _field(given: str | None, question: str) -> str:
    if given is not None:
        return given
    said: str = click.prompt(question, default="", show_default=False)
    return said


def _add_administrator(app: App, mail: str, organisation: str) -> None:
    person, roles = pseudonym(secret_of(app.settings.home), mail), frozenset({Role.ADMINISTRATOR})
    with app.database.writing() as connection:
        people.register(
            connection,
            person_id=person,
            organisation=organisation,
            roles=roles,
            label=texts.ADMINISTRATOR_LABEL,
            at=now(),
        )
        people.identify(connection, channel=CHANNEL, workspace="", external_id=mail, person_id=person)
        deeds.registered(connection, identity(), person, organisation, roles, at=now())
    click.echo(texts.administrator(mail))
    if not (app.settings.web_user_header or app.settings.signs_in_by_mail):
        click.echo(texts.NO_SIGN_IN)
