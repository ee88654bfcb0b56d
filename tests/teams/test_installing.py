"""Where we were let in, and what happens when we are shown out."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.channels.teams.connect import TeamsChannel, tenants
from bot.domain.principal import Role
from bot.errors import Misconfigured
from bot.settings import Settings
from bot.storage import teams_conversations
from bot.texts import teams as teams_texts
from bot.texts import teams_setup as texts
from tests.teams.office import CLIENT, TENANT
from tests.teams.service import BOT, Person

pytestmark = pytest.mark.teams


def known(office, chat):
    with office.database.reading() as connection:
        return teams_conversations.get(connection, chat.tenant, chat.id)


def installs(person, chat, action):
    return person.sends({"type": "installationUpdate", "action": action, "id": action}, chat)


def test_whoever_installs_us_can_be_written_to(office, teams, tanaka, channel):
    assert installs(tanaka, channel, "add").status_code == 200
    found = known(office, channel)
    assert (found.service_url, found.bot, found.team) == (teams.url, BOT, channel.team)


@pytest.mark.parametrize("action", ["add-upgrade", "remove-upgrade"])
def test_an_upgrade_changes_nothing(office, tanaka, channel, action):
    installs(tanaka, channel, "add")
    installs(tanaka, channel, action)
    assert known(office, channel)


def test_whoever_lets_us_in_is_told_how_to_ask_and_only_once(office, tanaka, channel):
    for _ in range(2):
        installs(tanaka, channel, "add")
        installs(tanaka, tanaka.chat, "add")
        office.rest()
    for chat in (channel, tanaka.chat):
        [greeting] = chat.posted
        assert all(line in greeting.text for line in teams_texts.GREETING)
        installs(tanaka, chat, "remove")
        installs(tanaka, chat, "add-upgrade")
    office.rest()
    assert len(channel.posted) == len(tanaka.chat.posted) == 1


def test_whoever_removes_us_is_not_written_to(office, tanaka, group):
    installs(tanaka, group, "add")
    installs(tanaka, group, "remove")
    assert known(office, group) is None


def test_leaving_a_team_is_leaving_all_its_channels(office, teams, tanaka, channel):
    other = teams.chat("19:other@thread.tacv2", "channel", TENANT, team=channel.team)
    apart = teams.chat("19:apart@thread.tacv2", "channel", TENANT, team="19:apart-team@thread.tacv2")
    for each in (channel, other, apart):
        tanaka.says("財政措置は？", each)
    removed = {"type": "conversationUpdate", "id": "c1", "membersRemoved": [{"id": BOT}]}
    tanaka.sends(removed, channel)
    assert [known(office, each) is not None for each in (channel, other, apart)] == [False, False, True]


def test_people_who_come_and_go_change_nothing(office, tanaka, channel):
    installs(tanaka, channel, "add")
    gone = {"type": "conversationUpdate", "id": "c1", "membersRemoved": [{"id": "29:somebody"}]}
    tanaka.sends(gone, channel)
    assert known(office, channel)


def test_a_deleted_channel_is_forgotten(office, tanaka, channel):
    installs(tanaka, channel, "add")
    data = {"eventType": "channelDeleted", "tenant": {"id": TENANT}, "team": {"id": channel.team}}
    tanaka.sends({"type": "conversationUpdate", "id": "c1", "channelData": data}, channel)
    assert known(office, channel) is None


def test_a_reference_is_kept_while_it_is_used_and_then_forgotten(office, tanaka, group):
    installs(tanaka, group, "add")
    later = office.now() + dt.timedelta(days=400)
    with office.database.writing() as connection:
        teams_conversations.used(connection, TENANT, group.id, at=later)
        assert teams_conversations.forget(connection, before=later - dt.timedelta(days=1)) == 0
        assert teams_conversations.forget(connection, before=later + dt.timedelta(days=1)) == 1
    assert known(office, group) is None


def test_another_tenant_is_refused(office, teams):
    stranger = Person(teams, office.endpoint, "0d1c2b3a-0000-4000-8000-0000000000ee", "他人")
    assert installs(stranger, stranger.chat, "add").status_code == 403
    assert (
        stranger.sends({"type": "message", "text": "財政措置は？", "id": "1"}, stranger.chat).status_code
        == 403
    )
    office.rest()
    assert known(office, stranger.chat) is None
    assert office.answerer.asked == []


@pytest.mark.parametrize(
    "conversation",
    ["19:x/../../v3/y", "19:x?isTargetedActivity=true", "a b", "19:x#y", "..", "", "x" * 300, None, ["x"]],
)
def test_an_id_that_would_change_an_address_is_ignored(office, teams, tanaka, conversation):
    activity = {"type": "message", "id": "1", "text": "財政措置は？"}
    place = {"id": conversation, "conversationType": "personal", "tenantId": TENANT}
    assert tanaka.sends({**activity, "conversation": place}, tanaka.chat).status_code == 200
    office.rest()
    assert office.answerer.asked == []
    assert teams.tokens == []


def test_the_tenants_that_may_use_us(tmp_path):
    own = Settings(home=tmp_path, teams_tenant_id=TENANT.upper())
    assert tenants(own) == {TENANT}
    more = Settings(home=tmp_path, teams_tenant_id=TENANT, teams_tenants=("A", "b"))
    assert tenants(more) == {"a", "b"}


GOOD = {"teams_client_id": CLIENT, "teams_tenant_id": TENANT, "teams_client_secret": "s"}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"teams_tenant_id": ""}, texts.TENANT_MISSING),
        ({"teams_client_secret": None}, texts.KEY_MISSING),
        ({"teams_insecure": True, "web_host": "0.0.0.0"}, texts.NOT_ONLY_LOCAL),
        ({"teams_insecure": True, "web_host": "192.0.2.1"}, texts.NOT_ONLY_LOCAL),
        ({"teams_insecure": True, "web_public_url": "https://a.example"}, texts.NOT_ONLY_LOCAL),
        ({"teams_insecure": True, "web_trusted_proxies": ("127.0.0.1",)}, texts.NOT_ONLY_LOCAL),
    ],
)
def test_what_cannot_work_is_said_before_anything_starts(tmp_path, changes, sentence):
    with pytest.raises(Misconfigured) as raised:
        TeamsChannel(Settings(home=tmp_path, **{**GOOD, **changes}), None)
    assert raised.value.message == sentence


def test_without_the_switch_nobody_is_let_in_without_a_token(office, tmp_path):
    import httpx
    from starlette.applications import Starlette
    from starlette.routing import Mount

    from tests.teams.office import _services
    from tests.web.live import Live

    secure = TeamsChannel(Settings(home=tmp_path, **GOOD), _services(office, escalation=False))
    live = Live(Starlette(routes=[Mount(path, app) for path, app in secure.mounts.items()]))
    with httpx.Client(trust_env=False) as client:
        answer = client.post(
            f"{live.address}/teams/messages", json={"type": "message", "serviceUrl": "https://a"}
        )
    live.close()
    assert answer.status_code == 401


def test_the_role_of_a_registered_person_counts(office, tanaka):
    office.register(tanaka, Role.ADMINISTRATOR)
    tanaka.says("状況")
    office.rest()
    [told] = tanaka.chat.posted
    assert told.text.startswith("索引：")
