"""kill -9 at any statement of approving, telling and correcting: nothing is lost, nobody is told twice."""

import logging
import signal

import pytest

from bot.domain import scope
from bot.domain.answer import Answer, Status
from bot.domain.qa import State
from bot.errors import Invalid
from bot.learning.service import versions
from bot.storage import corrections, outbox
from tests.escalation.office import ABSTENTION, ADMINISTRATOR, ASKER, COLLEAGUE, NEIGHBOUR, SATO
from tests.escalation.test_killed import CONTEXT, Fuse
from tests.learning.office import LearningOffice

pytestmark = [pytest.mark.escalation, pytest.mark.faults]
BOSS = ADMINISTRATOR.principal
MATTER = "端末の持ち出しに決裁は要りますか"
ANSWERED = Answer(Status.ANSWERED, "要りません。", "確かめてください。", citations=ABSTENTION.citations)


def prepare(office):
    """Everything before the steps: askers of the same, one of whom was answered wrongly; a draft."""
    office.set_up_desks()
    office.ask(COLLEAGUE)
    office.ask(NEIGHBOUR, reply=None)
    wrong = office.ask(ASKER, answer=ANSWERED)
    ticket = office.answered_ticket(MATTER, "所属長の決裁が要ります。")
    office.learning.propose(SATO.principal, ticket, at=office.at)
    office.deliver()
    return wrong


def steps(office, wrong):
    """Approve, tell, correct; what was done before is said to be done."""
    with office.database.reading() as connection:
        version = versions(connection, "QA-2026-0001")[0]
    edit = office.edit(version, audience=scope.SHARED)
    for act in (
        lambda: office.learning.approve(BOSS, version.number, edit, at=office.at),
        lambda: office.telling.tell(BOSS, version.number, at=office.at),
        lambda: office.corrections.withdraw(BOSS, wrong, "決裁が要ります。", at=office.at),
    ):
        try:
            act()
        except Invalid:
            continue


def victim(opening, home, wrong, dies_at):
    logging.disable(logging.CRITICAL)
    office = LearningOffice(opening(), home)
    Fuse(office.database.engine, dies_at)
    steps(office, wrong)


def prepared(databases, home):
    opening = databases.fresh()
    office = LearningOffice(opening(), home)
    return opening, office, prepare(office)


@pytest.mark.timeout(240)
def test_a_worker_may_die_anywhere(databases, tmp_path):
    _, office, wrong = prepared(databases, tmp_path)
    fuse = Fuse(office.database.engine)
    steps(office, wrong)
    office.close()
    for dies_at in range(1, fuse.passed, max(1, fuse.passed // 10)):
        opening, office, wrong = prepared(databases, tmp_path)
        office.database.engine.dispose()
        process = CONTEXT.Process(target=victim, args=(opening, tmp_path, wrong, dies_at), daemon=True)
        process.start()
        process.join(60)
        assert process.exitcode == -signal.SIGKILL, dies_at
        office.clock.pause(3600)
        steps(office, wrong)
        assert seen(office, wrong) == EXPECTED, dies_at
        office.close()


EXPECTED = {
    "states": [State.APPROVED],
    "withdrawn": "決裁が要ります。",
    "trail": ["qa.propose", "qa.approve", "correction.withdraw"],
    "told": 2,
}
"""Of the three askers two asked in a chat: one is told the Q&A, one that the answer was wrong."""


def seen(office, wrong):
    office.deliver()
    with office.database.reading() as connection:
        states = [each.state for each in versions(connection, "QA-2026-0001")]
        withdrawn = corrections.withdrawn(connection, wrong)
        sent = [row for row in outbox.in_state(connection, "sent") if row.kind == "sentence"]
    actions = [row["action"] for row in office.trail()]
    wanted = ("qa.", "correction.")
    return {
        "states": states,
        "withdrawn": withdrawn.reason,
        # Telling once more is recorded once more, and reaches nobody again.
        "trail": [each for each in actions if each.startswith(wanted) and each != "qa.tell"],
        "told": len(sent),
    }
