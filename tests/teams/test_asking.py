"""Every way of asking, against the stand-in."""

from __future__ import annotations

import pytest

from bot.domain.principal import Role
from bot.texts import refusals
from bot.texts import teams as texts
from tests.reminders.scene import TOWN
from tests.teams.office import TENANT
from tests.teams.service import BOT, Fault, Person

pytestmark = pytest.mark.teams


def asked_of(office):
    return [row.text for row in office.answerer.asked]


def answers(office, chat, count=1):
    office.rest()
    texts_of = [each for each in chat.posted if not each.is_card]
    assert len(texts_of) == count
    return texts_of


def test_a_question_in_the_personal_chat_is_answered_there(office, tanaka):
    tanaka.says("申込期限はいつですか？")
    [answer] = answers(office, tanaka.chat)
    assert "「申込期限はいつですか？」への答えです。" in answer.text
    [citation] = answer.citations
    assert citation["name"] == "総務省「財政措置の手引き」"
    assert citation["abstract"] == "上限は100万円とする。"
    assert "[1]" in answer.activity["text"]
    assert answer.activity["entities"][0]["additionalType"] == ["AIGeneratedContent"]
    assert answer.activity["channelData"]["feedbackLoop"] == {"type": "default"}


def test_the_sources_follow_as_a_card(office, tanaka):
    tanaka.says("財政措置は？")
    office.rest()
    _, card = tanaka.chat.posted
    assert "上限は100万円とする。" in card.text
    assert card.buttons == {}


def test_while_the_documents_are_searched_teams_says_so(office, tanaka):
    tanaka.says("財政措置は？")
    [answer] = answers(office, tanaka.chat)
    assert tanaka.chat.working == [texts.WORKING]
    assert answer.streamed


@pytest.mark.parametrize("call", ["stream", "final"])
def test_where_nothing_can_be_streamed_the_answer_is_a_message(office, teams, tanaka, call):
    teams.faults.add(call, Fault(403, "ContentStreamNotAllowed"))
    tanaka.says("財政措置は？")
    [answer] = answers(office, tanaka.chat)
    assert not answer.streamed
    assert "「財政措置は？」への答えです。" in answer.text


def test_a_mention_in_a_channel_is_answered_in_its_thread(office, tanaka, channel):
    tanaka.says("申込期限は？", channel, thread="1700000000001")
    [answer] = answers(office, channel)
    assert answer.thread == "1700000000001"
    assert asked_of(office) == ["申込期限は？"]
    assert channel.working == []


def test_a_follow_up_in_the_thread_keeps_its_context(office, tanaka, channel):
    tanaka.says("財政措置は？", channel, thread="1700000000001")
    office.rest()
    tanaka.says("その上限は？", channel, thread="1700000000001")
    assert "（前の質問：財政措置は？）" in answers(office, channel, 2)[1].text


def test_another_thread_is_another_conversation(office, tanaka, channel):
    tanaka.says("財政措置は？", channel, thread="1700000000001")
    office.rest()
    tanaka.says("その上限は？", channel, thread="1700000000002")
    assert "前の質問" not in answers(office, channel, 2)[1].text


def test_a_group_chat_has_no_threads_so_the_answer_names_its_question(office, tanaka, group):
    tanaka.says("申込期限は？", group)
    [answer] = answers(office, group)
    assert answer.text.startswith("質問： 申込期限は？")


def test_nobody_is_answered_who_did_not_address_us(office, tanaka, group, channel):
    for chat in (group, channel):
        tanaka.says("お昼にしますか？", chat, text="お昼にしますか？", entities=[])
    office.rest()
    assert asked_of(office) == []


def test_what_is_repeated_is_one_question(office, tanaka):
    for _ in range(3):
        tanaka.says("財政措置は？", id="1700000000009")
    answers(office, tanaka.chat)
    assert asked_of(office) == ["財政措置は？"]


