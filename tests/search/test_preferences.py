"""What a question says of its source, or of the size of the place, moves rows up."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from knowledge.embedding.absent import NoEmbedder
from knowledge.generation import Generation, build, open_generation
from knowledge.search.query import Query
from tests.search.library import entry

SAME = "研修の申込は、所属を通して行う。"
CASE = "窓口の予約を電子化し、待ち時間を減らした事例である。"


@pytest.fixture
def generation(tmp_path: Path) -> Generation:
    entries = [
        entry("甲", [SAME], issuer="総務省自治行政局", issued_on=dt.date(2024, 8, 23)),
        entry("乙", [SAME], issuer="架空県", issued_on=dt.date(2025, 2, 1)),
        entry("丙", [SAME], issuer="架空県", issued_on=dt.date(2025, 6, 1)),
        entry("丁", [SAME]),
        entry("大きな市", [CASE], population=1_500_000),
        entry("小さな町", [CASE], population=28_000),
    ]
    embedder = NoEmbedder("weights_missing")
    build(tmp_path / "generation", entries, embedder=embedder, cache=tmp_path / "cache")
    return open_generation(tmp_path / "generation", embedder=embedder)


def first(generation: Generation, query: Query) -> str:
    return generation.search(query)[0].document.metadata.title


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("2024年の通知では、研修の申込はどうする", "甲"),
        ("令和6年度に出た架空県の資料では、研修の申込はどうする", "乙"),
        ("令和7年度の通知では、研修の申込はどうする", "丙"),
        ("総務省の通知では、研修の申込はどうする", "甲"),
        ("令和7年度の架空県からの文書では、研修の申込はどうする", "丙"),
    ],
)
def test_the_year_and_the_office_of_the_source(generation: Generation, asked: str, title: str) -> None:
    assert first(generation, Query(asked)) == title


def test_documents_of_other_years_are_still_found(generation: Generation) -> None:
    assert len(generation.search(Query("2024年の通知では、研修の申込はどうする"))) >= 4


@pytest.mark.parametrize(
    ("query", "title"),
    [
        (Query("人口3万人の町の窓口の事例は"), "小さな町"),
        (Query("人口100万人以上の市の窓口の事例は"), "大きな市"),
        (Query("うちくらいの規模の窓口の事例は", population=25_000), "小さな町"),
        (Query("うちくらいの規模の窓口の事例は", population=900_000), "大きな市"),
    ],
)
def test_cases_from_places_of_the_size_asked_for(generation: Generation, query: Query, title: str) -> None:
    assert first(generation, query) == title
