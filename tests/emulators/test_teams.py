"""Our application in Microsoft's local emulator of Teams, in Chromium."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from bot.domain.principal import Role
from bot.domain.ticket import Tier
from bot.storage import desks, ledger, people, questions
from bot.storage.desks import Desk
from bot.storage.schema.teams_conversations import teams_conversation
from bot.texts import board, chat, ticket_message, tickets
from bot.texts import teams as texts
from tests.emulators.playground import CHANNEL, GROUP, PERSONAL, TENANT, USER, VIEW, Playground, Seat
from tests.planning.make import due
from tests.reminders.scene import TOWN
from tests.slack.office import settings
from tests.teams.office import CLIENT, Office

pytestmark = [pytest.mark.emulators, pytest.mark.teams]

DUTIES = (
    due("2026-12-04", id="T1", title="数値目標の設定"),
    due("2026-12-04", id="T2", title="調査への回答"),
)


@pytest.fixture
def office(tmp_path) -> Iterator[Office]:
    own = {"teams_client_id": CLIENT, "teams_tenant_id": TENANT, "teams_insecure": True}
    with Office(settings(tmp_path, **own), duties=DUTIES, escalation=True) as made:
        with made.database.writing() as connection:
            people.register(
                connection,
                person_id="p-1",
                organisation=TOWN,
                roles=frozenset({Role.ASKER, Role.DESK, Role.ADMINISTRATOR}),
                label="",
                at=made.now(),
            )
            people.identify(connection, channel="teams", workspace=TENANT, external_id=USER, person_id="p-1")
        yield made


@pytest.fixture
def playground(office) -> Iterator[Playground]:
    made = Playground(office.endpoint)
    yield made
    made.close()


@pytest.fixture
def seat(chromium, playground) -> Iterator[Seat]:
    context = chromium.new_context(locale="ja-JP", viewport=VIEW)
    yield Seat(context.new_page(), playground.address)
    context.close()


def test_a_question_its_citation_and_the_thumbs(office, seat) -> None:
    seat.says("財政措置の上限はいくらですか？")
    seat.sees("「財政措置の上限はいくらですか？」への答えです。")
    assert seat.page.get_by_text("AI generated").count() == 1
    seat.sees("根拠にした資料（1件）")
    seat.page.get_by_text("1", exact=True).first.hover()
    seat.sees("上限は100万円とする。")
    seat.page.wait_for_timeout(500)
    seat.takes_picture("teams-answer")
    seat.page.mouse.move(0, 0)
    seat.presses(chat.MORE)
    seat.sees("「上限は100万円とする。」")
    seat.page.get_by_role("button", name="Dislike").last.click()
    seat.page.get_by_role("textbox").last.fill("日付が古い")
    seat.presses("Submit")
    seat.presses("Close")
    seat.sees("役に立たない 1人")
    with office.database.reading() as connection:
        question = next(iter(questions.listed(connection))).id
        assert questions.ratings(connection, question)["unhelpful"] == 1


def test_a_reminder_comes_by_itself_and_its_buttons_work(office, seat) -> None:
    seat.says("お知らせ")
    seat.sees("期限をここに知らせます")
    office.remind()
    seat.sees("調査への回答")
    seat.takes_picture("teams-reminder")
    seat.presses("確認した")
    seat.sees("進捗：確認済")
    seat.presses("完了")
    seat.sees(board.DONE_ON)
    seat.page.get_by_label(board.DOCUMENT_NUMBER).fill("総第5号")
    seat.takes_picture("teams-form")
    seat.presses(board.COMPLETE)
    seat.sees("文書番号 総第5号")
    office.rest()
    seat.page.wait_for_timeout(500)
    seat.takes_picture("teams-done")
    with office.database.reading() as connection:
        assert ledger.entry(connection, TOWN, "T2", "2026").document_number == "総第5号"


def test_a_thread_of_a_channel(office, seat) -> None:
    seat.goes_to(CHANNEL)
    seat.mentions("財政措置は？")
    seat.posts()
    seat.sees("「財政措置は？」への答えです。")
    assert [row.text for row in office.answerer.asked] == ["財政措置は？"]
    office.rest()
    seat.takes_picture("teams-channel")


def test_a_person_takes_a_question_over(office, seat) -> None:
    seat.goes_to(GROUP)
    seat.mentions("ヘルプ")
    seat.sends()
    seat.sees(texts.HELP[0])
    _has_desk_in_group(office)
    seat.goes_to(PERSONAL)
    seat.says("無い話を教えて")
    seat.presses(tickets.ASK_PERSON)
    seat.page.get_by_label(tickets.MISSING).fill("担当の電話番号")
    seat.shows(tickets.SEND)
    seat.takes_picture("teams-ask-person", height=760)
    seat.presses(tickets.SEND)
    seat.sees(tickets.STATES["new"])
    seat.goes_to(GROUP)
    seat.sees("担当の電話番号")
    seat.presses(ticket_message.label("claim", "desk"))
    seat.sees(tickets.STATES["claimed"])
    seat.presses(ticket_message.label("answer", "desk"))
    seat.page.get_by_role("textbox", name=tickets.TEXTS["answer"]).fill("内線12番です。")
    seat.presses(tickets.SEND)
    seat.sees(tickets.STATES["answered"])
    office.rest()
    seat.shows(ticket_message.label("close", "desk"))
    seat.takes_picture("teams-desk", height=760)
    seat.goes_to(PERSONAL)
    seat.sees("内線12番です。")
    seat.shows(ticket_message.label("close", "asker"))
    seat.takes_picture("teams-ticket", height=760)


def _has_desk_in_group(office: Office) -> None:
    """The group chat is where the town's desk reads."""
    office.rest()
    with office.database.writing() as connection:
        known = connection.execute(sa.select(teams_conversation.c.conversation, teams_conversation.c.kind))
        [group] = [each.conversation for each in known if each.kind == "groupChat"]
        desks.add(
            connection, Desk(TOWN, Tier.MUNICIPALITY, "teams", TENANT, group, "情報係"), at=office.now()
        )


def test_help(seat) -> None:
    seat.says("ヘルプ")
    seat.sees(texts.HELP[0])
    seat.sees(USER)
