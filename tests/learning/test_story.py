"""From a question that no document answers to everybody who has the answer, and what becomes of it."""

import pytest

from bot.domain import scope
from bot.domain.answer import Status
from bot.domain.ticket import Action
from tests.escalation.office import (
    ADMINISTRATOR,
    ASKER,
    DESK_ROOM,
    NEIGHBOUR,
    PREFECTURAL,
    PREFECTURE_ROOM,
    SATO,
    THREAD,
)
from tests.learning.office import ASKED, REPLY

pytestmark = [pytest.mark.escalation, pytest.mark.web]
BOSS = ADMINISTRATOR.principal
THERE = type(THREAD)("slack", "W3", "C9", thread="300.1")
BASIS = "端末の手引き"


@pytest.fixture
def office(office):
    office.set_up_desks()
    office.set_up_documents()
    return office


def through_both_tiers(office, question):
    """The desk asks back, passes it on, and the prefecture answers; the ticket."""
    ticket = office.open(question=ASKED, asked=question, place=None).ticket
    office.do(SATO, ticket.id, Action.CLAIM)
    office.do(SATO, ticket.id, Action.ASK_BACK, "どの建物ですか")
    office.do(ASKER, ticket.id, Action.REPLY, "本庁舎です")
    office.do(SATO, ticket.id, Action.ESCALATE, ASKED)
    office.do(PREFECTURAL, ticket.id, Action.ANSWER, REPLY)
    office.deliver()
    return office.ticket(ticket.id)


def test_the_whole_way(office):
    first = office.put(ASKED)
    assert first.status is Status.ABSTAINED
    ticket = through_both_tiers(office, first.question_id)
    assert office.disagreeing(ticket.id) == []
    tickets = [each for each in office.chat.messages if each.kind == "ticket"]
    places = {each.destination.address for each in tickets if each.payload["answer"]}
    assert places == {DESK_ROOM.address, PREFECTURE_ROOM.address, THREAD.address}

    version = office.learning.propose(PREFECTURAL.principal, ticket.number, at=office.at)
    assert [each.title for each in version.content.basis] == [BASIS]
    office.learning.approve(
        BOSS, version.number, office.edit(version, audience=scope.of_prefecture("20")), at=office.at
    )
    assert office.publishing.work() is True

    second = office.put(ASKED, NEIGHBOUR, reply=THERE)
    assert second.status is Status.ANSWERED
    assert second.citations[0].document == f"庁内Q&A {version.number}"
    assert second.citations[0].issuer == "県デジタル推進課"

    office.write("端末.md", "# 端末の手引き\n\n端末は県が貸し出します。\n")
    office.reindex()
    (change,) = office.replaced.listed()
    assert [each.number for each in change.resting] == [version.number]
    for _ in range(2):
        office.replaced.tell(BOSS, change.departure.generation, at=office.at)
    office.deliver()
    said = [each for each in office.chat.messages if each.kind == "sentence"]
    assert sorted(each.destination.address for each in said) == [THREAD.address, THERE.address]
    assert all(BASIS in each.payload["text"] for each in said)
