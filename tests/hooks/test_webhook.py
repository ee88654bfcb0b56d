"""The webhook, against a system that does what docs/webhook.md asks of one."""

import json
import time

import pytest
from jsonschema import Draft202012Validator
from starlette.responses import Response

from bot.app import now
from bot.channels.webhook.wire import schema
from bot.storage import questions, workspaces
from tests.docs.pages import ROOT
from tests.hooks.service.receiver import signature
from tests.hooks.troubles import troubles
from tests.reminders.scene import TOWN

pytestmark = pytest.mark.webhooks

SCHEMA = json.loads((ROOT / "docs/webhook.schema.json").read_text(encoding="utf-8"))


def asked(office):
    with office.database.reading() as connection:
        return [each.text for each in questions.listed(connection)]


def event(text="期限は？", **changed):
    known = {"version": 1, "type": "message", "id": "m1", "conversation": "room-1", "text": text}
    return {**known, "person": {"id": "u-1", "name": "山田"}, **changed}


def test_the_schema_in_the_docs_is_that_of_the_code():
    assert json.loads(json.dumps(schema())) == SCHEMA, (
        "write docs/webhook.schema.json anew from bot.channels.webhook.wire.schema"
    )


def test_the_schema_is_one_and_knows_every_example_of_the_docs():
    Draft202012Validator.check_schema(SCHEMA)
    page = (ROOT / "docs/webhook.md").read_text(encoding="utf-8")
    blocks = [json.loads(part.partition("```")[0]) for part in page.split("```json\n")[1:]]
    names = ["Said", "Pressed", "Message"]
    for name, block in zip(names, blocks, strict=True):
        Draft202012Validator({**SCHEMA, "$ref": f"#/$defs/{name}"}).validate(block)


def test_what_we_send_is_as_the_schema_says(at_webhook, receiver):
    receiver.sends(event())
    at_webhook.rest()
    (message,) = receiver.got
    Draft202012Validator({**SCHEMA, "$ref": "#/$defs/Message"}).validate(message)
    assert message["to"] == {"workspace": "", "conversation": "room-1", "thread": "", "only_for": ""}
    assert "「期限は？」への答えです。" in message["text"]


def test_a_private_question_is_answered_to_one_person(at_webhook, receiver):
    receiver.sends(event(private=True))
    at_webhook.rest()
    assert [each["to"]["only_for"] for each in receiver.got] == ["u-1"]


def test_the_same_event_is_one_question(at_webhook, receiver):
    told = [receiver.sends(event()).json()["status"] for _ in range(3)]
    at_webhook.rest()
    assert told == ["accepted", "known", "known"]
    assert (asked(at_webhook), len(receiver.shown)) == (["期限は？"], 1)


@pytest.mark.parametrize("changed", [{"bot": True}, {"edited": True}])
def test_programs_and_edits_are_left(at_webhook, receiver, changed):
    assert receiver.sends(event(**changed)).json() == {"status": "ignored"}
    assert asked(at_webhook) == []


@pytest.mark.parametrize(
    "how",
    [
        {"secret": "another"},
        {"secret": ""},
        {"signature": "v1="},
        {"signature": "v1=" + "0" * 64},
        {"signature": "garbage"},
        {"stamp": int(time.time()) - 10_000},
        {"stamp": int(time.time()) + 10_000},
        {"stamp": "-1"},
        {"stamp": "now"},
        {"stamp": "9" * 40},
    ],
)
def test_what_is_not_signed_now_is_not_read(at_webhook, receiver, how):
    assert receiver.sends(event(), **how).status_code == 401
    assert asked(at_webhook) == []


def test_a_body_that_was_changed_on_its_way_is_not_read(at_webhook, receiver):
    stamp, raw = str(int(time.time())), json.dumps(event()).encode()
    signed = f"v1={signature(receiver.secret, stamp, raw)}"
    answer = receiver.post(raw + b" ", {"x-madoguchi-timestamp": stamp, "x-madoguchi-signature": signed})
    assert answer.status_code == 401


