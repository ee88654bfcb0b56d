"""An answer goes by itself to where its question was asked, once."""

import dataclasses

from bot.answering.reply import delivery_of
from bot.errors import Unavailable
from bot.ports import Destination
from bot.storage import intake, outbox
from bot.texts import service as texts
from tests.answering.desk import ANSWER, ScriptedAnswerer, desk, question

PLACE = Destination("chat", "W1", "C1", "T1", "U1")


def queued(database):
    with database.reading() as connection:
        return outbox.in_state(connection, "pending")


def asked(text="募集の上限は？", **values):
    return dataclasses.replace(question(text, **values), reply=PLACE)


def test_the_answer_waits_in_the_outbox_as_soon_as_it_is_recorded(database, clock):
    service = desk(database, ScriptedAnswerer(), clock)
    receipt = service.receive(asked())
    assert queued(database) == []
    service.work()
    [message] = queued(database)
    assert (message.id, message.kind, message.destination) == (
        delivery_of(receipt.question_id),
        "answer",
        PLACE,
    )
    assert message.payload["question"] == receipt.question_id
    assert message.payload["answer"]["conclusion"] == ANSWER.conclusion


def test_who_waits_on_a_page_gets_no_message(database, clock):
    desk(database, ScriptedAnswerer(), clock).ask(question("募集の上限は？"))
    assert queued(database) == []


def test_the_same_event_twice_is_answered_once(database, clock):
    service = desk(database, ScriptedAnswerer(), clock)
    service.receive(asked(key="e"))
    service.receive(asked(key="e"))
    while service.work():
        pass
    assert len(queued(database)) == 1


def test_a_refusal_goes_out_at_once(database, clock):
    service = desk(database, ScriptedAnswerer(), clock)
    service.receive(asked("？？？", key="e"))
    service.receive(asked("？？？", key="e"))
    [message] = queued(database)
    assert message.payload["answer"]["next_step"]


def test_a_question_that_cannot_be_answered_ends_with_a_sentence(database, clock):
    service = desk(database, ScriptedAnswerer(*[Unavailable("壊れています。")] * 20), clock)
    service.receive(asked())
    for _ in range(2 * intake.MAX_ATTEMPTS):
        service.work()
        clock.move(seconds=60)
    [message] = queued(database)
    assert (message.kind, message.payload) == ("sentence", {"text": texts.GIVEN_UP})
