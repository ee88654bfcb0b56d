"""The line to Slack: lost, refused, through a proxy, and without a word of secrets in the log."""

from __future__ import annotations

import logging
import socket
import time

import pytest

from bot.errors import Misconfigured
from bot.storage import outbox
from bot.texts import slack_connection as texts
from tests.slack.certificate import certificate
from tests.slack.office import Office, settings, socket_mode
from tests.slack.proxy import Proxy
from tests.slack.service import Kind
from tests.slack.watching import answers, rest

pytestmark = pytest.mark.slack


@pytest.fixture
def gateway(tmp_path):
    return certificate(tmp_path)


@pytest.fixture
def proxy(gateway):
    made = Proxy(*gateway)
    yield made
    made.close()


def waiting(office):
    """What was tried and has to wait."""
    while True:
        with office.database.reading() as connection:
            found = [row for row in outbox.in_state(connection, "pending") if row.last_error]
        if found:
            return found
        time.sleep(0.05)


def through(proxy, gateway):
    return {"proxy": proxy.url, "ca_file": gateway[0]}


def test_slack_asks_to_connect_anew_and_nothing_is_lost(office, slack, tanaka, room):
    first = tanaka.mentions(room, "一つ目")
    answers(tanaka, first)
    slack.sockets.refresh()
    assert slack.sockets.wait_connected()
    [answer] = answers(tanaka, tanaka.mentions(room, "二つ目"))
    assert "二つ目" in answer.shown


def test_what_happens_while_it_connects_anew_is_answered(office, slack, tanaka, room):
    slack.sockets.refresh()
    assert len(answers(tanaka, tanaka.mentions(room, "申込期限は？"))) == 1


def test_a_line_that_is_cut_is_made_again(office, slack, tanaka, room):
    slack.sockets.drop()
    assert len(answers(tanaka, tanaka.mentions(room, "申込期限は？"))) == 1


@pytest.mark.parametrize("method", ["auth.test", "apps.connections.open"])
def test_where_slack_does_not_answer_at_first_it_is_tried_again(slack, town, tanaka, room, tmp_path, method):
    slack.goes_wrong(method, Kind.FAIL_BEFORE)
    with Office(settings(tmp_path, **socket_mode(slack, town))):
        assert slack.sockets.wait_connected()
        assert len(answers(tanaka, tanaka.mentions(room, "申込期限は？"))) == 1
        slack.sockets.drop()


def test_starting_waits_for_nobody(slack, town, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    lost = {**socket_mode(slack, town), "slack_api_url": f"http://127.0.0.1:{port}/api/"}
    with Office(settings(tmp_path, **lost)) as office:
        assert office.rests()


def test_without_a_way_in_it_says_what_to_set(slack, town, tmp_path):
    office = Office(settings(tmp_path, slack_api_url=slack.url, slack_bot_token=town.token))
    with pytest.raises(Misconfigured, match="slack_app_token"):
        office.slack.start()
    assert texts.NO_WAY_IN


def test_without_an_address_nobody_can_join(slack, tmp_path):
    more = {"slack_client_id": "1.2", "slack_client_secret": "x", "slack_signing_secret": "y"}
    office = Office(settings(tmp_path, slack_api_url=slack.url, **more))
    with pytest.raises(Misconfigured, match="web_public_url"):
        office.slack.start()


def test_everything_goes_through_the_proxy(slack, town, tanaka, room, tmp_path, proxy, gateway):
    with Office(settings(tmp_path, **through(proxy, gateway), **socket_mode(slack, town))):
        assert slack.sockets.wait_connected()
        assert len(answers(tanaka, tanaka.mentions(room, "申込期限は？"))) == 1
        slack.sockets.drop()
    called = {f"POST /api/{call.method}" for call in slack.api.calls}
    assert {"POST /api/auth.test", "POST /api/users.info", "POST /api/chat.postMessage"} <= called
    assert called | {"CONNECT"} == set(proxy.passed)
    assert len(slack.api.calls) == len([each for each in proxy.passed if each != "CONNECT"])


def test_a_proxy_that_refuses_for_a_while_costs_no_answer(
    slack, town, tanaka, room, tmp_path, proxy, gateway
):
    """A town's gateway answers with a page of its own: the answer waits in the outbox."""
    with Office(settings(tmp_path, **through(proxy, gateway), **socket_mode(slack, town))) as office:
        assert slack.sockets.wait_connected()
        proxy.refuse()
        asked = tanaka.mentions(room, "申込期限は？")
        [message] = waiting(office)
        assert (message.state, message.last_error) == ("pending", "http_403")
        assert tanaka.replies_to(asked) == []
        slack.sockets.drop()


def test_a_gateway_that_nobody_trusts_is_not_talked_to(slack, town, tmp_path, proxy):
    """Without the town's certificate in the settings the line is not made."""
    with Office(settings(tmp_path, proxy=proxy.url, **socket_mode(slack, town))):
        slack.until(lambda: "CONNECT" in proxy.passed)
        assert not slack.sockets.wait_connected(1.0)


def test_no_secret_and_no_question_is_logged(slack, town, tanaka, room, tmp_path, caplog):
    caplog.set_level(logging.DEBUG)
    slack.goes_wrong("chat.startStream", Kind.RESET_BEFORE)
    slack.goes_wrong("users.info", Kind.FAIL_BEFORE)
    slack.goes_wrong("auth.test", Kind.REFUSED, code="internal_error")
    with Office(settings(tmp_path, **socket_mode(slack, town))) as office:
        assert slack.sockets.wait_connected()
        answers(tanaka, tanaka.mentions(room, "山田さんの申込期限は？"))
        tanaka.slash("佐藤さんの申込期限は？", channel=room)
        rest(office)
        slack.sockets.drop()
    logged = "\n".join(record.getMessage() + str(record.exc_info or "") for record in caplog.records)
    for secret in (town.token, slack.application.token, "山田", "佐藤", tanaka.id):
        assert secret not in logged
