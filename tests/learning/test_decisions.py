"""Who decides about a Q&A, and what is kept of it."""

import pytest

from bot.errors import Invalid, NotAllowed, NotFound
from bot.storage import audit
from tests.escalation.office import ADMINISTRATOR, ASKER, NEIGHBOUR, SATO

pytestmark = pytest.mark.escalation
BOSS = ADMINISTRATOR.principal


@pytest.fixture
def proposed(office):
    office.set_up_desks()
    return office.learning.propose(SATO.principal, office.answered_ticket(), at=office.at)


def test_a_rejected_draft_stays_away_and_may_be_written_anew(office, proposed):
    office.learning.reject(BOSS, proposed.number, at=office.at)
    with pytest.raises(Invalid):
        office.learning.approve(BOSS, proposed.number, office.edit(proposed), at=office.at)
    assert office.learning.revise(BOSS, proposed.number, at=office.at).version == 2


def test_the_same_ticket_is_proposed_once(office, proposed):
    other = office.answered_ticket()
    first = office.learning.propose(SATO.principal, other, at=office.at)
    assert office.learning.propose(BOSS, other, at=office.at) == first
    assert (proposed.number, first.number) == ("QA-2026-0001", "QA-2026-0002")


def test_names_are_taken_out_and_what_remains_must_be_looked_at(office):
    office.set_up_desks()
    ticket = office.answered_ticket(reply="軽井沢町では佐藤課長に電話（0267-45-0000）し、台帳に記入します。")
    version = office.learning.propose(SATO.principal, ticket, at=office.at)
    assert not any(each in version.content.answer for each in ("軽井沢町", "佐藤", "0267-45-0000"))
    assert "〔氏名〕" in version.content.answer
    edit = office.edit(version, answer="鈴木さんに聞きます。")
    unchecked = type(edit)(edit.values, edit.kept)
    with pytest.raises(Invalid, match="残って"):
        office.learning.approve(BOSS, version.number, unchecked, at=office.at)
    office.learning.approve(BOSS, version.number, edit, at=office.at)


def test_only_the_desk_proposes_and_only_an_administrator_decides(office, proposed):
    ticket = office.answered_ticket()
    with pytest.raises(NotAllowed):
        office.learning.propose(ASKER.principal, ticket, at=office.at)
    with pytest.raises(NotFound):
        office.learning.propose(NEIGHBOUR.principal, ticket, at=office.at)
    for decide in (office.learning.reject, office.learning.withdraw, office.learning.revise):
        with pytest.raises(NotAllowed):
            decide(SATO.principal, proposed.number, at=office.at)
    with pytest.raises(NotAllowed):
        office.learning.approve(SATO.principal, proposed.number, office.edit(proposed), at=office.at)


def test_every_step_is_in_the_audit_trail(office, proposed):
    office.learning.approve(BOSS, proposed.number, office.edit(proposed), at=office.at)
    office.learning.withdraw(BOSS, proposed.number, at=office.at)
    steps = [row["action"] for row in office.trail() if row["action"].startswith("qa.")]
    assert steps == ["qa.propose", "qa.approve", "qa.withdrawn"]
    with office.database.reading() as connection:
        assert "佐藤" in str(list(audit.named(connection).values()))
