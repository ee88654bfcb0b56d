"""A generation answers from what was put in, and from nothing else."""

from __future__ import annotations

import datetime as dt
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.document import Audience
from knowledge.embedding.absent import NoEmbedder
from knowledge.embedding.embedder import Embedder
from knowledge.embedding.fake import FakeEmbedder
from knowledge.generation import (
    EmbedderMismatch,
    Generation,
    GenerationUnusable,
    build,
    open_generation,
    verify,
)
from knowledge.search.query import Query
from tests.search.library import OFFICE, Entry, entry


@pytest.fixture(params=["vectors", "words alone"])
def embedder(request: pytest.FixtureRequest) -> Embedder:
    return FakeEmbedder() if request.param == "vectors" else NoEmbedder("weights_missing")


def made(tmp_path: Path, entries: list[Entry], embedder: Embedder) -> Generation:
    build(tmp_path / "generation", entries, embedder=embedder, cache=tmp_path / "cache")
    return open_generation(tmp_path / "generation", embedder=embedder)


def titles(generation: Generation, query: Query) -> list[str]:
    return [hit.document.metadata.title for hit in generation.search(query)]


def test_the_passage_that_answers_comes_first(tmp_path: Path, embedder: Embedder) -> None:
    generation = made(tmp_path, OFFICE, embedder)
    (first, *_) = generation.search(Query("パスワードを忘れました"))
    assert first.passage.text.startswith("パスワードを忘れたとき")
    assert first.coverage == pytest.approx(1.0)
    assert first.document.location == "端末の手引.md"


def test_a_document_is_found_by_its_number(tmp_path: Path, embedder: Embedder) -> None:
    generation = made(tmp_path, OFFICE, embedder)
    assert titles(generation, Query("74号には何が書いてありますか"))[0] == "財政措置の通知"


def test_an_abbreviation_finds_what_is_meant(tmp_path: Path, embedder: Embedder) -> None:
    generation = made(tmp_path, OFFICE, embedder)
    assert titles(generation, Query("特交は出ますか"))[0] == "財政措置の通知"


def test_a_follow_up_leans_on_the_question_before(tmp_path: Path, embedder: Embedder) -> None:
    generation = made(tmp_path, OFFICE, embedder)
    found = titles(generation, Query("その対象は", context="CIO補佐官の任用に要する経費"))
    assert found[0] == "財政措置の通知"


def test_neighbours_can_be_read(tmp_path: Path, embedder: Embedder) -> None:
    generation = made(tmp_path, OFFICE, embedder)
    passages = generation.passages_of("端末の手引")
    assert [passage.id for passage in passages] == ["端末の手引#0", "端末の手引#1"]
    assert generation.passage("端末の手引#1") == passages[1]
    assert [document.id for document in generation.documents()] == [record.id for record, _ in OFFICE]


def test_another_scope_never_answers(tmp_path: Path, embedder: Embedder) -> None:
    secret = entry("内部の手引", ["パスワードを忘れたときの合言葉は山川。"], scope="organisation:131016")
    generation = made(tmp_path, [*OFFICE, secret], embedder)
    asked = "パスワードを忘れたときの合言葉"
    assert "内部の手引" not in titles(generation, Query(asked, limit=50))
    mine = frozenset({"shared", "organisation:131016"})
    assert titles(generation, Query(asked, scopes=mine))[0] == "内部の手引"
    assert titles(generation, Query(asked, scopes=frozenset())) == []


def test_a_replaced_revision_answers_only_for_its_time(tmp_path: Path, embedder: Embedder) -> None:
    old = entry("手引 旧", ["締切は九月三十日です。"], issued_on=dt.date(2024, 4, 1), superseded_by="手引 新")
    new = entry("手引 新", ["締切は十月三十一日です。"], issued_on=dt.date(2025, 4, 1))
    generation = made(tmp_path, [old, new], embedder)
    assert titles(generation, Query("締切はいつ")) == ["手引 新"]
    assert titles(generation, Query("締切はいつ", as_of=dt.date(2024, 10, 1))) == ["手引 旧"]
    assert titles(generation, Query("締切はいつ", as_of=dt.date(2025, 10, 1))) == ["手引 新"]


def test_of_several_earlier_copies_the_one_of_the_day_answers(tmp_path: Path, embedder: Embedder) -> None:
    """Pages that carry no date: only that they changed was seen, and when."""
    days = (dt.date(2026, 3, 1), dt.date(2026, 6, 1))
    first, second = (
        entry(f"頁 {n}", [f"受付は{n}時からです。"], superseded_by=f"頁 {n + 1}") for n in (1, 2)
    )
    copies = [
        (replace(record, replaced_on=day), passages)
        for (record, passages), day in zip((first, second), days, strict=True)
    ]
    generation = made(tmp_path, [*copies, entry("頁 3", ["受付は3時からです。"])], embedder)
    for day, title in ((dt.date(2026, 2, 1), "頁 1"), (dt.date(2026, 4, 1), "頁 2"), (days[1], "頁 3")):
        assert titles(generation, Query("受付は何時", as_of=day)) == [title]


