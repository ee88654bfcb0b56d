"""Buttons and forms through the real application: what the person sees, and what is kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.ledger import Progress
from bot.domain.principal import Role
from bot.storage import ledger, questions
from bot.texts import board, chat, reminders, web
from bot.texts import dialogue as dialogue_texts
from bot.texts import ledger as ledger_texts
from tests.planning.make import due
from tests.reminders.scene import ELSEWHERE, TOWN, instant
from tests.slack.clock import Clock
from tests.slack.library import Library
from tests.slack.office import Office, settings, socket_mode
from tests.slack.service import Kind
from tests.slack.watching import answers, rest, said, whispered

pytestmark = [pytest.mark.slack, pytest.mark.reminders]

DUTIES = (
    due("2026-12-04", id="T1", title="数値目標の設定"),
    due("2026-12-18", id="T3", title="計画の提出"),
)
DONE = reminders.ACTIONS["complete"]


class LongLibrary(Library):
    """Answers at great length."""

    def answer(self, asked, context):
        answer = super().answer(asked, context)
        return replace(answer, notes=tuple(f"{n}つ目の注意です。" * 20 for n in range(300)))


@pytest.fixture
def clock(slack):
    return Clock(slack, instant("2026-11-16T12:00"))


@pytest.fixture
def office(slack, town, tmp_path, clock):
    with Office(settings(tmp_path, **socket_mode(slack, town)), duties=DUTIES, clock=clock) as made:
        assert slack.sockets.wait_connected()
        yield made
        slack.sockets.drop()


@pytest.fixture
def reminder(office, slack, town, tanaka, room, clock):
    """The message that reminds of the first duty, in the room."""
    boss = town.person("佐藤")
    office.register(boss, Role.ADMINISTRATOR)
    boss.slash("お知らせ", channel=room)
    clock.set(instant("2026-11-20T12:00"))
    office.reminders.queue_due(at=clock())
    office.wake()
    messages = said(tanaka, room)
    rest(office)
    return messages[-1]


def entry(office, duty="T1"):
    with office.database.reading() as connection:
        return ledger.entry(connection, TOWN, duty, "2026")


def settled(office, slack, holds):
    slack.until(holds)
    rest(office)


def test_a_reminder_has_its_buttons(reminder):
    assert "数値目標の設定" in reminder.shown
    assert {DONE, reminders.ACTIONS["acknowledge"], reminders.ACTIONS["snooze"]} <= set(reminder.labels)


def test_done_is_written_down_and_shown_with_who_did_it(office, slack, tanaka, room, reminder):
    tanaka.presses(reminder, DONE)
    assert "数値目標の設定" in tanaka.modal.shown
    tanaka.submits(tanaka.modal, {board.DOCUMENT_NUMBER: "総第5号"})
    assert "「完了」にしました" in whispered(tanaka, room)[-1].shown
    settled(office, slack, lambda: "総第5号" in reminder.shown)
    assert "田中" in reminder.shown
    found = entry(office)
    assert (found.progress, found.document_number) == (Progress.DONE, "総第5号")


def test_a_button_without_a_form_acts_at_once(office, slack, tanaka, room, reminder):
    tanaka.presses(reminder, reminders.ACTIONS["acknowledge"])
    assert whispered(tanaka, room)[-1].shown == ledger_texts.ACKNOWLEDGED
    settled(office, slack, lambda: "確認" in reminder.shown and "田中" in reminder.shown)
    assert entry(office).progress is Progress.ACKNOWLEDGED


def test_later_asks_for_a_day_that_may_be_chosen(office, tanaka, room, reminder):
    tanaka.presses(reminder, reminders.ACTIONS["snooze"])
    tanaka.submits(tanaka.modal, {board.UNTIL: "2026-11-30"})
    assert "11月30日（月）にもう一度" in whispered(tanaka, room)[-1].shown
    rest(office)
    assert entry(office).snooze_until.isoformat() == "2026-11-30"


def test_not_applicable_needs_a_reason(office, tanaka, room, reminder):
    tanaka.presses(reminder, reminders.ACTIONS["set_aside"])
    tanaka.submits(tanaka.modal, {board.REASON: "該当する事業がない"})
    assert "対象外" in whispered(tanaka, room)[-1].shown
    rest(office)
    assert entry(office).reason == "該当する事業がない"


def test_a_form_that_comes_twice_is_one_press(office, slack, tanaka, room, reminder):
    tanaka.presses(reminder, DONE)
    form = tanaka.modal
    slack.delivery.lost = 1
    tanaka.submits(form)
    tanaka.submits(form)
    rest(office)
    assert entry(office).changes == 1
    assert len(whispered(tanaka, room)) == 1


def test_a_press_whose_acknowledgement_is_lost_counts_once(office, slack, tanaka, room, reminder):
    slack.delivery.lost = 1
    tanaka.presses(reminder, reminders.ACTIONS["acknowledge"])
    rest(office)
    assert entry(office).changes == 1


def test_somebody_without_the_right_is_told_so_and_sees_no_form(office, town, room, reminder):
    stranger = town.person("隣町")
    office.register(stranger, town=ELSEWHERE)
    room.members.add(stranger.id)
    stranger.presses(reminder, DONE)
    assert stranger.modal is None
    assert whispered(stranger, room)[-1].shown == ledger_texts.NOT_YOUR_ORGANISATION
    assert entry(office).changes == 0


def test_a_question_about_a_duty_is_answered_to_who_asked(office, tanaka, room, reminder):
    tanaka.presses(reminder, reminders.ACTIONS["ask"])
    tanaka.submits(tanaka.modal, {"質問": "だれが決めますか"})
    shown = [message.shown for message in whispered(tanaka, room, count=2)]
    assert dialogue_texts.ASKED in shown
    assert any("「数値目標の設定」について：だれが決めますか" in each for each in shown)


def test_helpful_is_kept_and_thanked(office, tanaka, room):
    [answer] = answers(tanaka, tanaka.mentions(room, "申込期限は？"))
    rest(office)
    tanaka.presses(answer, "役に立った")
    whispered(tanaka, room)
    rest(office)
    [row] = office.answerer.asked
    with office.database.reading() as connection:
        assert questions.rating(connection, question_id=row.id, person=row.asker) is True
    assert "役に立った 1人" in answer.shown


def test_not_helpful_may_say_why(office, tanaka, room):
    [answer] = answers(tanaka, tanaka.mentions(room, "申込期限は？"))
    rest(office)
    tanaka.presses(answer, "役に立たない")
    tanaka.submits(tanaka.modal, {web.REASON: "年度が違う"})
    whispered(tanaka, room)
    rest(office)
    [row] = office.answerer.asked
    with office.database.reading() as connection:
        assert questions.rating(connection, question_id=row.id, person=row.asker) is False


def test_an_old_message_says_that_its_button_is_of_no_use(office, tanaka, room, reminder):
    reminder.blocks = [
        {**block, "elements": [{**block["elements"][0], "action_id": "unheard:of"}]}
        if block["type"] == "actions"
        else block
        for block in reminder.blocks
    ]
    tanaka.presses(reminder, DONE)
    assert whispered(tanaka, room)[-1].shown == dialogue_texts.NO_SUCH_BUTTON


def test_a_form_that_slack_does_not_open_is_not_acknowledged(office, slack, tanaka, reminder):
    """The person sees that it did not work, and presses again."""
    slack.goes_wrong("views.open", Kind.FAIL_BEFORE)
    assert not tanaka.presses(reminder, DONE).acknowledged
    assert tanaka.presses(reminder, DONE).acknowledged
    assert tanaka.modal is not None


def test_the_rest_of_a_long_answer_opens_in_pages(slack, town, tanaka, room, tmp_path):
    with Office(settings(tmp_path, **socket_mode(slack, town)), answerer=LongLibrary()) as office:
        slack.sockets.wait_connected()
        [answer] = answers(tanaka, tanaka.mentions(room, "申込期限は？"))
        rest(office)
        tanaka.presses(answer, chat.MORE)
        first = tanaka.modal.shown
        tanaka.presses(tanaka.modal, chat.NEXT_PAGE)
        assert tanaka.modal.shown != first
        tanaka.presses(tanaka.modal, chat.PREVIOUS)
        assert tanaka.modal.shown == first
        slack.sockets.drop()


def test_the_home_tab_shows_deadlines_and_questions(office, slack, tanaka, room, reminder):
    answers(tanaka, tanaka.mentions(room, "申込期限は？"))
    tanaka.opens_home()
    slack.until(lambda: tanaka.home is not None)
    assert "数値目標の設定" in tanaka.home.shown
    assert "計画の提出" in tanaka.home.shown
    assert "申込期限は？" in tanaka.home.shown


def test_a_button_of_the_home_tab_is_answered_directly(office, slack, town, tanaka, reminder):
    tanaka.opens_home()
    slack.until(lambda: tanaka.home is not None)
    tanaka.presses(tanaka.home, reminders.ACTIONS["acknowledge"])
    assert said(tanaka, town.direct(tanaka.id))[-1].shown == ledger_texts.ACKNOWLEDGED
    assert entry(office).progress is Progress.ACKNOWLEDGED


def test_administrators_see_the_index_on_their_home_tab(office, slack, town, tanaka):
    boss = town.person("部長")
    office.register(boss, Role.ADMINISTRATOR)
    for person in (boss, tanaka):
        person.opens_home()
    slack.until(lambda: boss.home is not None and tanaka.home is not None)
    assert "索引" in boss.home.shown
    assert "索引" not in tanaka.home.shown


def test_a_home_tab_that_cannot_be_published_harms_nobody(office, slack, tanaka, room):
    slack.goes_wrong("views.publish", Kind.FAIL_BEFORE)
    tanaka.opens_home()
    assert len(answers(tanaka, tanaka.mentions(room, "申込期限は？"))) == 1
