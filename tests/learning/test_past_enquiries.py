"""Past enquiries and what the town replied, found again by asking."""

import pytest

from bot.domain.answer import Status
from bot.errors import Invalid, NotAllowed, NotFound
from bot.learning.past_enquiries import PastEnquiries
from bot.storage import audit, past_enquiries
from tests.escalation.office import ADMINISTRATOR, ASKER, NEIGHBOUR, SATO, STRANGER, TOWN

pytestmark = pytest.mark.escalation
TYPED = {
    "origin": "prefecture",
    "sender": "市町村課",
    "title": "情報化研修の実施状況について",
    "document_number": "7市町村第123号",
    "asked_on": "2025-06-10",
    "asked": "情報化研修の実施状況を回答願います。",
    "replied_on": "2025-06-28",
    "reply": "情報化研修は9月に2回実施し、受講率は93%でした。",
}
LAST_YEAR = "去年の県の照会に何と答えた？"


def add(office, who=SATO, organisation=TOWN, **values):
    return PastEnquiries(office.database).add(who, organisation, {**TYPED, **values}, at=office.at)


def stored(office, organisation=TOWN):
    with office.database.reading() as connection:
        return past_enquiries.of_organisation(connection, organisation)


@pytest.fixture
def recorded(indexed):
    made = add(indexed)
    add(
        indexed,
        asked_on="2024-06-10",
        replied_on="2024-06-28",
        reply="情報化研修は1回実施し、受講率は81%でした。",
    )
    indexed.publishing.work()
    return made


def test_what_was_replied_last_year_is_found_with_its_citation(indexed, recorded):
    answer = indexed.put(LAST_YEAR, ASKER)
    assert answer.status is Status.ANSWERED
    assert "93%" in answer.conclusion
    assert "81%" not in answer.conclusion
    citation = answer.citations[0]
    assert citation.document == "令和7年度の照会「情報化研修の実施状況について」（市町村課）への回答"
    assert citation.issued_on.isoformat() == "2025-06-28"


def test_no_other_organisation_finds_it(indexed, recorded):
    for other in (NEIGHBOUR, STRANGER):
        for asked in (LAST_YEAR, "情報化研修の受講率は県に何と答えた？"):
            answer = indexed.put(asked, other)
            assert "93%" not in answer.conclusion
            assert not any("照会" in each.document for each in answer.citations)


def test_what_is_removed_is_found_no_more_at_once(indexed, recorded):
    PastEnquiries(indexed.database).remove(SATO, TOWN, recorded.number, at=indexed.at)
    assert "93%" not in indexed.put(LAST_YEAR, ASKER).conclusion
    assert indexed.publishing.work() is True
    assert indexed.publishing.work() is False
    assert len([each for each in indexed.served.current().documents() if each.source == "past_enquiry"]) == 1


def test_other_questions_are_answered_from_documents_as_before(indexed, recorded):
    answer = indexed.put("会議室はどこから予約しますか", ASKER)
    assert [each.document for each in answer.citations] == ["会議室の手引き"]


def test_the_desk_and_the_administrator_record_and_the_trail_says_so(office):
    numbers = [add(office, who).number for who in (SATO, ADMINISTRATOR)]
    assert {each.number for each in stored(office)} == set(numbers)
    with office.database.reading() as connection:
        said = [(row["action"], row["subject"]) for row in audit.rows(connection)]
    assert said[-2:] == [("past_enquiry.added", number) for number in numbers]


@pytest.mark.parametrize("who", [ASKER, NEIGHBOUR, STRANGER])
def test_nobody_else_records_or_removes(office, who):
    kept = add(office)
    with pytest.raises(NotAllowed):
        add(office, who)
    with pytest.raises(NotAllowed):
        PastEnquiries(office.database).remove(who, TOWN, kept.number, at=office.at)
    assert stored(office) == [kept]


def test_the_number_of_another_organisation_is_unknown(office):
    kept = add(office)
    with pytest.raises(NotFound):
        PastEnquiries(office.database).remove(ADMINISTRATOR, "203238", kept.number, at=office.at)
    assert stored(office) == [kept]


@pytest.mark.parametrize(
    "wrong",
    [
        {"origin": "friends"},
        {"sender": " "},
        {"title": "題" * 121},
        {"asked_on": "6月"},
        {"replied_on": "2025-06-09"},
        {"replied_on": "2099-01-01"},
        {"asked": ""},
        {"reply": "個人番号 123456789018"},
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_is_kept(office, wrong):
    with pytest.raises(Invalid):
        add(office, **wrong)
    assert stored(office) == []


def test_secrets_in_a_reply_are_not_kept(office):
    add(office, reply="共有のパスワードは abcd1234 です。")
    assert "abcd1234" not in stored(office)[0].content.reply
