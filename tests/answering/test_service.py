"""No question is lost, none is answered twice."""

import datetime as dt

import pytest

from bot.domain.answer import Status
from bot.errors import NotFound, Unavailable
from bot.storage import intake, questions
from tests.answering.desk import ANSWER, NOW, ScriptedAnswerer, desk, question


def test_an_answer_is_logged_with_what_it_rests_on(database, clock):
    desk(database, ScriptedAnswerer(), clock).ask(question("募集の上限は？"))
    with database.reading() as connection:
        [row] = questions.listed(connection)
        assert questions.relying_on(connection, "d") == [row.id]
    assert row.status == Status.ANSWERED
    assert row.generation == "g1"
    assert row.answered_at == NOW
    assert row.durations == {"answer": 1.0}


def test_a_broken_answerer_says_so_and_the_question_is_answered_later(database, clock):
    service = desk(database, ScriptedAnswerer(RuntimeError("boom"), ANSWER), clock)
    with pytest.raises(Unavailable) as failure:
        service.ask(question("募集の上限は？"))
    assert "失われません" in failure.value.message
    assert "boom" not in failure.value.message
    assert not service.work(), "it waits a little first"
    clock.move(seconds=30)
    assert service.work()
    with database.reading() as connection:
        [row] = questions.listed(connection)
    assert row.status == Status.ANSWERED


def test_without_an_index_the_sentence_says_what_to_do(database, clock):
    service = desk(database, ScriptedAnswerer(Unavailable("索引がありません。")), clock)
    with pytest.raises(Unavailable) as failure:
        service.ask(question("募集の上限は？"))
    assert failure.value.message == "索引がありません。"


def test_a_worker_that_died_leaves_the_question_to_another(database, clock):
    answerer = ScriptedAnswerer()
    service = desk(database, answerer, clock)
    asked = question("募集の上限は？", key="k")
    service.receive(asked)
    with database.writing() as connection:
        dead = intake.claim(connection, at=clock(), lease=service._lease, kind="question")
    assert dead is not None
    assert not service.work(), "the lease still runs"
    clock.move(seconds=91)
    assert service.work()
    with database.writing() as connection:
        assert not intake.finish(connection, dead), "the dead worker comes back too late"
    assert len(answerer.asked) == 1


def test_a_follow_up_is_given_the_question_before_it_of_the_same_conversation(database, clock):
    answerer = ScriptedAnswerer()
    service = desk(database, answerer, clock)
    service.ask(question("CIO補佐官の募集の措置は？", at=clock()))
    clock.move(seconds=5)
    service.ask(question("その上限は？", at=clock()))
    clock.move(seconds=5)
    service.ask(question("別の話", conversation="other", at=clock()))
    assert [row.text if row else None for row in answerer.context] == [
        None,
        "CIO補佐官の募集の措置は？",
        None,
    ]


@pytest.mark.privacy
def test_what_is_older_than_the_retention_is_gone_with_its_citations(database, clock):
    service = desk(database, ScriptedAnswerer(), clock)
    service.ask(question("古い質問", key="old", at=clock()))
    clock.move(days=40)
    service.ask(question("新しい質問", key="new", at=clock()))
    with database.writing() as connection:
        assert questions.forget(connection, before=clock() - dt.timedelta(days=30)) == 1
    with database.reading() as connection:
        assert [row.text for row in questions.listed(connection)] == ["新しい質問"]
        assert len(questions.relying_on(connection, "d")) == 1


def test_a_question_that_does_not_exist_is_not_found(database, clock):
    with pytest.raises(NotFound):
        desk(database, ScriptedAnswerer(), clock).find("nothing")
