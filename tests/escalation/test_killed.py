"""kill -9 at any statement and around every commit: nothing is lost, nothing happens twice."""

import logging
import multiprocessing
import os
import signal

import pytest
from sqlalchemy import event

from bot.domain.ticket import Action, State
from bot.storage import outbox
from tests.escalation.office import ASKER, PREFECTURAL, SATO, Office

pytestmark = [pytest.mark.escalation, pytest.mark.faults]
CONTEXT = multiprocessing.get_context("fork")
STORY = (
    (SATO, Action.CLAIM, ""),
    (SATO, Action.ASK_BACK, "どの端末ですか"),
    (ASKER, Action.REPLY, "ノートです"),
    (SATO, Action.ESCALATE, "県の考え方を教えてください"),
    (PREFECTURAL, Action.ANSWER, "決裁が要ります"),
    (ASKER, Action.CLOSE, ""),
)


def tell(office: Office) -> str:
    """The whole story; each step has a key, so that telling it again does nothing that was done."""
    office.set_up_desks()
    ticket = office.open(key="open").ticket.id
    for number, (who, action, text) in enumerate(STORY):
        office.do(who, ticket, action, text, key=f"step-{number}")
        if number == 0:
            office.deliver()
    return ticket


class Fuse:
    """Counts statements and commits, and kills at the chosen one."""

    def __init__(self, engine, dies_at: int = 0) -> None:
        self.passed, self._dies_at = 0, dies_at
        event.listen(engine, "after_cursor_execute", self._pass)
        event.listen(engine, "commit", self._pass)

    def _pass(self, *_arguments: object) -> None:
        self.passed += 1
        if self.passed == self._dies_at:
            os.kill(os.getpid(), signal.SIGKILL)


def victim(opening, dies_at: int) -> None:
    logging.disable(logging.CRITICAL)
    office = Office(opening())
    Fuse(office.database.engine, dies_at)
    tell(office)


def points(databases, number: int) -> list[int]:
    """So many points spread over the whole story."""
    office = Office(databases.fresh()())
    fuse = Fuse(office.database.engine)
    tell(office)
    office.database.close()
    return [fuse.passed * each // (number + 1) + each % 3 for each in range(1, number + 1)]


@pytest.mark.timeout(240)
def test_a_worker_may_die_anywhere(databases):
    for dies_at in points(databases, 16):
        opening = databases.fresh()
        process = CONTEXT.Process(target=victim, args=(opening, dies_at), daemon=True)
        process.start()
        process.join(60)
        assert process.exitcode == -signal.SIGKILL
        office = Office(opening())
        settle(office)
        ticket = tell(office)
        settle(office)
        assert seen(office, ticket) == EXPECTED, dies_at
        office.database.close()


def settle(office: Office) -> None:
    """Whoever died with a message in hand is waited for; then all is sent."""
    office.clock.pause(3600)
    office.deliver()


EXPECTED = {
    "history": ["open", "claim", "ask_back", "reply", "escalate", "answer", "close"],
    "trail": 7,
    "state": State.CLOSED,
    "disagreeing": [],
    "unsent": [],
    "messages": [
        ("C1", ""),
        ("C1", "answer"),
        ("C1", "ask_back"),
        ("DESK", ""),
        ("DESK", "reply"),
        ("PREF", ""),
    ],
}


def seen(office: Office, ticket: str) -> dict[str, object]:
    with office.database.reading() as connection:
        waiting = [
            row
            for state in ("pending", "sending", "unknown", "dead")
            for row in outbox.in_state(connection, state)
        ]
        sent = [row for row in outbox.in_state(connection, "sent") if row.edits is None]
    return {
        "history": [each.action.value for each in office.history(ticket)],
        "trail": len([row for row in office.trail() if row["action"] != "sent"]),
        "state": office.ticket(ticket).state,
        "disagreeing": office.disagreeing(ticket),
        "unsent": waiting,
        "messages": sorted((row.address, row.payload["news"]) for row in sent),
    }
