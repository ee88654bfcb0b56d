"""役に立った and 役に立たない are kept, said, and shown in the answer."""

import pytest

from bot.ports import Destination
from bot.storage import questions
from bot.storage.schema.questions import feedback
from bot.texts import dialogue as texts
from bot.texts import web as web_texts
from tests.dialogue.scene import ANNE, BEN, CHANNEL, NOBODY, STRANGER

PRIVATE = Destination("slack", "W1", "C1", viewer="U-p-anne")


def reasons(office):
    with office.database.reading() as connection:
        return {row.person: row.reason for row in connection.execute(feedback.select())}


def shown(office, number=-1):
    return office.workspace.of_kind("answer")[number].payload.get("feedback")


def test_a_judgement_is_kept_with_its_reason_and_shown(office):
    asked = office.ask(ANNE, "募集の上限は？", CHANNEL)
    assert shown(office) is None
    assert office.press(ANNE, f"helpful:{asked}") == web_texts.RATED[True]
    assert shown(office) == {"helpful": 1, "unhelpful": 0}
    said = office.press(BEN, f"unhelpful:{asked}", reason="古い 090-1234-5678")
    assert said == web_texts.RATED[False]
    assert shown(office) == {"helpful": 1, "unhelpful": 1}
    assert reasons(office)[ANNE.person] == ""
    assert reasons(office)[BEN.person].startswith("古い")
    assert "090" not in reasons(office)[BEN.person]


def test_the_answer_itself_stays_when_it_is_judged(office):
    asked = office.ask(ANNE, "募集の上限は？", CHANNEL)
    before = office.workspace.of_kind("answer")[0].payload
    office.press(ANNE, f"helpful:{asked}")
    after = office.workspace.of_kind("answer")[0].payload
    assert before.items() <= after.items()


def test_the_last_judgement_counts(office):
    asked = office.ask(ANNE, "募集の上限は？", CHANNEL)
    office.press(ANNE, f"helpful:{asked}")
    office.press(ANNE, f"unhelpful:{asked}")
    assert shown(office) == {"helpful": 0, "unhelpful": 1}


def test_an_answer_for_one_viewer_is_not_edited_but_its_shared_copy_is(office):
    asked = office.ask(ANNE, "募集の上限は？", PRIVATE)
    office.press(ANNE, f"helpful:{asked}")
    assert shown(office) is None
    office.press(ANNE, f"share:{asked}")
    office.press(BEN, f"helpful:{asked}")
    assert shown(office, 0) is None
    assert shown(office, 1) == {"helpful": 2, "unhelpful": 0}


def test_somebody_unknown_may_judge_an_answer_of_shared_documents(office):
    asked = office.ask(NOBODY, "募集の上限は？", CHANNEL)
    assert office.press(STRANGER, f"helpful:{asked}") == web_texts.RATED[True]


@pytest.mark.privacy
def test_another_organisation_may_not_judge(office):
    asked = office.ask(ANNE, "募集の上限は？", CHANNEL)
    assert office.press(STRANGER, f"helpful:{asked}") == texts.NOT_YOUR_QUESTION
    assert reasons(office) == {}


def test_a_question_that_was_forgotten_is_said_plainly(office):
    asked = office.ask(ANNE, "募集の上限は？", CHANNEL)
    office.clock.move(days=400)
    with office.database.writing() as connection:
        questions.forget(connection, before=office.clock())
    for action in ("helpful", "unhelpful", "share"):
        assert office.press(ANNE, f"{action}:{asked}") == texts.FORGOTTEN
    assert office.press(ANNE, "helpful:") == texts.FORGOTTEN
