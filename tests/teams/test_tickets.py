"""From 「人に聞く」 below an answer to the desk's answer in the same thread, against the stand-in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.domain.principal import Role
from bot.domain.ticket import Tier
from bot.storage import desks, workspaces
from bot.storage.desks import Desk
from bot.texts import chat as chat_texts
from bot.texts import refusals
from bot.texts import tickets as texts
from tests.dialogue.test_presses import REGISTER
from tests.reminders.scene import TOWN
from tests.teams.acceptance import objects_of
from tests.teams.conftest import insecure
from tests.teams.office import TENANT, Office
from tests.teams.service import Person, buttons_of

pytestmark = [pytest.mark.teams, pytest.mark.escalation]

THREAD = "1700000000001"


@pytest.fixture
def office(teams, tmp_path) -> Iterator[Office]:
    with Office(insecure(tmp_path), escalation=True) as made:
        yield made


@pytest.fixture
def counter(teams, office):
    """The conversation in which the town's desk reads."""
    room = teams.chat("19:counter@thread.tacv2", "channel", TENANT, team="19:team@thread.tacv2")
    place = Desk(TOWN, Tier.MUNICIPALITY, "teams", TENANT, room.id, "情報係")
    with office.database.writing() as connection:
        desks.add(connection, place, at=office.now())
    return room


@pytest.fixture
def clerk(teams, office, counter):
    """Somebody who sits at the desk."""
    made = Person(teams, office.endpoint, TENANT, "鈴木")
    office.register(made, Role.DESK)
    made.meets_us(counter)
    return made


def below_answer(office, person, room):
    """The card below an answer that the documents did not give."""
    person.says("無い話を教えて", room, thread=THREAD)
    office.rest()
    return room.posted[-1]


def does(office, person, card, action, room, **typed):
    """Press a button; where a form opens, fill it in and send it."""
    [name] = [each for each in card.buttons if each.partition(":")[0] == action]
    reaction = person.presses(card, name, room)
    form = reaction.body["value"]
    if isinstance(form, dict) and any(each.get("verb") == "send" for each in objects_of(form)):
        send = next(each for title, each in buttons_of(form).items() if title != chat_texts.BACK)
        reaction = person.executes(card, send, room, **typed)
    office.rest()
    return reaction


def opened(office, person, room, **typed):
    """A ticket about a question: the card that its asker has."""
    does(office, person, below_answer(office, person, room), "ask_person", room, **typed)
    return room.posted[-1]


def names(card):
    return {each.partition(":")[0].removeprefix("ticket_") for each in card.buttons}


def test_the_form_begins_with_what_is_known_and_only_the_asker_sees_it(office, tanaka, channel, clerk):
    card = below_answer(office, tanaka, channel)
    [button] = card.buttons
    form = tanaka.presses(card, button, channel).card
    inputs = {each["id"]: each for each in objects_of(form) if each.get("type", "").startswith("Input.")}
    assert inputs["question"]["value"] == "無い話を教えて"
    assert inputs["question"]["isRequired"]
    assert inputs["name"].get("value", "") == ""
    assert inputs["with_name"]["type"] == "Input.Toggle"
    assert card.versions == 1
    back = tanaka.executes(card, buttons_of(form)[chat_texts.BACK], channel)
    assert texts.ASK_PERSON in back.card["body"][-1]["actions"][-1]["title"]


def test_a_question_reaches_the_desk_and_its_answer_the_thread(office, tanaka, channel, clerk, counter):
    mine = opened(office, tanaka, channel, missing="担当の電話番号", question="無い話を教えて")
    [ticket] = counter.posted
    assert mine.thread == THREAD
    assert "担当の電話番号" in ticket.text
    assert "田中" not in ticket.text
    claimed = does(office, clerk, ticket, "ticket_claim", counter)
    assert "担当中" in claimed.text
    assert "担当中" in ticket.text
    assert "担当中" in mine.text
    assert "鈴木" not in mine.text, "the desk answers, not a person"
    does(office, clerk, ticket, "ticket_answer", counter, text="内線12番です。")
    assert "回答済" in ticket.text
    answers = [each for each in channel.posted if "内線12番です。" in each.text]
    assert answers
    assert all(each.thread == THREAD for each in answers)
    assert all("鈴木" not in each.text for each in channel.posted)
    assert counter.posted == [ticket], "the desk's card is changed in its place"


