"""Workspaces that installed the application, and people who were registered."""

from bot.domain.principal import Role
from bot.storage import installations, people
from bot.storage.installations import Installation
from tests.storage.samples import NOW, TOWN, minutes


def installation(workspace="T1", **more):
    values = {
        "channel": "slack",
        "workspace": workspace,
        "name": "松前町",
        "token": "sealed",
        "app": "A1",
        "bot": "B1",
        "bot_user": "U1",
        "permissions": ("chat:write", "app_mentions:read"),
        "installed_at": NOW,
    }
    return Installation(**{**values, **more})


def test_an_installation_is_kept_and_a_later_one_replaces_it(database):
    with database.writing() as connection:
        installations.put(connection, installation())
        installations.put(connection, installation(token="newer", installed_at=NOW + minutes(1)))
        found = installations.get(connection, "slack", "T1")
        assert found.token == "newer"
        assert found.permissions == ("app_mentions:read", "chat:write")
        assert installations.get(connection, "slack", "T2") is None


def test_installations_are_listed_and_forgotten(database):
    with database.writing() as connection:
        for number, workspace in enumerate(("T2", "T1")):
            installations.put(connection, installation(workspace, installed_at=NOW + minutes(number)))
        installations.put(connection, installation("X1", channel="teams"))
        assert [each.workspace for each in installations.listed(connection, "slack")] == ["T2", "T1"]
        assert len(installations.listed(connection)) == 3
        assert installations.remove(connection, "slack", "T1")
        assert not installations.remove(connection, "slack", "T1")
        assert [each.workspace for each in installations.listed(connection, "slack")] == ["T2"]


def test_people_are_listed_and_removed_with_their_last_identity(database):
    with database.writing() as connection:
        people.register(
            connection,
            person_id="p1",
            organisation=TOWN,
            roles=frozenset({Role.ASKER, Role.DESK}),
            label="山田",
            at=NOW,
        )
        for workspace in ("T1", "T2"):
            people.identify(
                connection, channel="slack", workspace=workspace, external_id="U9", person_id="p1"
            )
        assert [(row.workspace, row.roles, row.label) for row in people.registered(connection)] == [
            ("T1", (Role.ASKER, Role.DESK), "山田"),
            ("T2", (Role.ASKER, Role.DESK), "山田"),
        ]
        assert people.remove(connection, channel="slack", workspace="T1", external_id="U9")
        assert people.resolve(connection, channel="slack", workspace="T2", external_id="U9")
        assert people.remove(connection, channel="slack", workspace="T2", external_id="U9")
        assert not people.remove(connection, channel="slack", workspace="T2", external_id="U9")
        assert people.registered(connection) == []
