"""From a desk's reply to an answer that everybody finds."""

import datetime as dt

import pytest

from bot.domain import scope
from bot.domain.answer import Status
from bot.domain.qa import State
from bot.learning.service import versions
from bot.storage import generations
from tests.escalation.office import ADMINISTRATOR, ASKER, NEIGHBOUR, SATO, STRANGER
from tests.learning.office import ASKED, REPLY

pytestmark = pytest.mark.escalation
BOSS = ADMINISTRATOR.principal


@pytest.fixture
def office(indexed):
    return indexed


@pytest.fixture
def proposed(office):
    office.set_up_desks()
    return office.learning.propose(SATO.principal, office.answered_ticket(), at=office.at)


def approve(office, version, **values):
    approved = office.learning.approve(BOSS, version.number, office.edit(version, **values), at=office.at)
    office.publishing.work()
    return approved


def test_an_approved_reply_answers_the_next_question_with_its_citation(office, proposed):
    assert office.put(ASKED, NEIGHBOUR).status is Status.ABSTAINED
    approve(office, proposed, audience=scope.SHARED)
    answer = office.put(ASKED, NEIGHBOUR)
    assert answer.status is Status.ANSWERED
    assert REPLY.rstrip("。") in answer.conclusion
    citation = answer.citations[0]
    assert citation.document == f"庁内Q&A {proposed.number}"
    assert (citation.issuer, citation.issued_on) == ("総務課情報係", dt.date(2026, 11, 24))


def test_a_draft_is_for_its_own_organisation(office, proposed):
    approve(office, proposed)
    assert office.put(ASKED, ASKER).status is Status.ANSWERED
    assert office.put(ASKED, NEIGHBOUR).status is Status.ABSTAINED
    assert office.put(ASKED, STRANGER).status is Status.ABSTAINED


def test_proposed_is_not_found_yet(office, proposed):
    assert office.publishing.work() is False
    assert office.put(ASKED).status is Status.ABSTAINED


def test_withdrawn_is_found_no_more_at_once(office, proposed):
    approve(office, proposed)
    office.learning.withdraw(BOSS, proposed.number, at=office.at)
    assert office.put(ASKED).status is Status.ABSTAINED
    assert office.publishing.work() is True
    assert office.publishing.work() is False
    assert all(each.source != "qa" for each in office.served.current().documents())


def test_what_has_ended_is_found_no_more(office, proposed):
    approve(office, proposed, valid_until="2026-12-31")
    assert office.put(ASKED).status is Status.ANSWERED
    office.clock.at += dt.timedelta(days=60)
    assert office.put(ASKED).status is Status.ABSTAINED


def test_a_new_version_takes_the_place_of_the_old_one(office, proposed):
    approve(office, proposed)
    new = office.learning.revise(BOSS, proposed.number, at=office.at)
    said = "無線アクセスポイントを増設する費用は、情報係の予算で負担します。"
    assert REPLY.rstrip("。") in office.put(ASKED).conclusion
    approve(office, new, answer=said)
    assert "情報係の予算" in office.put(ASKED).conclusion
    with office.database.reading() as connection:
        states = [each.state for each in versions(connection, proposed.number)]
    assert states == [State.APPROVED, State.REPLACED]


def test_the_files_are_not_touched_by_it(office, proposed):
    approve(office, proposed)
    with office.database.reading() as connection:
        report = generations.served(connection).report
    assert [each["title"] for each in report["added"]] == [f"庁内Q&A {proposed.number}"]
    assert (report["changed"], report["removed"], report["unchanged"]) == ([], [], 3)
