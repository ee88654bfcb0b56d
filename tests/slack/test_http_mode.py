"""Slack calls our web server: signatures, times, retries, and workspaces that join."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from bot.channels.slack.setup import manifest
from bot.sealing import unseal
from bot.storage import installations, workspaces
from bot.texts import commands
from tests.reminders.scene import OTHER_TOWN, TOWN
from tests.slack.door import Door, page
from tests.slack.office import SECRET, Office, now, settings
from tests.slack.service import Kind
from tests.slack.service.requests import signed
from tests.slack.watching import answers, rest
from tests.web.live import Live

pytestmark = pytest.mark.slack


@pytest.fixture
def door():
    return Door()


@pytest.fixture
def address(door):
    live = Live(door)
    yield live.address
    live.close()


def http_mode(slack, address, **more):
    application = slack.application
    return {
        "slack_api_url": slack.url,
        "slack_signing_secret": application.signing_secret,
        "web_public_url": address,
        **more,
    }


def oauth(slack):
    application = slack.application
    return {"slack_client_id": application.client_id, "slack_client_secret": application.client_secret}


@pytest.fixture
def office(slack, town, door, address, tmp_path):
    slack.application.manifest = manifest(address)
    configured = settings(tmp_path, **http_mode(slack, address, slack_bot_token=town.token))
    with Office(configured) as made:
        door.application = page(made)
        yield made


def post(slack, address, body, *, stamp=None, secret=None, **headers):
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    at = stamp if stamp is not None else str(int(slack.clock()))
    text = raw.decode("utf-8", "replace")
    proof = signed(text, secret or slack.application.signing_secret, at)
    sent = {"Content-Type": "application/json", **proof, **headers}
    return httpx.post(f"{address}/slack/events", content=raw, headers=sent, trust_env=False)


def known(office):
    with office.database.reading() as connection:
        return installations.listed(connection, "slack")


def event(town, **more):
    happened = {"type": "app_mention", "user": "U1", "channel": "C1", "ts": "100.1", "text": "質問"}
    authorised = {"team_id": town.id, "user_id": town.bot_user, "is_bot": True}
    return {
        "type": "event_callback",
        "team_id": town.id,
        "event_id": "Ev1",
        "event": {**happened, **more},
        "authorizations": [authorised],
    }


def test_slack_is_given_its_challenge(office, slack):
    assert slack.requests.verify()


def test_a_mention_is_answered(office, tanaka, room):
    [answer] = answers(tanaka, tanaka.mentions(room, "申込期限は？"))
    assert "「申込期限は？」への答えです。" in answer.shown


def test_a_command_is_acknowledged_with_words(office, tanaka, room):
    assert tanaka.slash("申込期限は？", channel=room).body["text"] == commands.RECEIVED


def test_a_false_signature_is_refused(office, slack, town, address):
    assert post(slack, address, event(town), secret="another").status_code == 401
    rest(office)
    assert office.answerer.asked == []


@pytest.mark.parametrize("seconds", [-301, 360])
def test_an_old_request_is_refused(office, slack, town, address, seconds):
    stamp = str(int(slack.clock()) + seconds)
    assert post(slack, address, event(town), stamp=stamp).status_code == 401


@pytest.mark.parametrize("stamp", ["", "yesterday", "1e9", "-5", "１２３", "0x10", "9" * 400])
def test_a_time_that_is_none_is_refused(office, slack, town, address, stamp):
    assert post(slack, address, event(town), stamp=stamp.encode()).status_code == 401


@pytest.mark.parametrize("body", [b"\xff\xfe", b"{", b"payload=%7B", b"[1,2]"])
def test_what_is_no_request_of_slacks_is_refused(office, slack, address, body):
    assert post(slack, address, body).status_code in (400, 401)


def test_a_request_that_is_played_back_is_one_question(office, slack, town, tanaka, room, address):
    asked = event(town, user=tanaka.id, channel=room.id)
    for attempt in range(3):
        answer = post(slack, address, asked, **{"X-Slack-Retry-Num": str(attempt)})
        assert answer.status_code == 200
    rest(office)
    assert len(office.answerer.asked) == 1


def test_a_workspace_without_us_is_acknowledged_and_not_answered(office, slack, address):
    class Elsewhere:
        id, bot_user = "T9", "U9"

    assert post(slack, address, event(Elsewhere)).status_code == 200
    rest(office)
    assert office.answerer.asked == []


def test_before_slack_can_be_reached_events_come_again(slack, town, tanaka, room, door, address, tmp_path):
    slack.application.manifest = manifest(address)
    slack.goes_wrong("auth.test", Kind.FAIL_BEFORE, times=2)
    configured = settings(tmp_path, **http_mode(slack, address, slack_bot_token=town.token))
    with Office(configured) as office:
        door.application = page(office)
        slack.until(lambda: len(slack.calls("auth.test")) == 1)
        asked = event(town, user=tanaka.id, channel=room.id)
        assert [post(slack, address, asked).status_code for _ in range(2)] == [500, 200]
        rest(office)
        assert len(office.answerer.asked) == 1


def test_the_other_pages_are_still_there(office, address):
    assert httpx.get(f"{address}/health", trust_env=False).status_code == 200
    assert httpx.get(f"{address}/slack/events", trust_env=False).status_code == 405
    assert httpx.get(f"{address}/slack/install", trust_env=False).status_code == 404


class TestJoining:
    """Workspaces that install the application themselves."""

    @pytest.fixture
    def office(self, slack, door, address, tmp_path):
        slack.application.manifest = manifest(address)
        configured = settings(tmp_path, **http_mode(slack, address, **oauth(slack)))
        with Office(configured, towns=(TOWN, OTHER_TOWN)) as made:
            door.application = page(made)
            yield made

    def join(self, slack, address, workspace):
        """What a browser does; the cookie is meant for https."""
        begun = httpx.get(f"{address}/slack/install", trust_env=False)
        assert begun.status_code == 302
        asked = urlsplit(begun.headers["location"])
        assert asked.path == "/oauth/v2/authorize"
        (state,) = parse_qs(asked.query)["state"]
        return httpx.get(
            f"{address}/slack/oauth_redirect",
            params={"code": slack.consent(workspace), "state": state},
            headers={"Cookie": begun.headers["set-cookie"].partition(";")[0]},
            trust_env=False,
        )

    def assign(self, office, workspace, town):
        with office.database.writing() as connection:
            workspaces.assign(
                connection, channel="slack", workspace_id=workspace.id, organisation=town, at=now()
            )

    def test_two_towns_are_answered_in_their_own_workspaces(self, office, slack, address):
        towns = [slack.workspace("みどり市"), slack.workspace("あおば町")]
        for workspace, code in zip(towns, (TOWN, OTHER_TOWN), strict=True):
            page = self.join(slack, address, workspace)
            assert page.status_code == 200
            assert workspace.name in page.text
            assert workspace.id in page.text
            self.assign(office, workspace, code)
        asked = [each.person("田中").mentions(each.channel("相談"), f"{each.name}の質問") for each in towns]
        for workspace, question in zip(towns, asked, strict=True):
            person = next(iter(workspace.people.values()))
            [answer] = answers(person, question)
            assert f"{workspace.name}の質問" in answer.shown
        tokens = {call.token for call in slack.calls("chat.update") + slack.calls("chat.postMessage")}
        assert tokens == {workspace.token for workspace in towns}
        organisations = {row.text: row.organisation for row in office.answerer.asked}
        assert organisations == {"みどり市の質問": TOWN, "あおば町の質問": OTHER_TOWN}

    def test_a_token_is_kept_sealed(self, office, slack, address):
        town = slack.workspace("みどり市")
        self.join(slack, address, town)
        [row] = known(office)
        assert unseal(SECRET, row.token) == town.token
        assert unseal(b"another secret", row.token) is None
        assert row.workspace == town.id
        stored = b"".join(path.read_bytes() for path in office.settings.home.glob("madoguchi.db*"))
        assert town.token.encode() not in stored

    def test_a_workspace_that_takes_us_away_is_forgotten(self, office, slack, address):
        town = slack.workspace("みどり市")
        self.join(slack, address, town)
        town.tell({"type": "app_uninstalled"})
        slack.until(lambda: any(each.acknowledged for each in slack.delivered()))
        assert known(office) == []

    def test_without_the_browsers_own_state_nobody_joins(self, office, slack, address):
        slack.workspace("みどり市")
        back = f"{address}/slack/oauth_redirect"
        for query in ({}, {"code": "x"}, {"code": "x", "state": "y"}, {"error": "access_denied"}):
            answer = httpx.get(back, params=query, cookies={"slack-app-oauth-state": "y"}, trust_env=False)
            assert answer.status_code in (200, 400, 401)
            assert "入れられませんでした" in answer.text
        assert known(office) == []

    def test_a_reason_from_outside_is_only_shown(self, office, address):
        answer = httpx.get(
            f"{address}/slack/oauth_redirect", params={"error": "<script>alert(1)</script>"}, trust_env=False
        )
        assert "<script>" not in answer.text

    def test_a_workspace_that_is_nobodys_is_answered_from_shared_documents(self, office, slack, address):
        town = slack.workspace("みどり市")
        self.join(slack, address, town)
        tanaka = town.person("田中")
        answers(tanaka, tanaka.mentions(town.channel("相談"), "質問"))
        assert [row.organisation for row in office.answerer.asked] == [None]
