"""Cases of places like the asker's own come first."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from bot.answering.quoting import QuotingAnswerer
from bot.storage import organisations, questions
from tests.answering.desk import ANSWER, ScriptedAnswerer, desk, question
from tests.answering.test_differing import entry, opened
from tests.storage.samples import TOWN, know

CASE = "窓口の予約システムを導入した事例です。来庁者の待ち時間が短くなりました。"


def case(name, persons):
    """One document of two that differ in nothing but the place."""
    record, [passage] = entry("窓口の事例", name, dt.date(2025, 4, 1), CASE)
    passage = dataclasses.replace(passage, id=f"{name}#1", document_id=name, population=persons)
    return dataclasses.replace(record, id=name), [passage]


@pytest.fixture(scope="module")
def cases(tmp_path_factory):
    entries = [case("大きな市", 1_500_000), case("小さな町", 28_000)]
    return opened(tmp_path_factory.mktemp("cases"), entries)


def first_place(cases, database, clock, population, text="うちくらいの規模の窓口の事例は"):
    service = desk(database, ScriptedAnswerer(ANSWER), clock)
    asked = service.receive(question(text))
    with database.reading() as connection:
        row = questions.by_id(connection, asked.question_id)
    answer = QuotingAnswerer(cases, population.get).answer(row, None)
    return answer.citations[0].issuer


def test_the_population_of_the_askers_organisation_decides(cases, database, clock):
    assert first_place(cases, database, clock, {"131016": 25_000}) == "小さな町"
    assert first_place(cases, database, clock, {"131016": 900_000}) == "大きな市"


def test_what_was_stated_is_kept_until_it_is_taken_back(database):
    know(database, TOWN)
    with database.writing() as connection:
        organisations.state_population(connection, TOWN, 7_300)
        assert organisations.population_of(connection, TOWN) == 7_300
        organisations.state_population(connection, TOWN, 0)
        assert organisations.population_of(connection, TOWN) is None
