"""Every way of asking, through a real bolt application connected to the stand-in."""

from __future__ import annotations

import pytest

from bot.storage import workspaces
from bot.texts import commands, refusals
from bot.texts import dialogue as dialogue_texts
from bot.texts import slack as texts
from tests.reminders.scene import TOWN
from tests.slack.service import Kind
from tests.slack.watching import answers, rest, said, whispered

pytestmark = pytest.mark.slack


def asked_of(office):
    return [row.text for row in office.answerer.asked]


def test_a_mention_is_answered_in_its_thread(office, tanaka, room):
    asked = tanaka.mentions(room, "申込期限はいつですか？")
    [answer] = answers(tanaka, asked)
    assert "「申込期限はいつですか？」への答えです。" in answer.shown
    assert "財政措置の手引き" in answer.shown
    assert answer.arguments["channel"] == room.id


def test_nothing_unfurls(office, slack, tanaka, room):
    slack.goes_wrong("chat.startStream", Kind.REFUSED, code="unknown_method", times=9)
    [answer] = answers(tanaka, tanaka.mentions(room, "https://example.jp/ の件は"))
    assert answer.arguments["unfurl_links"] is False
    assert answer.arguments["unfurl_media"] is False


@pytest.mark.parametrize("question", ["申込期限は？", "申込期限は?", "申込期限を教えて", "申込期限"])
def test_no_mark_is_needed_to_ask(office, tanaka, room, question):
    [answer] = answers(tanaka, tanaka.mentions(room, question))
    assert question in answer.shown


def test_a_mention_anywhere_in_the_words_is_one(office, town, tanaka, room):
    asked = tanaka.writes(room, f"申込期限を <@{town.bot_user}> さん教えて", raw=True)
    answers(tanaka, asked)
    assert asked_of(office) == ["申込期限を さん教えて"]


def test_a_direct_message_is_answered_beside_it(office, town, tanaka):
    tanaka.writes_dm("申込期限は？")
    [answer] = said(tanaka, town.direct(tanaka.id))
    assert "「申込期限は？」への答えです。" in answer.shown


def test_a_thread_in_the_direct_message_stays_a_thread(office, tanaka):
    first = tanaka.writes_dm("財政措置は？")
    said(tanaka, first.channel)
    [answer] = answers(tanaka, tanaka.writes_dm("その上限は？", thread=first))
    assert "（前の質問：財政措置は？）" in answer.shown


def test_a_follow_up_in_the_thread_keeps_its_context(office, tanaka, room):
    first = tanaka.mentions(room, "財政措置は？")
    answers(tanaka, first)
    tanaka.mentions(room, "その上限は？", thread=first)
    assert "（前の質問：財政措置は？）" in answers(tanaka, first, count=2)[1].shown


def test_another_thread_is_another_conversation(office, tanaka, room):
    answers(tanaka, tanaka.mentions(room, "財政措置は？"))
    [answer] = answers(tanaka, tanaka.mentions(room, "その上限は？"))
    assert "前の質問" not in answer.shown


def test_a_command_asks_privately(office, tanaka, town, room):
    suzuki = town.person("鈴木")
    room.members.add(suzuki.id)
    outcome = tanaka.slash("申込期限は？", channel=room)
    assert outcome.body["text"] == commands.RECEIVED
    answer = whispered(tanaka, room, count=2)[1]
    assert "「申込期限は？」への答えです。" in answer.shown
    assert suzuki.sees(room) == []


def test_a_private_answer_can_be_shared(office, tanaka, town, room):
    suzuki = town.person("鈴木")
    room.members.add(suzuki.id)
    tanaka.slash("申込期限は？", channel=room)
    tanaka.presses(whispered(tanaka, room, count=2)[1], texts.SHARE)
    [shared] = said(suzuki, room)
    assert "「申込期限は？」への答えです。" in shared.shown


def test_a_follow_up_below_a_shared_answer_keeps_its_context(office, tanaka, room):
    tanaka.slash("財政措置は？", channel=room)
    tanaka.presses(whispered(tanaka, room, count=2)[1], texts.SHARE)
    [shared] = said(tanaka, room)
    rest(office)
    tanaka.mentions(room, "その上限は？", thread=shared)
    assert "（前の質問：財政措置は？）" in answers(tanaka, shared)[0].shown


def test_where_the_application_is_not_the_private_answer_comes_directly(office, tanaka, town):
    elsewhere = town.channel("雑談", invited=False)
    tanaka.slash("申込期限は？", channel=elsewhere)
    [answer] = said(tanaka, town.direct(tanaka.id))
    assert "「申込期限は？」への答えです。" in answer.shown
    assert texts.SHARE not in answer.labels