@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        ({"version": 2}, ["message.version"]),
        ({"id": ""}, ["message.id"]),
        ({"id": "x" * 200}, ["message.id"]),
        ({"person": {}}, ["message.person.id"]),
        ({"conversation": 7}, ["message.conversation"]),
        ({"type": "other"}, ["type"]),
        ({"type": "press"}, ["press.action"]),
        ({"type": "press", "action": "x", "values": {"a": 1}}, ["press.values.a"]),
    ],
)
def test_wrong_fields_are_named_and_nothing_is_stored(at_webhook, receiver, changed, fields):
    answer = receiver.sends(event(**changed))
    assert (answer.status_code, answer.json()) == (400, {"status": "wrong", "fields": fields})
    assert asked(at_webhook) == []


def test_a_field_of_tomorrow_does_no_harm(at_webhook, receiver):
    assert receiver.sends(event(mood="good")).json() == {"status": "accepted"}


def test_a_workspace_that_was_assigned_makes_members(at_webhook, receiver):
    with at_webhook.database.writing() as connection:
        workspaces.assign(connection, channel="webhook", workspace_id="town", organisation=TOWN, at=now())
    receiver.sends(event(workspace="town"))
    receiver.sends(event(id="m2", workspace="elsewhere"))
    at_webhook.rest()
    assert {each.organisation for each in at_webhook.answerer.asked} == {TOWN, None}


def test_after_a_doubt_the_same_id_comes_again(at_webhook, receiver):
    receiver.faults.answers = [Response(status_code=502)]
    receiver.faults.slow, receiver.faults.late_by = 1, 3.0
    receiver.sends(event())
    at_webhook.rest()
    assert len({each["id"] for each in receiver.got}) == 1
    assert (len(receiver.got), len(receiver.shown)) == (2, 1)


def test_too_many_calls_wait_as_long_as_they_are_told(at_webhook, receiver):
    receiver.faults.busy = ["1"]
    receiver.sends(event())
    at_webhook.rest()
    (answer,) = [each for each in at_webhook.messages() if each.kind == "answer"]
    assert (len(receiver.got), answer.attempts) == (1, 1)


@pytest.mark.parametrize("status", [401, 403, 404, 302])
def test_what_somebody_can_put_right_waits(at_webhook, receiver, status):
    receiver.faults.answers = [Response(status_code=status)]
    receiver.sends(event())
    receiver.waiting.until(lambda: receiver.faults.calls and at_webhook.messages("pending"))
    (waiting,) = at_webhook.messages("pending")
    assert (waiting.last_error, waiting.attempts) == (f"http_{status}", 0)


def test_what_it_never_takes_is_told_to_the_administrator(at_webhook, receiver):
    receiver.faults.answers = [Response(status_code=422)]
    receiver.sends(event())
    at_webhook.rest()
    assert [each["reason"] for each in troubles(at_webhook)] == ["http_422"]


def test_a_press_of_nothing_says_so_to_who_pressed(at_webhook, receiver):
    receiver.sends(event(type="press", action="drop_table:1", message="no-such-message"))
    at_webhook.rest()
    assert [each["to"]["only_for"] for each in receiver.got] == ["u-1"]
    assert "いまは使えません" in receiver.got[0]["text"]


def test_a_judged_answer_is_replaced(at_webhook, receiver):
    receiver.sends(event())
    at_webhook.rest()
    (answer,) = receiver.got
    helpful = answer["parts"][0]["actions"][0]["id"]
    receiver.sends(event(type="press", id="p1", action=helpful, message=answer["id"]))
    at_webhook.rest()
    assert "役に立った 1人" in receiver.shown[answer["id"]]["text"]


def test_the_secret_is_in_no_log(at_webhook, receiver, caplog):
    caplog.set_level("DEBUG")
    receiver.faults.answers = [Response(status_code=500)]
    receiver.sends(event())
    at_webhook.rest()
    assert receiver.secret not in caplog.text
