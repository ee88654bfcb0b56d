"""Deliveries to Teams and what can go wrong with them."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.channels.teams.outcome import NOT_INSTALLED
from bot.delivery import operator
from bot.ports import Delivery, Destination, Permanent, Retry, Sent, Unknown
from bot.storage import outbox
from bot.texts import chat
from tests.slack.samples import NOW
from tests.teams.office import TENANT
from tests.teams.service import Fault

pytestmark = pytest.mark.teams


@pytest.fixture
def place(office, tanaka):
    """A personal chat that we know."""
    tanaka.meets_us(tanaka.chat)
    return Destination("teams", TENANT, tanaka.chat.id)


def delivery(place, *, edits="", repeated=False):
    said = {"text": "記録しました。"}
    return Delivery("d-1", "sentence", place, said, "shared", NOW, NOW, repeated=repeated, edits=edits)


def send(office, place, **more):
    return office.teams.messenger.send(delivery(place, **more))


def say(office, place, text="記録しました。"):
    message = outbox.Message("m-1", "sentence", place, {"text": text}, "shared", outbox.URGENT)
    with office.database.writing() as connection:
        outbox.add(connection, message, at=office.now())
    office.wake()


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (Fault(429, headers={"retry-after": "7"}), Retry(dt.timedelta(seconds=7), "http_429")),
        (Fault(429), Retry(dt.timedelta(seconds=10), "http_429")),
        (Fault(429, headers={"retry-after": "soon"}), Retry(dt.timedelta(seconds=10), "http_429")),
        (Fault(412, "PreconditionFailed"), Retry(dt.timedelta(seconds=10), "PreconditionFailed")),
        (Fault(503, headers={"retry-after": "3"}), Retry(dt.timedelta(seconds=3), "http_503")),
        (Fault(500, "InternalError"), Unknown("InternalError")),
        (Fault(502, page=True), Unknown("http_502")),
        (Fault(503), Unknown("http_503")),
        (Fault(504), Unknown("http_504")),
        (Fault(400, "BadSyntax"), Permanent("BadSyntax")),
        (Fault(401), Permanent("http_401")),
        (Fault(403, "ForbiddenOperationException"), Permanent("ForbiddenOperationException")),
        (Fault(413, "MessageSizeTooBig"), Permanent("MessageSizeTooBig")),
        (Fault(403, page=True), Permanent("http_403")),
    ],
)
def test_what_an_answer_means(office, teams, place, fault, outcome):
    teams.faults.add("post", fault)
    assert send(office, place) == outcome


def test_an_answer_that_never_comes_may_have_been_taken(office, teams, tanaka, place):
    teams.faults.add("post", Fault(silent=True, stored=True))
    assert isinstance(send(office, place), Unknown)
    assert len(tanaka.chat.posted) == 1


def test_a_slow_service_may_have_taken_it(office, teams, place):
    teams.faults.add("post", Fault(slow=3.0, stored=True))
    assert isinstance(send(office, place), Unknown)


def test_a_service_that_is_down_did_not_take_it(office, teams, place):
    teams.__exit__()
    assert isinstance(send(office, place), Retry)


def test_where_we_never_were_nothing_is_sent(office, teams):
    nowhere = Destination("teams", TENANT, "19:unknown@thread.v2")
    assert send(office, nowhere) == Permanent(NOT_INSTALLED)
    assert teams.tokens == []


def test_a_conversation_that_is_gone_is_forgotten(office, teams, tanaka, place):
    del teams.chats[tanaka.chat.id]
    assert send(office, place) == Permanent("ConversationNotFound")
    assert send(office, place) == Permanent(NOT_INSTALLED)


def test_a_message_is_changed_in_its_place(office, tanaka, place):
    sent = send(office, place)
    assert isinstance(sent, Sent)
    assert send(office, place, edits=sent.external_id) == sent
    [message] = tanaka.chat.posted
    assert message.versions == 2


def test_a_change_of_what_teams_gave_no_id_for_is_impossible(office, teams, place):
    teams.faults.add("post", Fault(status=200, stored=False))
    assert send(office, place) == Sent("")
    assert isinstance(send(office, place, edits="nothing"), Permanent)


def test_an_unknown_kind_is_no_reason_to_try_again(office, place):
    strange = Delivery("d-1", "dance", place, {}, "shared", NOW, NOW)
    assert office.teams.messenger.send(strange) == Permanent("cannot_render")


def test_what_nobody_can_tell_is_sent_once_more_and_marked(office, teams, tanaka, place):
    teams.faults.add("post", Fault(500, stored=True))
    say(office, place)
    office.rest()
    first, second = tanaka.chat.posted
    assert chat.SENT_TWICE not in first.text
    assert chat.SENT_TWICE in second.text


def test_after_the_second_doubt_a_human_decides(office, teams, tanaka, place):
    teams.faults.add("post", Fault(500), times=2)
    say(office, place)
    office.rest()
    assert tanaka.chat.posted == []
    [dead] = office.messages("dead")
    assert dead.last_error == operator.CANNOT_TELL


def test_a_busy_service_is_not_asked_before_it_wants(office, teams, tanaka, place):
    teams.faults.add("post", Fault(429, headers={"retry-after": "1"}), times=3)
    say(office, place)
    office.rest()
    [message] = tanaka.chat.posted
    assert chat.SENT_TWICE not in message.text


def test_a_change_of_unknown_outcome_is_simply_made_again(office, teams, tanaka, place):
    say(office, place)
    office.rest()
    teams.faults.add("put", Fault(502, stored=True))
    with office.database.writing() as connection:
        outbox.edit(connection, "m-1", {"text": "改めました。"}, at=office.now())
    office.wake()
    office.rest()
    [message] = tanaka.chat.posted
    assert message.text == "改めました。"


def test_the_token_travels_with_every_call(office, teams, place):
    send(office, place)
    assert set(teams.tokens) == {"Bearer unsigned"}