def test_filters_narrow_the_search(tmp_path: Path, embedder: Embedder) -> None:
    notice = entry(
        "通知", ["研修の申込は県を通す。"], issuer="総務省", kind="notice", audience=Audience.PREFECTURES
    )
    page = entry(
        "案内",
        ["研修の申込は窓口で行う。"],
        issuer="架空市",
        kind="in_house",
        audience=Audience.MUNICIPALITIES,
    )
    generation = made(tmp_path, [notice, page], embedder)
    asked = "研修の申込"
    assert titles(generation, Query(asked, issuer="総務")) == ["通知"]
    assert titles(generation, Query(asked, kinds=frozenset({"in_house"}))) == ["案内"]
    assert titles(generation, Query(asked, document_ids=frozenset({"案内"}))) == ["案内"]
    assert titles(generation, Query(asked, audience=Audience.PREFECTURES)) == ["通知"]


@pytest.mark.parametrize("text", ["", "  ", "。。。", "\u3000", "🙂", "x" * 100_000])
def test_odd_questions_do_no_harm(tmp_path: Path, embedder: Embedder, text: str) -> None:
    generation = made(tmp_path, OFFICE, embedder)
    assert len(generation.search(Query(text))) <= 10


def test_threads_may_search_at_once(tmp_path: Path, embedder: Embedder) -> None:
    generation = made(tmp_path, OFFICE, embedder)
    asked = ["パスワードを忘れた", "休暇の届出", "特交の対象", "時間外の命令"] * 8
    alone = [titles(generation, Query(text)) for text in asked]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda text: titles(generation, Query(text)), asked))
    assert together == alone


def test_an_empty_generation_opens_and_finds_nothing(tmp_path: Path, embedder: Embedder) -> None:
    generation = made(tmp_path, [], embedder)
    assert generation.search(Query("何か")) == []
    assert verify(tmp_path / "generation") == ()


def test_another_embedder_is_refused(tmp_path: Path) -> None:
    made(tmp_path, OFFICE, FakeEmbedder("one"))
    with pytest.raises(EmbedderMismatch):
        open_generation(tmp_path / "generation", embedder=FakeEmbedder("two"))


def test_an_interrupted_build_cannot_be_opened(tmp_path: Path) -> None:
    class Interrupted(FakeEmbedder):
        def passages(self, texts: object) -> list[object]:  # type: ignore[override]
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(tmp_path / "generation", OFFICE, embedder=Interrupted(), cache=tmp_path / "cache")
    with pytest.raises(GenerationUnusable):
        open_generation(tmp_path / "generation", embedder=FakeEmbedder())


def test_a_build_never_writes_into_an_existing_directory(tmp_path: Path) -> None:
    with pytest.raises(FileExistsError):
        build(tmp_path, OFFICE, embedder=FakeEmbedder(), cache=tmp_path / "cache")


def test_a_passage_of_another_scope_than_its_document_is_refused(tmp_path: Path) -> None:
    record, passages = entry("手引", ["本文"], scope="organisation:131016")
    open_record, _ = entry("手引", ["本文"])
    assert record.scope != open_record.scope
    with pytest.raises(ValueError, match="手引#0"):
        build(tmp_path / "g", [(open_record, passages)], embedder=FakeEmbedder(), cache=tmp_path / "c")


def test_unchanged_text_is_not_embedded_again(tmp_path: Path) -> None:
    first, second = FakeEmbedder(), FakeEmbedder()
    build(tmp_path / "1", OFFICE, embedder=first, cache=tmp_path / "cache")
    more = entry("追加", ["新しい一文です。"])
    build(tmp_path / "2", [*OFFICE, more], embedder=second, cache=tmp_path / "cache")
    assert second.embedded == ["追加", "追加\n新しい一文です。"]


def test_progress_ends_at_the_total(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    build(
        tmp_path / "g",
        OFFICE,
        embedder=FakeEmbedder(),
        cache=tmp_path / "c",
        progress=lambda done, total: seen.append((done, total)),
    )
    assert seen[0] == (0, 8)
    assert seen[-1] == (8, 8)


def test_a_sound_generation_has_no_problems(tmp_path: Path, embedder: Embedder) -> None:
    made(tmp_path, OFFICE, embedder).close()
    assert verify(tmp_path / "generation") == ()
    reopened = open_generation(tmp_path / "generation", embedder=embedder)
    assert titles(reopened, Query("パスワード"))[0] == "端末の手引"


def test_a_changed_file_is_noticed(tmp_path: Path) -> None:
    made(tmp_path, OFFICE, FakeEmbedder()).close()
    states = tmp_path / "generation" / "late" / "states.i8"
    states.write_bytes(b"\0" + states.read_bytes()[1:])
    assert [(found.code, found.detail) for found in verify(tmp_path / "generation")] == [
        ("file_changed", "late/states.i8")
    ]


def test_lost_vectors_are_noticed(tmp_path: Path) -> None:
    made(tmp_path, OFFICE, FakeEmbedder()).close()
    (tmp_path / "generation" / "chroma" / "chroma.sqlite3").unlink()
    assert verify(tmp_path / "generation")


def test_the_environment_and_a_dotenv_file_change_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text("CHROMA_API_IMPL=nonsense\nANONYMIZED_TELEMETRY=True\n")
    monkeypatch.chdir(tmp_path)
    for name, value in {"CHROMA_API_IMPL": "nonsense", "PERSIST_DIRECTORY": "elsewhere"}.items():
        monkeypatch.setitem(os.environ, name, value)
    generation = made(tmp_path, OFFICE, FakeEmbedder())
    assert titles(generation, Query("パスワード"))[0] == "端末の手引"
    assert verify(tmp_path / "generation") == ()
    assert not (tmp_path / "elsewhere").exists()