def test_asked_back_replied_closed_and_opened_again(office, tanaka, channel, clerk, counter):
    opened(office, tanaka, channel, question="無い話を教えて")
    [ticket] = counter.posted
    does(office, clerk, ticket, "ticket_ask_back", counter, text="どの係ですか。")
    back = channel.posted[-1]
    assert "どの係ですか。" in back.text
    does(office, tanaka, back, "ticket_reply", channel, text="税務係です。")
    assert any("税務係です。" in each.text for each in counter.posted)
    does(office, clerk, ticket, "ticket_answer", counter, text="内線12番です。")
    answer = next(each for each in reversed(channel.posted) if "reopen" in names(each))
    does(office, tanaka, answer, "ticket_reopen", channel, text="出ません。")
    assert any("出ません。" in each.text for each in counter.posted)
    assert "回答済" not in ticket.text
    does(office, clerk, ticket, "ticket_answer", counter, text="内線13番です。")
    does(office, tanaka, answer, "ticket_close", channel)
    assert "完了" in ticket.text


def test_claimed_and_given_back(office, tanaka, channel, clerk, counter):
    opened(office, tanaka, channel, question="無い話を教えて")
    [ticket] = counter.posted
    does(office, clerk, ticket, "ticket_claim", counter)
    assert "release" in names(ticket)
    does(office, clerk, ticket, "ticket_release", counter)
    assert "新規" in ticket.text
    assert "claim" in names(ticket)


def test_passing_on_shows_the_letter_and_wants_it_confirmed(office, tanaka, channel, clerk, counter):
    opened(office, tanaka, channel, question="無い話を教えて")
    [ticket] = counter.posted
    does(office, clerk, ticket, "ticket_claim", counter)
    [button] = [each for each in ticket.buttons if each.startswith("ticket_escalate")]
    form = clerk.presses(ticket, button, counter).card
    inputs = {each["id"]: each for each in objects_of(form) if each.get("type", "").startswith("Input.")}
    assert "無い話を教えて" in inputs["text"]["value"]
    send = next(each for title, each in buttons_of(form).items() if title != chat_texts.BACK)
    unconfirmed = clerk.executes(ticket, send, counter, text=inputs["text"]["value"], confirmed="no")
    assert isinstance(unconfirmed.body["value"], str)
    passed = clerk.executes(ticket, send, counter, text=inputs["text"]["value"], confirmed="yes")
    office.rest()
    assert passed.card
    assert "都道府県" in ticket.text or "回答待ち" in ticket.text


def test_who_is_not_of_the_desk_cannot_act_for_it(office, tanaka, channel, clerk, counter):
    opened(office, tanaka, channel, question="無い話を教えて")
    [ticket] = counter.posted
    refused = does(office, tanaka, ticket, "ticket_claim", counter)
    assert isinstance(refused.body["value"], str)
    assert "新規" in ticket.text


def test_who_has_no_organisation_is_told_so_and_sees_no_form(office, tanaka, channel, clerk):
    with office.database.writing() as connection:
        workspaces.release(connection, channel="teams", workspace_id=TENANT)
    card = below_answer(office, tanaka, channel)
    reaction = does(office, tanaka, card, "ask_person", channel)
    assert "団体が分からない" in reaction.text


def test_a_list_of_persons_is_refused_and_the_form_stays(office, tanaka, channel, clerk, counter):
    card = below_answer(office, tanaka, channel)
    reaction = does(office, tanaka, card, "ask_person", channel, question=REGISTER)
    assert reaction.text == refusals.PERSONAL_DATA
    assert counter.posted == []


def test_a_button_of_an_old_card_says_what_became_of_the_ticket(office, tanaka, channel, clerk, counter):
    opened(office, tanaka, channel, question="無い話を教えて")
    [ticket] = counter.posted
    [claim] = [each for each in ticket.buttons if each.startswith("ticket_claim")]
    stale = {"verb": "act", "data": {"action": claim}}
    clerk.executes(ticket, stale, counter)
    office.rest()
    other = Person(clerk.service, office.endpoint, TENANT, "佐藤")
    office.register(other, Role.DESK)
    again = other.executes(ticket, stale, counter)
    assert again.text
    assert "claim" not in names(ticket)