def test_a_command_in_a_direct_message_is_answered_directly(office, tanaka, town):
    direct = town.direct(tanaka.id)
    tanaka.slash("申込期限は？", channel=direct)
    [answer] = said(tanaka, direct)
    assert texts.SHARE not in answer.labels


def test_a_post_becomes_a_question_for_who_chose_it(office, tanaka, town, room):
    suzuki = town.person("鈴木")
    room.members.add(suzuki.id)
    posted = suzuki.writes(room, "申込期限っていつだっけ")
    tanaka.shortcut(posted, "この投稿を質問する")
    [answer] = whispered(tanaka, room)
    assert "「申込期限っていつだっけ」への答えです。" in answer.shown
    assert suzuki.whispers(room) == []


def test_a_form_on_the_home_tab_asks_directly(office, tanaka, town, slack):
    tanaka.opens_home()
    slack.until(lambda: tanaka.home is not None)
    tanaka.presses(tanaka.home, "質問する")
    tanaka.submits(tanaka.modal, {"質問": "申込期限は？"})
    [answer] = said(tanaka, town.direct(tanaka.id))
    assert "「申込期限は？」への答えです。" in answer.shown


def test_what_nobody_asked_is_not_answered(office, tanaka, town, room):
    asked = tanaka.mentions(room, "一つ目")
    answers(tanaka, asked)
    tanaka.edits(asked, "書き直した")
    tanaka.writes(room, "お昼に行きます", thread=asked)
    town.person("佐藤").joins(room)
    tanaka.deletes(tanaka.writes(room, "消します"))
    answers(tanaka, tanaka.mentions(room, "二つ目"))
    assert asked_of(office) == ["一つ目", "二つ目"]


def test_what_is_ignored_is_acknowledged(office, slack, town, tanaka, room):
    """Otherwise Slack would send it again and again."""
    asked = tanaka.mentions(room, "質問")
    tanaka.edits(asked, "書き直した")
    town.tell({"type": "team_join", "user": tanaka.id})
    town.tell({"type": "message", "subtype": "bot_message", "channel": room.id, "text": "定時連絡"})
    slack.until(lambda: len(slack.delivered()) == 4)
    assert all(each.acknowledged and each.attempt == 0 for each in slack.delivered())


def test_what_comes_from_a_workspace_without_us_is_acknowledged(office, slack):
    elsewhere = slack.workspace("あおば町")
    suzuki = elsewhere.person("鈴木")
    suzuki.mentions(elsewhere.channel("相談"), "質問")
    slack.until(lambda: slack.delivered() != [])
    assert all(each.acknowledged for each in slack.delivered())
    assert asked_of(office) == []


def test_where_others_read_along_only_shared_documents_answer(office, slack, town, tanaka, room):
    suzuki = slack.workspace("あおば町").person("鈴木")
    town.share(room, suzuki)
    answers(tanaka, tanaka.mentions(room, "内の質問"))
    answers(suzuki, suzuki.mentions(room, "外の質問"))
    assert [row.organisation for row in office.answerer.asked] == [None, None]
    tanaka.slash("ひとりの質問", channel=room)
    whispered(tanaka, room, count=2)
    assert office.answerer.asked[-1].organisation == TOWN


def test_a_stranger_may_not_press_what_is_the_towns(office, slack, town, tanaka, room):
    suzuki = slack.workspace("あおば町").person("鈴木")
    [answer] = answers(tanaka, tanaka.mentions(room, "町の質問"))
    rest(office)
    town.share(room, suzuki)
    suzuki.presses(answer, "役に立った")
    slack.until(lambda: suzuki.whispers(room) != [])
    assert suzuki.whispers(room)[-1].shown == dialogue_texts.NOT_YOUR_QUESTION


def test_the_application_does_not_answer_itself(office, slack, tanaka, town):
    tanaka.writes_dm("申込期限は？")
    said(tanaka, town.direct(tanaka.id))
    slack.until(lambda: any(d.payload["event"].get("bot_id") for d in slack.delivered()))
    tanaka.writes_dm("もう一つ")
    said(tanaka, town.direct(tanaka.id), count=2)
    assert asked_of(office) == ["申込期限は？", "もう一つ"]


def test_a_message_that_is_told_as_a_mention_too_is_one_question(office, slack, tanaka, room):
    settings = slack.application.manifest["settings"]["event_subscriptions"]
    settings["bot_events"] = [*settings["bot_events"], "message.channels"]
    first = tanaka.mentions(room, "申込期限は？")
    answers(tanaka, first)
    answers(tanaka, tanaka.mentions(room, "もう一つ"))
    kinds = {d.payload["event"]["type"] for d in slack.delivered()}
    assert kinds == {"message", "app_mention"}
    assert asked_of(office) == ["申込期限は？", "もう一つ"]


