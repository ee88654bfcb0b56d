"""What is kept of a question, and what is refused."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answering.reception import MAX_CHARACTERS, receive
from bot.domain.answer import Status
from bot.storage import questions
from tests.answering.desk import ANSWER, ScriptedAnswerer, desk, question


def stored(database):
    with database.reading() as connection:
        return list(questions.listed(connection))


def everything_on_disk(database) -> bytes:
    path = database.engine.url.database
    names = (path, f"{path}-wal")
    parts = []
    for name in names:
        try:
            with open(name, "rb") as file:
                parts.append(file.read())
        except FileNotFoundError:
            continue
    return b"".join(parts)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("", Status.ABSTAINED),
        ("   \n　", Status.ABSTAINED),
        ("？？？！！。", Status.ABSTAINED),
        ("😀😀", Status.ABSTAINED),
        ("\x00", Status.ABSTAINED),
        ("あ" * 100_000, Status.REFUSED),
        ("What is the cap for recruitment costs?", Status.ABSTAINED),
    ],
)
def test_bad_input_gets_a_sentence_and_a_row(database, text, status):
    receipt = receive(database, question(text))
    assert receipt.refusal is not None
    assert receipt.refusal.status is status
    assert receipt.refusal.conclusion.endswith("。")
    assert receipt.refusal.next_step
    [row] = stored(database)
    assert row.status == status
    assert len(row.text) < MAX_CHARACTERS


@pytest.mark.privacy
def test_a_register_leaves_no_trace_of_its_text(database):
    receipt = receive(database, question("氏名 窓口花子 個人番号 123456789018 住所 どこか"))
    assert receipt.refusal is not None
    assert receipt.refusal.status is Status.REFUSED
    assert "保存していません" in receipt.refusal.conclusion
    disk = everything_on_disk(database)
    assert "窓口花子".encode() not in disk
    assert b"123456789018" not in disk


@pytest.mark.privacy
def test_personal_data_is_masked_before_it_is_stored(database):
    receive(database, question("090-1234-5678の人からの問い合わせです"))
    assert stored(database)[0].text == "〔電話〕の人からの問い合わせです"
    assert b"090-1234" not in everything_on_disk(database)


def test_the_same_event_is_one_question(database):
    first = receive(database, question("期限は？", key="same"))
    second = receive(database, question("期限は？", key="same"))
    assert (first.new, second.new) == (True, False)
    assert first.question_id == second.question_id
    assert len(stored(database)) == 1


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(), max_size=200))
def test_any_text_is_answered_or_refused_with_a_sentence(database, clock, text):
    answer = desk(database, ScriptedAnswerer(), clock).ask(question(text))
    assert answer == ANSWER or answer.conclusion.endswith("。")


def test_lone_surrogates_and_nul_do_not_lose_the_question(database, clock):
    answer = desk(database, ScriptedAnswerer(), clock).ask(question("期限\ud800は\x00いつ"))
    assert answer == ANSWER
    assert stored(database)[0].text == "期限はいつ"
