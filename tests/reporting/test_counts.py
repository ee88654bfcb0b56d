"""What a report counts, and what a prefecture may see of it."""

import datetime as dt

import pytest

from bot.domain.organisation_list import Listed
from bot.domain.report import Rhythm
from bot.domain.ticket import Action
from bot.errors import NotFound
from bot.storage import organisations
from bot.texts import reports as texts
from tests.escalation.office import ELSEWHERE, OTHER, PREFECTURE, SATO, TOWN
from tests.reporting.scene import ABSTAINED, ANSWERED, NOWHERE

THIRD = Listed("202011", "20", "長野県", "長野市", "", "市")


def test_a_week_counts_what_was_asked_in_it(scene):
    scene.asked(answer=ANSWERED, seconds=1)
    scene.asked(answer=ANSWERED, seconds=3)
    scene.asked(answer=ANSWERED, town=None, seconds=8)
    scene.asked()
    scene.asked(at=scene.at + dt.timedelta(days=7))
    scene.asked(at=scene.at - dt.timedelta(days=7))
    report = scene.report()
    assert dict(report.outcomes) == {"answered": 3, "abstained": 1}
    assert report.seconds == 3
    assert scene.report(TOWN).seconds == 2
    assert dict(scene.report(back=1).outcomes) == {"abstained": 1}
    november = scene.report(rhythm=Rhythm.MONTHLY, at=scene.at + dt.timedelta(days=20))
    assert sum(november.outcomes.values()) == 5


def test_the_first_reply_of_a_desk_is_what_the_asker_waited_for(scene):
    first, second = scene.open().ticket, scene.open().ticket
    scene.clock.pause(3 * 3600)
    scene.do(SATO, first.id, Action.ANSWER, "要ります。")
    handed = scene.report().handed
    assert (handed.opened, handed.answered, handed.waiting, handed.late) == (2, 1, 1, 1)
    assert 3 <= handed.hours < 3.1
    scene.do(SATO, second.id, Action.ANSWER, "要りません。")
    assert scene.report().handed.waiting == 0
    assert scene.report(OTHER).handed.opened == 0


def test_the_same_question_in_other_words_is_one_gap(scene):
    scene.asked("端末の持ち出しに決裁は要りますか")
    scene.asked("端末の持ち出しには決裁が要りますか？", town=OTHER)
    scene.asked("会議室はどこで予約しますか", NOWHERE)
    scene.asked("研修の申込みは", ANSWERED)
    most, other = scene.report().gaps
    assert (most.questions, most.organisations, most.document, most.place) == (2, 2, "手引き", "p.3")
    assert (other.questions, other.asked, other.document) == (1, "会議室はどこで予約しますか", "")


def test_a_prefecture_reads_numbers_of_its_towns_and_no_text(scene):
    scene.join(TOWN, OTHER, ELSEWHERE)
    for town in (TOWN, OTHER, ELSEWHERE, None):
        scene.asked(town=town)
    scene.asked(answer=ANSWERED)
    report = scene.report(PREFECTURE)
    assert dict(report.outcomes) == {"abstained": 2, "answered": 1}
    assert {(each.name, sum(each.outcomes.values())) for each in report.towns} == {
        ("軽井沢町", 2),
        ("御代田町", 1),
    }
    said = texts.text_of(report)
    assert "決裁" not in said
    assert "手引き" not in said


def test_from_three_towns_on_the_prefecture_learns_which_document_failed(scene):
    with scene.database.writing() as connection:
        organisations.import_list(connection, [THIRD])
    scene.join(TOWN, OTHER, THIRD.code)
    for town in (TOWN, OTHER, THIRD.code):
        scene.asked(f"{town}での持ち出しは", ABSTAINED, town=town)
    (gap,) = scene.report(PREFECTURE).gaps
    assert (gap.document, gap.questions, gap.organisations, gap.asked, gap.place) == ("手引き", 3, 3, "", "")


def test_deadlines_are_counted_by_state(scene):
    scene.join(TOWN, OTHER)
    assert dict(scene.report().deadlines) == {"ahead": 2}
    assert dict(scene.report(TOWN).deadlines) == {"ahead": 1}
    late = scene.at + dt.timedelta(days=30)
    assert dict(scene.report(PREFECTURE, at=late).deadlines) == {"late": 2}


def test_of_very_many_wordings_those_stay_that_came_most_often(scene):
    for number in range(320):
        scene.asked(f"第{number}号様式の綴じ方{number}")
    for _ in range(2):
        scene.asked("会議室はどこで予約しますか")
    gaps = scene.report().gaps
    assert (gaps[0].asked, gaps[0].questions) == ("会議室はどこで予約しますか", 2)
    assert len(gaps) == 10


def test_nothing_at_all_is_a_report_too(scene):
    said = texts.text_of(scene.report())
    assert "2026年11月23日から29日まで" in said
    assert texts.NO_GAPS in said
    assert texts.NO_TIME in said
    with pytest.raises(NotFound):
        scene.report("999999")
