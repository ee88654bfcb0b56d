"""Whatever people do in whatever order, a ticket keeps its promises."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.ticket import Action, Awaited, Side, State
from bot.errors import MadoguchiError
from bot.storage import outbox
from tests.escalation.office import (
    ADMINISTRATOR,
    ASKER,
    COLLEAGUE,
    NEIGHBOUR,
    PREFECTURAL,
    SATO,
    STRANGER,
    SUZUKI,
)

pytestmark = pytest.mark.escalation
PEOPLE = st.sampled_from([ASKER, ASKER, SATO, SATO, SUZUKI, PREFECTURAL, ADMINISTRATOR, COLLEAGUE])
ACTIONS = st.sampled_from([each for each in Action if each is not Action.OPEN])
STEPS = st.lists(
    st.tuples(
        PEOPLE, ACTIONS, st.sampled_from(["", "言葉", "言葉"]), st.sampled_from(["", "send", "remind"])
    ),
    max_size=12,
)


@pytest.mark.parametrize("prefecture", [True, False], ids=["desk above", "letters above"])
def test_any_sequence_of_actions(office, prefecture):
    office.set_up_desks(prefecture=prefecture)

    @given(steps=STEPS)
    @settings(max_examples=12, deadline=None)
    def any_sequence(steps):
        ticket = office.open().ticket.id
        done = [Action.OPEN]
        for who, action, text, then in steps:
            if perform(office, who, ticket, action, text):
                done.append(action)
            holds(office, ticket, done)
            follow(office, then)
        office.deliver()
        holds(office, ticket, done)

    any_sequence()
    with office.database.reading() as connection:
        assert set(outbox.counts(connection)) <= {"sent", "cancelled"}


def perform(office, who, ticket, action, text) -> bool:
    try:
        return office.do(who, ticket, action, text).changed
    except MadoguchiError as refused:
        assert refused.message
        return False


def follow(office, then) -> None:
    if then == "send":
        office.deliver()
    if then == "remind":
        office.clock.pause(86_400)
        office.tickets.remind(at=office.at)


def holds(office, ticket, done) -> None:
    """The promises: a complete history, at most one owner, a due day, and views that agree."""
    now, history = office.ticket(ticket), office.history(ticket)
    assert [each.action for each in history] == done
    assert [each.number for each in history] == list(range(1, now.version + 1))
    assert history[-1].state is now.state
    assert len([row for row in office.trail() if row["subject"].startswith(ticket)]) == now.version
    assert (now.owner == "") if now.state is State.NEW else True
    assert now.owner or now.state in (State.NEW, State.WITHDRAWN)
    assert (now.awaited is not Awaited.NOBODY) == (now.state is State.WAITING)
    assert now.due_on >= now.opened_at.date()
    assert office.disagreeing(ticket) == []
    assert all(each.text for each in history if each.action in (Action.ANSWER, Action.ASK_BACK))
    assert {each.person for each in history if each.side is Side.ASKER} == {ASKER.principal.person}
    assert not {NEIGHBOUR.name, STRANGER.name, COLLEAGUE.name} & {each.person for each in history}
