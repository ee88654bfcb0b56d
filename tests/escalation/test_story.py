"""From a question to a person and back, as the people involved see it."""

import datetime as dt

import pytest

from bot.domain.ticket import Action, Awaited, State, Tier
from bot.escalation.opening import prefilled
from bot.texts import tickets as texts
from tests.escalation.office import (
    ASKER,
    CITATION,
    DESK_ROOM,
    PREFECTURAL,
    PREFECTURE_ROOM,
    SATO,
    SUZUKI,
    THREAD,
    TOWN,
)

pytestmark = pytest.mark.escalation


def test_the_form_begins_with_what_is_known(office):
    with office.database.reading() as connection:
        matter = prefilled(connection, ASKER.principal, office.ask())
    assert matter.question == "端末の持ち出しに決裁は要りますか"
    assert CITATION.document in matter.found
    assert "答えがありません" in matter.missing
    assert matter.sources == (CITATION,)


def test_a_question_reaches_the_desk_and_the_answer_its_thread(office):
    office.set_up_desks()
    opened = office.open(asked=office.ask(), place=None, name="情報 花子")
    assert "総務課情報係" in opened.sentence
    assert opened.ticket.number in opened.sentence
    office.deliver()
    (at_desk,) = office.read(DESK_ROOM)
    assert (at_desk["state"], at_desk["asker"]) == ("new", "情報 花子")
    assert [each["action"] for each in at_desk["actions"]][:3] == ["claim", "ask_back", "answer"]
    office.do(SATO, opened.ticket.id, Action.CLAIM)
    office.do(SATO, opened.ticket.id, Action.ANSWER, "要ります。様式は共有フォルダにあります。")
    office.deliver()
    (at_desk,) = office.read(DESK_ROOM)
    assert (at_desk["state"], at_desk["owner"]) == ("answered", "佐藤")
    stands, news = office.asker_reads()
    assert (stands["state"], news["news"]) == ("answered", "answer")
    assert news["answer"]["text"] == "要ります。様式は共有フォルダにあります。"
    assert news["answer"]["by"] == "総務課情報係"
    assert "佐藤" not in str([stands, news])
    to_asker = [each for each in office.chat.messages if each.payload["role"] == "asker"]
    assert {each.destination for each in to_asker} == {THREAD}


def test_a_name_goes_along_only_where_it_was_wanted(office):
    office.set_up_desks()
    office.open()
    office.deliver()
    assert office.read(DESK_ROOM)[0]["asker"] == ""
    assert "質問した人" not in str(office.chat.messages)


def test_asking_back_waits_for_the_asker(office):
    office.set_up_desks()
    ticket = office.open().ticket.id
    office.deliver()
    office.do(SATO, ticket, Action.ASK_BACK, "どの端末ですか")
    office.deliver()
    assert office.asker_reads()[-1]["text"] == "どの端末ですか"
    assert [each["action"] for each in office.asker_reads()[-1]["actions"]] == ["reply", "withdraw"]
    office.do(ASKER, ticket, Action.REPLY, "庁内のノートパソコンです")
    office.deliver()
    stands, news = office.read(DESK_ROOM)
    assert (stands["state"], news["text"]) == ("claimed", "庁内のノートパソコンです")
    below = [each.destination.thread for each in office.chat.messages if each.payload["news"] == "reply"]
    assert below == [office.external_id(stands["ticket"], DESK_ROOM)]
    assert office.ticket(ticket).owner == SATO.principal.person


