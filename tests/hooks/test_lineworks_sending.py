"""Sending to LINE WORKS: tokens, limits, long texts, doubts."""

import pytest
from starlette.responses import JSONResponse, Response

from bot.delivery.begun import Begun
from bot.domain.answer import Answer, Status
from bot.texts import reminders
from tests.hooks.troubles import troubles

pytestmark = pytest.mark.webhooks


class Scripted:
    generation = "g1"

    def __init__(self, answer):
        self._answer = answer

    def answer(self, asked, context):
        return self._answer


def test_one_token_serves_all_messages_until_it_ends(at_lineworks, lineworks):
    for number in range(3):
        lineworks.writes("u-1", f"質問{number}は？")
        at_lineworks.rest()
    assert lineworks.exchanged == 1


def test_a_token_that_was_taken_back_is_renewed(at_lineworks, lineworks):
    lineworks.writes("u-1", "一つ目は？")
    at_lineworks.rest()
    lineworks.tokens.clear()
    lineworks.writes("u-1", "二つ目は？")
    at_lineworks.rest()
    assert lineworks.exchanged == 2
    assert len(lineworks.got) == 2
    assert reminders.REPEATED not in lineworks.got[1].text


def test_too_many_calls_wait_as_long_as_they_are_told(at_lineworks, lineworks):
    lineworks.faults.busy = ["1"]
    lineworks.writes("u-1", "期限は？")
    at_lineworks.rest()
    assert len(lineworks.got) == 1
    (answer,) = [each for each in at_lineworks.messages() if each.kind == "answer"]
    assert answer.attempts == 1


def test_a_long_answer_is_cut_where_a_sentence_ends_and_whole(at_lineworks, lineworks):
    said = "".join(f"これは{number}番目の文で、少し長めに書いてあります。" for number in range(150))
    at_lineworks.answerer = Scripted(Answer(Status.ANSWERED, said, "県に確かめてください。"))
    at_lineworks.answering._answerer = at_lineworks.answerer
    lineworks.writes("u-1", "全部は？")
    at_lineworks.rest()
    assert len(lineworks.got) > 2
    assert said in "".join(each.text for each in lineworks.got)
    assert all(each.text.endswith("。") for each in lineworks.got[:2])


def test_what_was_taken_of_a_long_answer_is_not_sent_again(at_lineworks, lineworks):
    said = "".join(f"これは{number}番目の文です。" for number in range(500))
    at_lineworks.answering._answerer = Scripted(Answer(Status.ANSWERED, said, "次です。"))
    lineworks.faults.answers = [None, JSONResponse({"code": "TOO_MANY_REQUESTS"}, 429)]
    lineworks.writes("u-1", "全部は？")
    at_lineworks.rest()
    assert "".join(each.text for each in lineworks.got).count("これは0番目の文です。") == 1
    assert said in "".join(each.text for each in lineworks.got)


def test_a_long_answer_over_a_slow_line_outlasts_no_lease(at_lineworks, lineworks):
    said = "".join(f"これは{number}番目の文です。" for number in range(800))
    at_lineworks.answering._answerer = Scripted(Answer(Status.ANSWERED, said, "次です。"))
    lineworks.faults.slow, lineworks.faults.late_by = 20, 1.2
    lineworks.writes("u-1", "全部は？")
    at_lineworks.rest(seconds=60)
    assert said in "".join(each.text for each in lineworks.got)
    assert sum("これは0番目の文です。" in each.text for each in lineworks.got) == 1
    (answer,) = [each for each in at_lineworks.messages() if each.kind == "answer"]
    assert answer.how == "posted"


def test_what_it_refuses_for_good_is_told_to_the_administrator(at_lineworks, lineworks):
    lineworks.faults.answers = [JSONResponse({"code": "USER_NOT_FOUND"}, 404)]
    lineworks.writes("u-1", "期限は？")
    at_lineworks.rest()
    assert [each["reason"] for each in troubles(at_lineworks)] == ["USER_NOT_FOUND"]


def test_a_page_of_a_filter_is_not_an_answer(at_lineworks, lineworks):
    lineworks.faults.answers = [Response("<html>禁止</html>", 200, media_type="text/html")]
    lineworks.writes("u-1", "期限は？")
    at_lineworks.rest()
    assert len(lineworks.got) == 2, "a note that it may be repeated, and the answer"


def test_after_two_doubts_a_person_is_told(at_lineworks, lineworks):
    lineworks.faults.answers = [Response(status_code=502)] * 2
    lineworks.writes("u-1", "期限は？")
    at_lineworks.rest()
    assert lineworks.got == []
    assert [each["reason"] for each in troubles(at_lineworks)] == ["outcome unknown"]


def test_who_died_in_the_middle_begins_anew_and_says_so(at_lineworks, lineworks):
    said = "".join(f"これは{number}番目の文です。" for number in range(500))
    at_lineworks.answering._answerer = Scripted(Answer(Status.ANSWERED, said, "次です。"))
    lineworks.faults.answers = [None, Response(status_code=502)]
    lineworks.writes("u-1", "全部は？")
    lineworks.waiting.until(lambda: lineworks.faults.calls == 2)
    at_lineworks.channel.messenger._begun = Begun()
    at_lineworks.rest()
    texts = [each.text for each in lineworks.got]
    assert texts.count(reminders.REPEATED) == 1
    assert said in "".join(texts[texts.index(reminders.REPEATED) + 1 :])
