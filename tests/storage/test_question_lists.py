"""Lists and counts of questions, and pages of the audit trail, on both databases."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.storage import audit, audit_lists, question_counts, question_lists, questions
from bot.storage.audit import Entry
from bot.storage.question_lists import Mark, Wanted
from tests.storage.samples import NOW, TOWN

MINUTE = dt.timedelta(minutes=1)


def ask(connection, number, status, *, channel="web", organisation=TOWN, text="", cites=()):
    at = NOW + MINUTE * number
    questions.add(
        connection,
        id=f"q{number:03}",
        event_key=f"e{number}",
        scope="shared",
        channel=channel,
        conversation="c",
        asker="p",
        organisation=organisation,
        text=text or f"問い{number}は？",
        as_of=at.date(),
        asked_at=at,
        status="received",
    )
    if status != "received":
        said = {"conclusion": f"答え{number}"}
        cited = [
            {"number": place, "document_id": document, "passage_id": "x", "scope": "shared"}
            for place, document in enumerate(cites, start=1)
        ]
        values = {"status": status, "answer": said, "answered_at": at}
        questions.record_answer(connection, f"q{number:03}", values=values, citations=cited)


def rate(connection, number, *, helpful):
    values = {"question": f"q{number:03}", "person": "p", "helpful": helpful, "reason": "", "scope": "shared"}
    questions.rate(connection, values=values | {"at": NOW})


@pytest.fixture
def filled(database):
    with database.writing() as connection:
        ask(connection, 1, "abstained", text="100%の研修は？")
        ask(connection, 2, "answered", cites=("d1", "d1", "d2"))
        ask(connection, 3, "received", channel="slack")
        ask(connection, 4, "refused", organisation=None)
        ask(connection, 5, "answered", cites=("d2",))
        rate(connection, 2, helpful=False)
    return database


def ids(database, *, after=None, limit=50, **wanted):
    with database.reading() as connection:
        found = question_lists.page(connection, Wanted(**wanted), after=after, limit=limit)
    return [row.id for row in found.rows]


def test_what_is_owed_comes_first_each_part_newest_first(filled):
    assert ids(filled) == ["q003", "q001", "q005", "q004", "q002"]
    assert ids(filled, owed=True) == ["q003", "q001"]
    assert ids(filled, owed=False) == ["q005", "q004", "q002"]


@pytest.mark.parametrize("text", ["", "は？"])
@pytest.mark.parametrize("size", [1, 2, 3])
def test_pages_join_without_a_gap_or_an_overlap(filled, text, size):
    seen, mark = [], None
    while True:
        with filled.reading() as connection:
            found = question_lists.page(connection, Wanted(text=text), after=mark, limit=size)
        assert found.total == 5
        seen += [row.id for row in found.rows]
        if len(found.rows) < size:
            break
        last = found.rows[-1]
        mark = Mark(last.owed, last.asked_at, last.id)
    assert seen == ["q003", "q001", "q005", "q004", "q002"]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"text": "%"}, ["q001"]),
        ({"text": "無い"}, []),
        ({"status": "answered"}, ["q005", "q002"]),
        ({"channel": "slack"}, ["q003"]),
        ({"organisation": TOWN, "status": "refused"}, []),
        ({"document": "d1"}, ["q002"]),
        ({"feedback": "unhelpful"}, ["q002"]),
        ({"feedback": "helpful"}, []),
        ({"feedback": "none", "status": "answered"}, ["q005"]),
        ({"since": NOW + MINUTE * 4, "until": NOW + MINUTE * 5}, ["q004"]),
    ],
)
def test_a_filter_finds_what_it_says(filled, wanted, expected):
    assert ids(filled, **wanted) == expected


def test_a_row_tells_the_answer_and_what_was_said_of_it(filled):
    with filled.reading() as connection:
        (row,) = question_lists.page(connection, Wanted(document="d1"), after=None, limit=5).rows
        assert (row.conclusion, row.helpful, row.unhelpful) == ("答え2", 0, 1)
        assert [row.id for row in question_lists.every(connection, Wanted())] == [
            f"q{number:03}" for number in (5, 4, 3, 2, 1)
        ]


def test_counts_add_up_by_span_town_and_document(filled):
    span = (NOW, NOW + MINUTE * 5)
    with filled.reading() as connection:
        (everybody,) = question_counts.by_span(connection, [span])
        (town,) = question_counts.by_span(connection, [span], [TOWN])
        assert question_counts.by_organisation(connection, span, [TOWN]) == {TOWN: town}
        assert question_counts.by_document(connection) == {"d1": 1, "d2": 2}
    assert everybody == {"abstained": 1, "answered": 1, "received": 1, "refused": 1}
    assert town == {"abstained": 1, "answered": 1, "received": 1}


def test_the_trail_is_read_backwards_page_by_page(database):
    with database.writing() as connection:
        for number in range(5):
            entry = Entry("local", f"a{number % 2}", str(number), "administrator")
            audit.append(connection, entry, at=NOW + MINUTE * number)
    with database.reading() as connection:
        everything = [row.number for row in audit_lists.every(connection, audit_lists.Wanted())]
        first = audit_lists.page(connection, audit_lists.Wanted(), before=None, limit=3)
        rest = audit_lists.page(connection, audit_lists.Wanted(), before=first[-1].number, limit=3)
        assert [row.number for row in (*first, *rest)] == everything == sorted(everything, reverse=True)
        only = audit_lists.Wanted(action="a1", since=NOW + MINUTE, until=NOW + MINUTE * 3)
        assert [row.subject for row in audit_lists.every(connection, only)] == ["1"]
