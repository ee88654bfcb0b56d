"""What stands between us and a service is told with what to do."""

import pytest
from starlette.responses import Response

from bot.app import now
from bot.channels.chatwork import check as chatwork_check
from bot.channels.chatwork import connect as chatwork_connect
from bot.channels.lineworks import check as lineworks_check
from bot.channels.lineworks import connect as lineworks_connect
from bot.channels.webhook import check as webhook_check
from bot.channels.webhook import connect as webhook_connect
from bot.checks import hooks
from bot.checks.surroundings import Surroundings
from bot.texts import chatwork as chatwork_texts
from bot.texts import lineworks as lineworks_texts
from bot.texts import webhook as webhook_texts
from tests.hooks.office import SITE, settings
from tests.hooks.service.chatwork import ORGANISATION, ROOM
from tests.hooks.service.lineworks import BOT_SECRET

pytestmark = pytest.mark.webhooks

CALLBACK = f"{SITE}/lineworks/callback"
NOBODY = "http://127.0.0.1:9/"


def codes(reached, lines):
    """The codes; every one has a sentence and a remedy."""
    for each in reached.troubles:
        assert all(len(line) > 10 for line in lines(each.code, each.about))
    return [each.code for each in reached.troubles]


def at_lineworks(tmp_path, service, secret=BOT_SECRET, **changed):
    api = lineworks_connect.api_of(settings(tmp_path, **service.settings(**changed)), now)
    return lineworks_check.examine(api, callback=CALLBACK, bot_secret=secret)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, []),
        ({"lineworks_client_secret": "wrong"}, ["token_refused"]),
        ({"lineworks_service_account": "somebody else"}, ["token_refused"]),
        ({"lineworks_private_key": "no key"}, ["private_key"]),
        ({"lineworks_private_key": None}, ["private_key"]),
        ({"lineworks_bot_id": "1"}, ["no_bot"]),
        ({"lineworks_api_url": NOBODY}, ["unreachable"]),
        ({"lineworks_auth_url": NOBODY}, ["unreachable"]),
    ],
)
def test_line_works(tmp_path, lineworks, changed, expected):
    lineworks.registered = CALLBACK
    reached = at_lineworks(tmp_path, lineworks, **changed)
    assert codes(reached, lineworks_texts.lines) == expected
    assert reached.name == ("" if expected else "窓口")


@pytest.mark.parametrize(
    ("registered", "expected"),
    [("", ["no_callback"]), ("https://old.example.lg.jp/lineworks/callback", ["other_callback"])],
)
def test_what_people_write_in_line_works_has_to_reach_us(tmp_path, lineworks, registered, expected):
    lineworks.registered = registered
    assert codes(at_lineworks(tmp_path, lineworks), lineworks_texts.lines) == expected


def test_without_its_secret_nothing_of_line_works_can_be_believed(tmp_path, lineworks):
    lineworks.registered = CALLBACK
    assert codes(at_lineworks(tmp_path, lineworks, secret=""), lineworks_texts.lines) == ["no_bot_secret"]


def test_a_filter_is_not_line_works(tmp_path, lineworks, receiver):
    receiver.faults.answers = [Response("<html>", media_type="text/html")]
    reached = at_lineworks(tmp_path, lineworks, lineworks_auth_url=receiver.address)
    assert codes(reached, lineworks_texts.lines) == ["not_lineworks"]


def at_chatwork(tmp_path, service, rooms=(str(ROOM),), site=SITE, **changed):
    real = settings(tmp_path, **service.settings(**changed))
    secret, token = chatwork_connect.webhook_secret(real), real.chatwork_webhook_token
    return chatwork_check.examine(
        chatwork_connect.api_of(real),
        token=token.get_secret_value() if token else "",
        secret=secret,
        rooms=rooms,
        site=site,
    )


@pytest.mark.parametrize(
    ("changed", "rooms", "expected"),
    [
        ({}, [str(ROOM)], []),
        ({}, [], ["no_room"]),
        ({}, ["1"], ["not_in_room"]),
        ({"chatwork_api_token": "wrong"}, [], ["token_refused"]),
        ({"chatwork_webhook_token": "?"}, [str(ROOM)], ["webhook_token_wrong"]),
        ({"chatwork_webhook_token": None}, [str(ROOM)], ["no_webhook_token"]),
        ({"chatwork_api_url": NOBODY}, [], ["unreachable"]),
    ],
)
def test_chatwork(tmp_path, chatwork, changed, rooms, expected):
    assert codes(at_chatwork(tmp_path, chatwork, rooms, **changed), chatwork_texts.lines) == expected


def test_whoever_else_reads_a_room_of_chatwork_is_mentioned(tmp_path, chatwork):
    chatwork.members |= {5: ORGANISATION + 1}
    assert codes(at_chatwork(tmp_path, chatwork), chatwork_texts.lines) == ["outsiders"]


def test_a_room_in_which_we_may_only_read_is_mentioned(tmp_path, chatwork):
    chatwork.role = "readonly"
    assert codes(at_chatwork(tmp_path, chatwork), chatwork_texts.lines) == ["only_reading"]


def test_without_a_page_chatwork_has_no_links(tmp_path, chatwork):
    assert codes(at_chatwork(tmp_path, chatwork, site=""), chatwork_texts.lines) == ["no_page"]


def test_a_filter_is_not_chatwork(tmp_path, chatwork, receiver):
    receiver.secret = ""
    url = receiver.address.removesuffix("in")
    assert codes(at_chatwork(tmp_path, chatwork, chatwork_api_url=url), chatwork_texts.lines) == [
        "not_chatwork"
    ]


@pytest.mark.parametrize(
    ("changed", "status", "expected"),
    [
        ({}, 200, []),
        ({}, 401, ["signature_refused"]),
        ({}, 404, ["no_such_path"]),
        ({}, 500, ["refused"]),
        ({"webhook_secret": "short"}, 200, ["short_secret"]),
        ({"webhook_url": NOBODY}, 200, ["unreachable"]),
    ],
)
def test_the_webhook(tmp_path, receiver, changed, status, expected):
    receiver.faults.answers = [Response(status_code=status)]
    joined = webhook_connect.receiver_of(settings(tmp_path, **receiver.settings(**changed)))
    assert codes(webhook_check.examine(joined, at=now()), webhook_texts.lines) == expected


def test_nothing_is_shown_for_a_ping(tmp_path, receiver):
    joined = webhook_connect.receiver_of(settings(tmp_path, **receiver.settings()))
    assert webhook_check.examine(joined, at=now()).name == "127.0.0.1"
    assert receiver.shown == {}
    assert [each["type"] for each in receiver.got] == ["ping"]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, []),
        ({"lineworks_bot_id": "1"}, ["hooks.incomplete"]),
        ({"chatwork_webhook_token": "eA=="}, ["hooks.incomplete"]),
        ({"webhook_secret": "x"}, ["hooks.incomplete"]),
        ({"webhook_url": "http://bridge.example", "webhook_secret": "x"}, ["hooks.not_encrypted"]),
        (
            {"chatwork_api_token": "x", "chatwork_webhook_token": "eA==", "web_public_url": ""},
            ["chatwork.no_page"],
        ),
    ],
)
def test_the_settings(tmp_path, changed, expected):
    around = Surroundings(settings(tmp_path, **changed), {}, None, now())
    assert [each.id for each in hooks.check(around)] == expected
