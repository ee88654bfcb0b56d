"""The bench measures what it says it measures."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from pathlib import Path

import pytest

from bench.measures import measures

ROOT = Path(__file__).parents[2]


def test_the_best_ranking_scores_one() -> None:
    grades = {"q": {"a": 2, "b": 1}}
    assert measures({"q": ["a", "b", "c"]}, grades) == {
        "ndcg10": 1.0,
        "mrr10": 1.0,
        "hit1": 1.0,
        "hit10": 1.0,
        "recall10": 1.0,
    }


def test_gain_is_exponential() -> None:
    found = measures({"q": ["b", "a"]}, {"q": {"a": 2, "b": 1}})["ndcg10"]
    assert found == pytest.approx((1 + 3 / math.log2(3)) / (3 + 1 / math.log2(3)), abs=1e-4)


def test_an_unanswered_question_counts() -> None:
    found = measures({"q": ["a"]}, {"q": {"a": 1}, "r": {"b": 1}})
    assert (found["ndcg10"], found["mrr10"], found["recall10"]) == (0.5, 0.5, 0.5)


def test_one_line_for_each_collection_and_system(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "tiny"
    folder.mkdir(parents=True)
    rows = [
        {"_id": "d1", "title": "勤怠", "text": "休暇は前日までに届け出る。"},
        {"_id": "d2", "title": "端末", "text": "USBは禁止。"},
    ]
    (folder / "corpus.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    questions = [{"_id": f"q{n}", "text": "休暇の届出はいつまで"} for n in range(3)]
    (folder / "queries.jsonl").write_text("".join(json.dumps(row) + "\n" for row in questions), "utf-8")
    (folder / "qrels.tsv").write_text(
        "query-id\tcorpus-id\tscore\n" + "".join(f"q{n}\td1\t1\n" for n in range(3))
    )
    environment = {
        "BENCH_DATA": str(tmp_path / "data"),
        "BENCH_SYSTEMS": "madoguchi",
        "BENCH_OUT": str(tmp_path / "runs"),
        "BENCH_CACHE": str(tmp_path / "cache"),
    }
    child = subprocess.run(
        [sys.executable, "-m", "bench"], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    (line,) = map(json.loads, child.stdout.splitlines())
    assert list(line) == [
        "dataset",
        "system",
        "ndcg10",
        "mrr10",
        "hit1",
        "hit10",
        "recall10",
        "index_s",
        "p50_ms",
        "p95_ms",
        "rss_mb",
    ]
    assert (line["dataset"], line["system"], line["hit1"]) == ("tiny", "madoguchi", 1.0)
    run = (tmp_path / "runs" / "tiny.madoguchi.run").read_text().splitlines()
    assert [row.split("\t")[:3] for row in run][:2] == [["q0", "d1", "1"], ["q0", "d2", "2"]]
