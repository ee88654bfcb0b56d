"""What is kept and what is forgotten: questions go, tickets stay until they end, the trail stays."""

import datetime as dt
from dataclasses import replace

import pytest

from bot.domain.ticket import Action
from bot.escalation import trail
from bot.storage import audit, questions, ticket_views, tickets
from tests.escalation.office import ASKER, SATO

pytestmark = [pytest.mark.escalation, pytest.mark.privacy]
YEAR = dt.timedelta(days=366)


def test_a_ticket_outlives_its_question(office):
    asked = office.ask()
    ticket = office.open(asked=asked).ticket
    with office.database.writing() as connection:
        assert questions.forget(connection, before=office.at + YEAR) == 1
    assert office.ticket(ticket.id).question is None
    assert office.ticket(ticket.id).matter == ticket.matter
    assert office.do(SATO, ticket.id, Action.ANSWER, "はい").changed


def test_what_ended_long_ago_is_forgotten_and_what_is_owed_is_not(office):
    office.set_up_desks()
    ended, owed = office.open().ticket, office.open().ticket
    office.do(ASKER, ended.id, Action.WITHDRAW)
    office.clock.at += YEAR
    with office.database.writing() as connection:
        assert tickets.forget(connection, before=office.at) == 1
        assert tickets.history(connection, ended.id) == []
        assert ticket_views.of_ticket(connection, ended.id) == []
        assert tickets.by_id(connection, owed.id) is not None
    assert len(office.trail()) == 3
    assert chained(office)


def test_the_trail_proves_what_was_said_and_says_nothing_itself(office):
    ticket = office.open(question="だれにも言えない質問").ticket
    office.do(SATO, ticket.id, Action.ANSWER, "秘密の回答")
    assert chained(office)
    assert not any(word in str(office.trail()) for word in ("言えない", "秘密"))
    now = office.ticket(ticket.id)
    for event, row in zip(office.history(ticket.id), office.trail(), strict=True):
        assert row["digest"] == trail.digest(now, event)
        assert row["digest"] != trail.digest(now, replace(event, text="別の言葉"))


def chained(office) -> bool:
    rows = office.trail()
    return [row["previous"] for row in rows] == [audit.BEGINNING, *(audit.link(row) for row in rows[:-1])]
