"""`madoguchi people` and `madoguchi workspaces`, as an administrator types them."""

from __future__ import annotations

import datetime as dt

import pytest
from click.testing import CliRunner

from bot.cli import people as people_command
from bot.cli import workspaces as workspaces_command
from bot.dialogue.who import principal_of
from bot.domain.principal import Role
from bot.errors import Invalid, NotFound
from bot.keys import secret_of
from bot.storage import installations, migrations
from bot.storage.database import sqlite
from bot.storage.installations import Installation

TOWN, CITY = "013315", "012025"
NOW = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)


class Desk:
    """A home directory and the commands on it."""

    def __init__(self, home):
        self.home = home
        self.database = sqlite(home / "madoguchi.db")
        migrations.upgrade(self.database)

    def run(self, command, *words):
        outcome = CliRunner().invoke(command, words, env={"MADOGUCHI_HOME": str(self.home)})
        if outcome.exception and not isinstance(outcome.exception, SystemExit):
            raise outcome.exception
        assert outcome.exit_code == 0, outcome.output
        return outcome.output

    def people(self, *words):
        return self.run(people_command.command, *words)

    def workspaces(self, *words):
        return self.run(workspaces_command.command, *words)

    def install(self, *names):
        with self.database.writing() as connection:
            for name in names:
                row = Installation("slack", name, "みどり市", "", "A1", "B1", "U1", (), NOW)
                installations.put(connection, row)

    def who(self, external_id, workspace="T1"):
        with self.database.reading() as connection:
            return principal_of(
                connection,
                channel="slack",
                workspace=workspace,
                external_id=external_id,
                secret=secret_of(self.home),
            )


@pytest.fixture
def desk(tmp_path):
    made = Desk(tmp_path)
    yield made
    made.database.close()


def test_a_registered_administrator_may_administer(desk):
    desk.install("T1")
    said = desk.people(
        "add", "slack", "U9", "--organisation", TOWN, "--role", "administrator", "--name", "山田"
    )
    assert "管理者" in said
    assert desk.who("U9").organisation == TOWN
    assert desk.who("U9").may(Role.ADMINISTRATOR)
    assert "山田" in desk.people("list")


def test_registering_keeps_what_the_person_asked_before(desk):
    desk.install("T1")
    before = desk.who("U9").person
    desk.people("add", "slack", "U9", "--organisation", TOWN)
    assert desk.who("U9").person == before


def test_registering_again_replaces_organisation_and_roles(desk):
    desk.install("T1")
    desk.people("add", "slack", "U9", "--organisation", TOWN, "--role", "administrator")
    desk.people("add", "slack", "U9", "--organisation", CITY)
    assert desk.who("U9").organisation == CITY
    assert not desk.who("U9").may(Role.ADMINISTRATOR)


def test_who_was_removed_is_like_everybody_else(desk):
    desk.install("T1")
    desk.people("add", "slack", "U9", "--role", "administrator")
    desk.people("remove", "slack", "U9")
    assert not desk.who("U9").may(Role.ADMINISTRATOR)
    with pytest.raises(NotFound):
        desk.people("remove", "slack", "U9")


def test_of_several_workspaces_one_has_to_be_named(desk):
    desk.install("T1", "T2")
    with pytest.raises(Invalid, match="T1、T2"):
        desk.people("add", "slack", "U9")
    desk.people("add", "slack", "U9", "--workspace", "T2", "--organisation", TOWN)
    assert (desk.who("U9", "T2").organisation, desk.who("U9", "T1").organisation) == (TOWN, None)


def test_a_channel_without_workspaces_needs_none(desk):
    desk.people("add", "web", "yamada@town.example", "--organisation", TOWN)
    assert f"web\t\tyamada@town.example\t{TOWN}" in desk.people("list")


def test_an_unknown_organisation_is_refused(desk):
    with pytest.raises(NotFound):
        desk.people("add", "web", "yamada", "--organisation", "999999")


def test_everybody_of_a_mapped_workspace_belongs_to_its_organisation(desk):
    desk.install("T1")
    assert "団体なし" in desk.workspaces("list")
    desk.workspaces("map", "slack", "T1", TOWN)
    assert desk.who("U1").organisation == TOWN
    assert f"slack\tT1\tみどり市\t{TOWN}\t松前町" in desk.workspaces("list")
    desk.workspaces("unmap", "slack", "T1")
    assert desk.who("U1").organisation is None
    with pytest.raises(NotFound):
        desk.workspaces("unmap", "slack", "T1")