@pytest.mark.parametrize(
    "activity",
    [
        {"type": "message", "from": {"id": BOT, "name": "窓口"}},
        {"type": "message", "from": {"id": "28:another-bot", "name": "別のボット"}},
        {"type": "message", "from": {"id": "29:x", "role": "bot"}},
        {"type": "messageUpdate", "channelData": {"eventType": "editMessage"}},
        {"type": "messageDelete", "channelData": {"eventType": "softDeleteMessage"}},
        {"type": "messageReaction"},
        {"type": "typing"},
        {"type": "message", "value": {"x": 1}, "text": ""},
        {"type": "message", "from": None},
        {"type": ["message"]},
    ],
)
def test_what_no_person_asks_is_ignored(office, tanaka, activity):
    channel_data = {"tenant": {"id": TENANT}, **activity.get("channelData", {})}
    full = {"id": "1", "text": "財政措置は？", **activity, "channelData": channel_data}
    assert tanaka.sends(full, tanaka.chat).status_code == 200
    office.rest()
    assert asked_of(office) == []


def test_the_words_are_read_without_markup_and_names(office, tanaka, channel):
    other = {"type": "mention", "mentioned": {"id": "29:suzuki"}, "text": "<at>鈴木</at>"}
    us = {"type": "mention", "mentioned": {"id": BOT}, "text": "<at>窓口</at>"}
    text = "<at>窓口</at>&nbsp;R&amp;D の&lt;上限&gt;を <at>鈴木</at> さんに"
    tanaka.says("", channel, text=text, entities=[us, other])
    office.rest()
    assert asked_of(office) == ["R&D の<上限>を @ さんに"]


def test_personal_data_is_refused_without_marks_and_thumbs(office, tanaka):
    register = "\n".join(f"{name} 090-1234-567{n} 昭和5{n}年1月1日" for n, name in enumerate("山川田中"))
    tanaka.says(register)
    office.rest()
    assert asked_of(office) == []
    [refusal] = tanaka.chat.posted
    assert refusals.PERSONAL_DATA in refusal.text
    assert "channelData" not in refusal.activity


def test_the_tenant_of_the_only_town_is_its_own(office, tanaka):
    tanaka.says("財政措置は？")
    office.rest()
    assert [row.organisation for row in office.answerer.asked] == [TOWN]


@pytest.mark.parametrize("role", ["guest", "anonymous"])
def test_a_guest_is_answered_from_shared_documents(office, teams, role):
    guest = Person(teams, office.endpoint, TENANT, "客", role=role)
    guest.says("財政措置は？")
    office.rest()
    assert [row.organisation for row in office.answerer.asked] == [None]


def test_who_cannot_be_asked_about_is_a_guest(office, teams, tanaka):
    teams.faults.add("member", Fault(500, "InternalError"))
    tanaka.says("財政措置は？")
    office.rest()
    assert [row.organisation for row in office.answerer.asked] == [None]


def test_a_registered_guest_is_who_they_are(office, teams):
    guest = Person(teams, office.endpoint, TENANT, "委託先", role="guest")
    office.register(guest, Role.DESK)
    guest.says("財政措置は？")
    office.rest()
    assert [row.organisation for row in office.answerer.asked] == [TOWN]


def test_in_a_shared_channel_everybody_is_a_guest(office, tanaka, channel):
    shared = {"tenant": {"id": TENANT}, "channel": {"id": channel.id, "type": "shared"}}
    tanaka.says("財政措置は？", channel, channelData=shared)
    office.rest()
    assert [row.organisation for row in office.answerer.asked] == [None]


def test_nobody_is_named_in_what_is_kept(office, tanaka):
    tanaka.says("財政措置は？")
    office.rest()
    stored = (office.settings.home / "madoguchi.db").read_bytes()
    assert tanaka.name.encode() not in stored
    [row] = office.answerer.asked
    assert tanaka.id not in row.asker