def test_an_event_that_comes_twice_is_one_question(office, slack, tanaka, room):
    slack.delivery.copies = 2
    first = tanaka.mentions(room, "申込期限は？")
    answers(tanaka, first)
    slack.until(lambda: len(slack.delivered()) == 2)
    assert asked_of(office) == ["申込期限は？"]
    assert len(tanaka.replies_to(first)) == 1


def test_an_event_whose_acknowledgement_is_lost_is_one_question(office, slack, tanaka, room):
    slack.delivery.lost = 2
    first = tanaka.mentions(room, "申込期限は？")
    slack.until(lambda: [d.attempt for d in slack.delivered()] == [0, 1, 2])
    assert len(answers(tanaka, first)) == 1
    assert asked_of(office) == ["申込期限は？"]


def test_a_status_shows_at_once(office, slack, town, tanaka, room):
    asked = tanaka.mentions(room, "申込期限は？")
    slack.until(lambda: town.statuses != [])
    assert town.statuses[0]["thread_ts"] == asked.ts
    assert town.statuses[0]["status"] == commands.WORKING


def test_beside_the_thread_the_status_is_taken_away(office, slack, town, tanaka):
    asked = tanaka.writes_dm("申込期限は？")
    slack.until(lambda: [each["status"] for each in town.statuses] == [commands.WORKING, ""])
    assert {each["thread_ts"] for each in town.statuses} == {asked.ts}


def test_a_courtesy_that_fails_costs_nobody_an_answer(office, slack, tanaka, room):
    slack.goes_wrong("assistant.threads.setStatus", Kind.REFUSED, times=9)
    slack.goes_wrong("assistant.threads.setStatus", Kind.RESET_BEFORE)
    assert len(answers(tanaka, tanaka.mentions(room, "申込期限は？"))) == 1


def test_suggestions_are_offered_in_the_conversation(office, slack, town, tanaka):
    tanaka.opens_messages()
    slack.until(lambda: town.prompts != [])
    assert town.prompts[0]["channel_id"] == town.direct(tanaka.id).id
    assert 1 <= len(town.prompts[0]["prompts"]) <= 4


def test_an_empty_mention_is_told_how_to_ask(office, tanaka, room):
    [answer] = answers(tanaka, tanaka.mentions(room, ""))
    assert refusals.NEXT["empty"] in answer.shown


def test_a_list_of_residents_is_refused_and_kept_nowhere(office, tanaka, room):
    rows = "\n".join(f"山田太郎 昭和{n}年1月2日 0261-11-22{n}" for n in range(30, 50))
    [answer] = answers(tanaka, tanaka.mentions(room, rows))
    assert "山田太郎" not in answer.shown
    assert "山田太郎".encode() not in (office.settings.home / "madoguchi.db").read_bytes()


def test_what_a_person_writes_pings_nobody(office, town, tanaka, room):
    [answer] = answers(
        tanaka, tanaka.mentions(room, "<!channel> <@U123> @here <https://evil.example|元の資料>は？")
    )
    assert answer.pings == []
    assert answer.links == []


def test_members_belong_to_the_organisation_of_their_workspace(office, slack, town, tanaka, room):
    with office.database.reading() as connection:
        mapped = workspaces.organisation_of(connection, channel="slack", workspace_id=town.id)
    assert mapped == TOWN
    answers(tanaka, tanaka.mentions(room, "申込期限は？"))
    assert [row.organisation for row in office.answerer.asked] == [TOWN]


def test_a_guest_is_answered_from_shared_documents(office, town, room):
    guest = town.person("委託先", guest=True)
    answers(guest, guest.mentions(room, "申込期限は？"))
    assert [row.organisation for row in office.answerer.asked] == [None]


def test_who_cannot_be_looked_up_is_answered_from_shared_documents(office, slack, tanaka, room):
    slack.goes_wrong("users.info", Kind.FAIL_BEFORE)
    answers(tanaka, tanaka.mentions(room, "一つ目"))
    answers(tanaka, tanaka.mentions(room, "二つ目"))
    assert [row.organisation for row in office.answerer.asked] == [None, TOWN]


def test_a_registered_guest_is_who_they_were_registered_as(office, town, room):
    guest = town.person("委託先", guest=True)
    office.register(guest)
    answers(guest, guest.mentions(room, "申込期限は？"))
    assert [row.organisation for row in office.answerer.asked] == [TOWN]


def test_no_id_of_slack_is_kept_with_a_question(office, tanaka, room):
    answers(tanaka, tanaka.mentions(room, "申込期限は？"))
    [row] = office.answerer.asked
    assert tanaka.id not in row.asker
