"""`madoguchi workspaces`: which organisation a chat service's workspace belongs to."""

from __future__ import annotations

import click

from bot.app import now
from bot.channels.console import identity
from bot.cli.context import opened
from bot.errors import NotFound
from bot.reminders import joining
from bot.storage import deeds, installations, organisations, workspaces
from bot.texts import workspaces as texts


@click.group(help="チャットのワークスペースと団体を結び付ける。")
def command() -> None:
    """Workspaces."""


@command.command("list", help="ワークスペースと、その団体を一覧する。")
def listed() -> None:
    """Every workspace that is known, and whose it is."""
    with opened() as app, app.database.reading() as connection:
        names = {(row.channel, row.workspace): row.name for row in installations.listed(connection)}
        mapped = {(row.channel, row.workspace): row.organisation for row in workspaces.listed(connection)}
        towns = {row.code: row.name for row in organisations.by_codes(connection, set(mapped.values()))}
    if not names and not mapped:
        click.echo(texts.NONE)
    for key in sorted(names.keys() | mapped.keys()):
        code = mapped.get(key, "")
        click.echo("\t".join((*key, names.get(key, ""), code, towns.get(code, "") or texts.NOBODYS)))


@command.command("map", help="ワークスペースの人を、その団体の人とする。")
@click.argument("channel")
@click.argument("workspace")
@click.argument("organisation")
def assign(channel: str, workspace: str, organisation: str) -> None:
    """Say whose a workspace is."""
    with opened() as app, app.database.writing() as connection:
        joining.known(connection)
        town = organisations.current(connection, organisation)
        workspaces.assign(
            connection, channel=channel, workspace_id=workspace, organisation=town.code, at=now()
        )
        subject = f"{channel} {workspace} {town.code}"
        deeds.did(connection, identity().person, "workspace.mapped", subject, at=now())
    click.echo(texts.mapped(workspace, town.name, town.code))


@command.command("unmap", help="結び付けをやめる（その人たちは、共通の資料だけで答えられる）。")
@click.argument("channel")
@click.argument("workspace")
def release(channel: str, workspace: str) -> None:
    """Say that a workspace is nobody's."""
    with opened() as app, app.database.writing() as connection:
        if not workspaces.release(connection, channel=channel, workspace_id=workspace):
            raise NotFound(texts.unknown(workspace))
        deeds.did(connection, identity().person, "workspace.unmapped", f"{channel} {workspace}", at=now())
    click.echo(texts.released(workspace))
