"""`madoguchi people`: who is who in the chat services, and what they may do."""

from __future__ import annotations

import json
from pathlib import Path

import click
import sqlalchemy as sa

from bot.administration.rights import Rights
from bot.app import App, now
from bot.channels.console import identity
from bot.cli import deputies
from bot.cli.context import opened
from bot.cli.files import write_private
from bot.dialogue.who import external_id_of
from bot.domain.principal import Role
from bot.errors import Invalid, NotFound
from bot.keys import secret_of
from bot.privacy import erasure, mentions, person_data, tombstones
from bot.privacy.subject import Subject, subject_of
from bot.storage import deeds, installations, people
from bot.texts import people as texts

_ROLES = click.Choice([role.value for role in Role])


@click.group(help="人を登録する・一覧する・外す（管理者、相談窓口、都道府県の担当）。")
def command() -> None:
    """People."""


command.add_command(deputies.command)


@command.command("add", help="人を登録する。同じ人をもう一度登録すると、団体と役割が置き換わる。")
@click.argument("channel")
@click.argument("external_id")
@click.option("--workspace", help="ワークスペース（省略すると、ただ一つのもの）。")
@click.option("--organisation", help="団体コード（6桁）。")
@click.option("--role", "roles", multiple=True, type=_ROLES, help="役割。繰り返せる。")
@click.option("--name", default="", help="一覧に出す名前（控え）。")
def add(
    channel: str,
    external_id: str,
    workspace: str | None,
    organisation: str | None,
    roles: tuple[str, ...],
    name: str,
) -> None:
    """Register a person."""
    external_id = external_id_of(channel, external_id)
    with opened() as app:
        with app.database.reading() as connection:
            where = workspace if workspace is not None else _only_workspace(connection, channel)
        rights = Rights(app.database, secret_of(app.settings.home))
        right = rights.right(organisation or "", roles, name)
        rights.add(identity().person, channel, where, external_id, right, at=now())
    click.echo(texts.added(external_id, right.organisation, sorted(right.roles)))


@command.command("list", help="登録した人を一覧する。")
def listed() -> None:
    """Everybody who was registered."""
    with opened() as app, app.database.reading() as connection:
        rows = people.registered(connection)
    if not rows:
        click.echo(texts.NOBODY)
    for row in rows:
        roles = "、".join(texts.ROLES[role.value] for role in row.roles)
        who = (row.channel, row.workspace, row.external_id, row.organisation or "", roles, row.label)
        click.echo("\t".join(who))


@command.command("remove", help="登録を外す（その人がしたことの記録は残る）。")
@click.argument("channel")
@click.argument("external_id")
@click.option("--workspace", help="ワークスペース（省略すると、ただ一つのもの）。")
def remove(channel: str, external_id: str, workspace: str | None) -> None:
    """Know somebody no more."""
    external_id = external_id_of(channel, external_id)
    with opened() as app, app.database.writing() as connection:
        where = workspace if workspace is not None else _only_workspace(connection, channel)
        gone = people.remove(connection, channel=channel, workspace=where, external_id=external_id)
        if gone is None:
            raise NotFound(texts.unknown(external_id))
        deeds.removed(connection, identity(), gone, at=now())
    click.echo(texts.removed(external_id))


@command.command("export", help="一人について保存しているもの全てを、JSON のファイルに書き出す。")
@click.argument("channel")
@click.argument("external_id")
@click.option("--workspace", help="ワークスペース（省略すると、ただ一つのもの）。")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="書き出す先。")
def export(channel: str, external_id: str, workspace: str | None, out: Path) -> None:
    """Write everything about one person."""
    with opened() as app, app.database.writing() as connection:
        found = person_data.collected(connection, _subject(app, connection, channel, external_id, workspace))
        if not found:
            raise NotFound(texts.nothing_kept(external_id))
        rows = sum(map(len, found.values()))
        deeds.did(connection, identity().person, "person.exported", f"{channel} {rows}", at=now())
    write_private(out, json.dumps(found, ensure_ascii=False, indent=2).encode())
    click.echo(texts.exported(str(out), {name: len(each) for name, each in found.items()}))


@command.command("erase", help="一人のデータを消す。団体がしたことの記録は、だれがしたかを除いて残る。")
@click.argument("channel")
@click.argument("external_id")
@click.option("--workspace", help="ワークスペース（省略すると、ただ一つのもの）。")
@click.confirmation_option(prompt=texts.REALLY_ERASE, help="たずねずに消す。")
def erase(channel: str, external_id: str, workspace: str | None) -> None:
    """Erase one person."""
    with opened() as app:
        with app.database.writing() as connection:
            subject = _subject(app, connection, channel, external_id, workspace)
            done = erasure.erase(connection, subject, actor=identity().person, at=now())
            if not done.anything:
                raise NotFound(texts.nothing_kept(external_id))
        tombstones.note(app.settings.home, subject.persons, at=now())
        app.database.scrub()
        mentioning = mentions.documents(app.served.current(), subject.names) if app.is_indexed else []
    click.echo("\n".join(texts.erased(done.deleted, done.anonymised, done.places, mentioning)))


def _subject(
    app: App, connection: sa.Connection, channel: str, external_id: str, workspace: str | None
) -> Subject:
    where = workspace if workspace is not None else _only_workspace(connection, channel)
    return subject_of(connection, channel, where, external_id, secret_of(app.settings.home))


def _only_workspace(connection: sa.Connection, channel: str) -> str:
    """The workspace that everybody means; a channel without workspaces has an empty one."""
    known = installations.listed(connection, channel)
    if len(known) > 1:
        raise Invalid(texts.which_workspace([each.workspace for each in known]))
    return known[0].workspace if known else ""