def test_the_prefecture_s_desk_takes_over_and_answers(office):
    office.set_up_desks()
    ticket = office.open(found="庁内だけの経緯", missing="", name="情報 花子").ticket.id
    office.do(SATO, ticket, Action.ASK_BACK, "内輪の質問")
    office.do(ASKER, ticket, Action.REPLY, "内輪の返事")
    passed = office.do(SATO, ticket, Action.ESCALATE, "県の考え方を教えてください")
    assert "県デジタル推進課" in passed.sentence
    office.deliver()
    (at_prefecture,) = office.read(PREFECTURE_ROOM)
    assert (at_prefecture["state"], at_prefecture["tier"]) == ("new", "prefecture")
    assert at_prefecture["question"] == "県の考え方を教えてください"
    assert not any(word in str(at_prefecture) for word in ("庁内だけ", "内輪", "花子", "佐藤"))
    assert office.read(DESK_ROOM)[0]["actions"] == []
    office.do(PREFECTURAL, ticket, Action.ANSWER, "所属長の決裁が要ります。")
    office.deliver()
    assert office.asker_reads()[-1]["answer"]["by"] == "県デジタル推進課"
    assert office.read(DESK_ROOM)[0]["answer"]["text"] == "所属長の決裁が要ります。"
    assert "県の担当" not in str(office.read(DESK_ROOM))
    assert office.disagreeing(ticket) == []


def test_a_tier_without_a_system_is_written_to(office):
    office.set_up_desks(prefecture=False)
    ticket = office.open().ticket.id
    passed = office.do(
        SATO, ticket, Action.ESCALATE, "県の考え方を教えてください", document_number="軽情第12号"
    )
    assert passed.sentence == texts.escalated("長野県の相談窓口", outside=True)
    assert (passed.ticket.state, passed.ticket.awaited) == (State.WAITING, Awaited.TIER)
    assert office.history(ticket)[-1].document_number == "軽情第12号"
    office.do(SUZUKI, ticket, Action.RECEIVE, "決裁が要ります。")
    office.do(SUZUKI, ticket, Action.ANSWER, "決裁が要ります。")
    office.deliver()
    assert office.asker_reads()[-1]["answer"]["by"] == "長野県の相談窓口"


def test_a_desk_may_answer_for_itself_after_a_letter(office):
    office.set_up_desks(prefecture=False)
    ticket = office.open().ticket.id
    office.do(SATO, ticket, Action.ESCALATE, "県の考え方を教えてください")
    office.do(SATO, ticket, Action.RECEIVE, "町の判断です。")
    office.do(SATO, ticket, Action.ANSWER, "町としては要ります。", own_words=True)
    assert office.history(ticket)[-1].desk == "総務課情報係"


def test_the_prefecture_reaches_the_ministry_by_letter(office):
    office.set_up_desks()
    ticket = office.open().ticket.id
    office.do(SATO, ticket, Action.ESCALATE, "県へ")
    office.do(PREFECTURAL, ticket, Action.ESCALATE, "総務省へ")
    there = office.ticket(ticket)
    assert (there.tier, there.acting, there.outside) == (Tier.MINISTRY, Tier.PREFECTURE, True)
    assert there.due_on == dt.date(2026, 12, 8)


def test_an_asker_is_not_satisfied_and_then_is(office):
    office.set_up_desks()
    ticket = office.open().ticket.id
    office.do(SATO, ticket, Action.ANSWER, "要ります。")
    assert office.do(ASKER, ticket, Action.REOPEN, "様式が見つかりません").ticket.owner == "佐藤"
    office.do(SATO, ticket, Action.ANSWER, "様式第3号です。")
    assert office.do(ASKER, ticket, Action.CLOSE).ticket.state is State.CLOSED
    office.deliver()
    assert {each["state"] for each in [*office.read(DESK_ROOM), *office.asker_reads()]} == {"closed"}


def test_a_withdrawn_question_is_over(office):
    office.set_up_desks()
    ticket = office.open().ticket.id
    office.do(ASKER, ticket, Action.WITHDRAW)
    office.deliver()
    assert all(each["actions"] == [] for each in office.read(DESK_ROOM))


def test_numbers_count_through_the_fiscal_year(office):
    numbers = [office.open().ticket.number for _ in range(2)]
    office.clock.at = dt.datetime(2027, 4, 1, 0, 0, tzinfo=dt.UTC)
    numbers.append(office.open().ticket.number)
    assert numbers == ["T-2026-000001", "T-2026-000002", "T-2027-000001"]


def test_with_nothing_set_up_the_desk_reads_on_the_page(office):
    opened = office.open(place=None)
    assert "軽井沢町の相談窓口" in opened.sentence
    office.deliver()
    assert office.chat.messages == []
    assert office.ticket(opened.ticket.id).organisation == TOWN
