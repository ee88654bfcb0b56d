"""Whatever a document does to its reader, the caller gets a document or a reason."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge import sandbox
from knowledge.readers import Limits, Unreadable
from knowledge.sandbox import Worker, read_in_child, read_many, worker

LIMITS = Limits(cpu_seconds=20, wall_seconds=20)

# A reader that does what the file says, put in the place of the text reader.
HOSTILE = """
import ctypes, os, sys, time
from knowledge.document import Block, BlockKind, Metadata, ParsedDocument, Place, PlaceKind

def read(path, limits):
    order = path.read_text()
    if order == "crash":
        ctypes.string_at(0)
    if order == "sleep":
        time.sleep(600)
    if order == "spin":
        while True:
            pass
    if order == "memory":
        kept = bytearray(limits.memory_bytes)
    if order == "exit":
        sys.exit(3)
    if order == "stop":
        os._exit(0)
    if order == "deep":
        return read_deeper(path)
    if order == "print":
        print("x" * 100_000, flush=True)
    if order == "environment":
        order = repr(sorted(os.environ))
    place = Place(PlaceKind.SECTION, label=str(os.getpid()))
    return ParsedDocument(Metadata(), (Block(BlockKind.PARAGRAPH, order, place),))

def read_deeper(path):
    return read_deeper(path)
"""


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the package in which .txt files give orders; returns a directory for them."""
    source = Path(sandbox.__file__).parent.parent
    copy = tmp_path / "project" / "knowledge"
    copy.mkdir(parents=True)
    for folder in ("", "readers", "sandbox"):
        (copy / folder).mkdir(exist_ok=True)
        for module in (source / folder).glob("*.py"):
            (copy / folder / module.name).write_bytes(module.read_bytes())
    (copy / "readers" / "text.py").write_text(HOSTILE)
    monkeypatch.setattr(worker, "_ROOT", copy.parent)
    yield tmp_path


# A reader of pictures and an engine that only exist in the copy.
PICTURE = """
from knowledge.document import Block, BlockKind, Finding, Metadata, ParsedDocument, Place, PlaceKind
from knowledge.readers import Unreadable

def read(path, limits, recognise=None):
    place, title = Place(PlaceKind.PAGE, 1), path.stem
    if recognise is None and title == "scan":
        raise Unreadable("no_text")
    words = recognise(None) if recognise else "the part that is text"
    findings = () if recognise else (Finding("picture_of_text", place),)
    return ParsedDocument(Metadata(), (Block(BlockKind.PARAGRAPH, words, place),), findings)
"""
ENGINE = """
import os

def recogniser(name):
    if name == "stubborn":
        os._exit(0)
    return lambda image: f"read by {name}"
"""


@pytest.fixture
def pictures(hostile: Path) -> Path:
    """The copy with pictures that an engine reads; returns a directory for them."""
    package = hostile / "project" / "knowledge"
    (package / "readers" / "image.py").write_text(PICTURE)
    (package / "ocr").mkdir()
    (package / "ocr" / "__init__.py").write_text(ENGINE)
    for name in ("scan.png", "mixed.png"):
        (hostile / name).write_bytes(b"a picture")
    return hostile


@pytest.mark.parametrize("name", ["scan.png", "mixed.png"])
def test_the_engine_that_is_asked_for_reads_pictures(pictures: Path, name: str) -> None:
    document = read_in_child(pictures / name, LIMITS, "swift")
    assert document.blocks[0].text == "read by swift"


def test_without_an_engine_a_scan_has_no_text(pictures: Path) -> None:
    with pytest.raises(Unreadable, match="no_text"):
        read_in_child(pictures / "scan.png", LIMITS)


def test_an_engine_that_fails_leaves_what_is_text(pictures: Path) -> None:
    document = read_in_child(pictures / "mixed.png", LIMITS, "stubborn")
    assert document.blocks[0].text == "the part that is text"
    assert [finding.code for finding in document.findings] == ["picture_of_text", "recognition_failed"]
    with pytest.raises(Unreadable):
        read_in_child(pictures / "scan.png", LIMITS, "stubborn")


