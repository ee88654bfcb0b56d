"""From 「人に聞く」 in a thread to the desk's answer below it, through the real application."""

from __future__ import annotations

import pytest

from bot.domain.principal import Role
from bot.domain.ticket import Tier
from bot.storage import desks, workspaces
from bot.storage.desks import Desk
from bot.texts import ticket_message as messages
from bot.texts import tickets as ticket_texts
from tests.reminders.scene import TOWN
from tests.slack.office import Office, settings, socket_mode
from tests.slack.watching import answers, rest, said, whispered

pytestmark = [pytest.mark.slack, pytest.mark.escalation]


@pytest.fixture
def office(slack, town, tmp_path):
    with Office(settings(tmp_path, **socket_mode(slack, town))) as made:
        assert slack.sockets.wait_connected()
        yield made
        slack.sockets.drop()


@pytest.fixture
def desk(office, town, room):
    """The room in which the town's desk reads, with somebody who sits at it."""
    clerk = town.person("鈴木")
    office.register(clerk, Role.DESK)
    counter = town.channel("窓口")
    counter.members.add(clerk.id)
    place = Desk(TOWN, Tier.MUNICIPALITY, "slack", town.id, counter.id, "情報係")
    with office.database.writing() as connection:
        desks.add(connection, place, at=office.now())
    return clerk, counter


def test_a_question_goes_to_the_desk_and_its_answer_comes_back_to_the_thread(office, desk, tanaka, room):
    clerk, counter = desk
    asked = tanaka.mentions(room, "無い話を教えて")
    [answer] = answers(tanaka, asked)
    tanaka.presses(answer, ticket_texts.ASK_PERSON)
    tanaka.submits(tanaka.modal, {ticket_texts.MISSING: "担当の電話番号"})
    rest(office)
    [ticket] = said(clerk, counter)
    assert "担当の電話番号" in ticket.shown
    clerk.presses(ticket, messages.label("claim", "desk"))
    rest(office)
    clerk.presses(ticket, messages.label("answer", "desk"))
    clerk.submits(clerk.modal, {ticket_texts.TEXTS["answer"]: "内線12番です。"})
    rest(office)
    below = [each.shown for each in tanaka.replies_to(asked)]
    assert any("内線12番です。" in each and "情報係" in each for each in below)
    assert not any("鈴木" in each for each in below), "the desk answers, not a person"
    assert "回答済" in ticket.shown


def test_somebody_whose_organisation_is_unknown_is_told_so_and_sees_no_form(office, town, tanaka, room):
    with office.database.writing() as connection:
        workspaces.release(connection, channel="slack", workspace_id=town.id)
    asked = tanaka.mentions(room, "無い話を教えて")
    [answer] = answers(tanaka, asked)
    tanaka.presses(answer, ticket_texts.ASK_PERSON)
    assert tanaka.modal is None
    rest(office)
    assert "団体が分からない" in tanaka.replies_to(asked)[-1].shown


def test_somebody_who_is_not_of_the_desk_cannot_act_for_it(office, desk, town, tanaka, room):
    _, counter = desk
    asked = tanaka.mentions(room, "無い話を教えて")
    [answer] = answers(tanaka, asked)
    tanaka.presses(answer, ticket_texts.ASK_PERSON)
    tanaka.submits(tanaka.modal)
    rest(office)
    counter.members.add(tanaka.id)
    [ticket] = said(tanaka, counter)
    tanaka.presses(ticket, messages.label("claim", "desk"))
    rest(office)
    assert whispered(tanaka, counter)
    assert "新規" in ticket.shown