def order(folder: Path, words: str) -> Path:
    path = folder / f"{words}.txt"
    path.write_text(words)
    return path


@pytest.mark.parametrize(
    ("words", "code", "limits"),
    [
        ("crash", "damaged", LIMITS),
        ("exit", "damaged", LIMITS),
        ("stop", "damaged", LIMITS),
        ("deep", "damaged", LIMITS),
        ("sleep", "timeout", replace(LIMITS, wall_seconds=2)),
        ("spin", "timeout", replace(LIMITS, cpu_seconds=1)),
        ("memory", "memory", replace(LIMITS, memory_bytes=512 << 20)),
    ],
)
def test_a_parser_that_fails_is_an_unreadable_document(
    hostile: Path, words: str, code: str, limits: Limits
) -> None:
    if code in ("timeout", "memory") and words != "sleep" and sys.platform == "win32":
        pytest.skip("Windows has no such limits")
    with pytest.raises(Unreadable) as caught:
        read_in_child(order(hostile, words), limits)
    assert caught.value.code == code


def test_the_other_files_are_read_after_a_crash(hostile: Path) -> None:
    paths = [order(hostile, words) for words in ("one", "crash", "two", "stop", "three")]
    results = [result for _, result in read_many(paths, LIMITS, workers=1)]
    assert [isinstance(result, Unreadable) for result in results] == [False, True, False, True, False]


def test_one_child_reads_many_files_and_is_renewed(hostile: Path) -> None:
    path = order(hostile, "one")
    with Worker(LIMITS, files_per_child=2) as reader:
        children = [reader.read(path).blocks[0].place.label for _ in range(4)]
    assert children[0] == children[1] != children[2] == children[3]


def test_what_a_library_prints_does_not_disturb(hostile: Path) -> None:
    assert read_in_child(order(hostile, "print"), LIMITS).blocks[0].text == "print"


def test_a_child_sees_no_secrets(hostile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-secret")
    monkeypatch.setenv("PYTHONPATH", "/nowhere")
    seen = read_in_child(order(hostile, "environment"), LIMITS).blocks[0].text
    assert "SLACK" not in seen and "PYTHONPATH" not in seen


def test_children_do_not_outlive_their_worker(hostile: Path) -> None:
    with Worker(LIMITS) as reader:
        child = int(reader.read(order(hostile, "one")).blocks[0].place.label)
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_the_order_of_files_is_kept(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(12)]
    for path in paths:
        path.write_text(f"{path.stem}番の文です。", encoding="utf-8")
    read = list(read_many(paths, LIMITS))
    assert [path for path, _ in read] == paths
    assert all(
        not isinstance(result, Unreadable) and path.stem in result.blocks[0].text for path, result in read
    )


@pytest.mark.parametrize(
    ("name", "code"), [("old.jtd", "unsupported"), ("missing.txt", "damaged"), ("empty.md", "empty")]
)
def test_what_cannot_be_read_is_named(tmp_path: Path, name: str, code: str) -> None:
    if name != "missing.txt":
        (tmp_path / name).write_bytes(b"" if name.startswith("empty") else b"data")
    with pytest.raises(Unreadable) as caught:
        read_in_child(tmp_path / name, LIMITS)
    assert caught.value.code == code


def test_a_pipe_in_the_folder_does_not_block(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("no named pipes in folders")
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(Unreadable):
        read_in_child(tmp_path / "pipe.txt", LIMITS)


def test_text_survives_the_way_back(tmp_path: Path) -> None:
    path = tmp_path / "memo.txt"
    path.write_text("髙橋さん🍣へ、①〜③を送る。", encoding="utf-8")
    assert read_in_child(path, LIMITS).blocks[0].text == "髙橋さん🍣へ、①〜③を送る。"
