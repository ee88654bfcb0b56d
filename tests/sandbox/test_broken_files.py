"""Broken and hostile files of every format: text or a reason, and nothing else."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pptx
import pytest

from knowledge.readers import Limits, Unreadable
from knowledge.sandbox import Worker
from tests.readers.word_file import p, write

LIMITS = Limits(cpu_seconds=20, wall_seconds=30, memory_bytes=1 << 30)
CODES = {
    "empty", "encrypted", "damaged", "too_large", "bomb", "unsupported", "timeout", "memory", "no_text"
}  # fmt: skip
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "笑">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]>"
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a9 SYSTEM "file:///etc/passwd">]>'


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker(LIMITS) as one:
        yield one


def _docx(path: Path) -> None:
    write(path, p("第１ 目的") + p("この要綱は、必要な事項を定める。"), styles="", numbering="")


def _xlsx(path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["番号", "研修名"], [1, "初級"], [2, "上級"]):
        book.active.append(row)
    book.save(path)


def _pptx(path: Path) -> None:
    deck = pptx.Presentation()
    deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text = "支援策"
    deck.save(str(path))


def _text(path: Path) -> None:
    path.write_text("# 題\n\n本文です。\n\n|a|b|\n|---|---|\n|1|2|\n", encoding="utf-8")


def _html(path: Path) -> None:
    path.write_text("<html><body><h1>題</h1><table><tr><td>一<td>二</table><p>本文です。", encoding="utf-8")


def _mail(path: Path) -> None:
    path.write_text(
        "Subject: test\nContent-Type: text/plain; charset=utf-8\n\n本文です。\n", encoding="utf-8"
    )


MAKERS: dict[str, Callable[[Path], None]] = {
    ".docx": _docx,
    ".xlsx": _xlsx,
    ".pptx": _pptx,
    ".md": _text,
    ".txt": _text,
    ".csv": _text,
    ".html": _html,
    ".eml": _mail,
}


def outcome(worker: Worker, path: Path) -> str:
    """The code of the reason, or "" where the file gave text."""
    try:
        document = worker.read(path)
    except Unreadable as unreadable:
        assert unreadable.code in CODES
        return unreadable.code
    assert all(block.text for block in document.blocks)
    return ""


@pytest.mark.parametrize("suffix", MAKERS)
def test_whole_files_are_read(worker: Worker, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"whole{suffix}"
    MAKERS[suffix](path)
    assert outcome(worker, path) == ""


@pytest.mark.parametrize("suffix", MAKERS)
def test_cut_and_flipped_files(worker: Worker, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"file{suffix}"
    MAKERS[suffix](path)
    whole = path.read_bytes()
    chance = random.Random(suffix)
    for part in range(1, 10):
        path.write_bytes(whole[: len(whole) * part // 10])
        outcome(worker, path)
    for _ in range(12):
        flipped = bytearray(whole)
        for _ in range(chance.choice((1, 8, 64))):
            flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
        path.write_bytes(flipped)
        outcome(worker, path)


@pytest.mark.parametrize("suffix", MAKERS)
@pytest.mark.parametrize("other", MAKERS)
def test_wrong_suffixes(worker: Worker, tmp_path: Path, suffix: str, other: str) -> None:
    path = tmp_path / f"file{suffix}"
    MAKERS[other](path)
    outcome(worker, path)


@pytest.mark.parametrize("suffix", MAKERS)
def test_noise(worker: Worker, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"noise{suffix}"
    chance = random.Random(suffix)
    for head in (b"", b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1"), b"\xff\xfe", b"%PDF-1.7", b"<html>"):
        path.write_bytes(head + chance.randbytes(4000))
        outcome(worker, path)


PARTS = {".docx": "word/document.xml", ".xlsx": "xl/worksheets/sheet1.xml", ".pptx": "ppt/slides/slide1.xml"}


def _with_part(folder: Path, suffix: str, change: Callable[[bytes], bytes]) -> Path:
    """A file of which one part was changed."""
    whole, changed = folder / f"whole{suffix}", folder / f"changed{suffix}"
    MAKERS[suffix](whole)
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, change(data) if name == PARTS[suffix] else data)
    return changed


def _without_declaration(data: bytes) -> bytes:
    return data.partition(b"?>")[2] if data.startswith(b"<?xml") else data


@pytest.mark.parametrize("suffix", PARTS)
@pytest.mark.parametrize("entities", [LAUGHS, OUTSIDE])
def test_entities_are_not_expanded(worker: Worker, tmp_path: Path, suffix: str, entities: str) -> None:
    words = {".docx": "目的", ".xlsx": "</sheetData>", ".pptx": "支援策"}[suffix].encode()

    def change(data: bytes) -> bytes:
        return entities.encode() + _without_declaration(data).replace(words, b"&a9;" + words)

    path = _with_part(tmp_path, suffix, change)
    try:
        shown = "".join(block.text for block in worker.read(path).blocks)
    except Unreadable as unreadable:
        assert unreadable.code in CODES - {"timeout", "memory"}
    else:
        assert "root:" not in shown and "笑笑" not in shown


@pytest.mark.parametrize("suffix", PARTS)
def test_deep_xml(worker: Worker, tmp_path: Path, suffix: str) -> None:
    outcome(worker, _with_part(tmp_path, suffix, lambda data: b"<a>" * 100_000 + data + b"</a>" * 100_000))


@pytest.mark.parametrize("suffix", PARTS)
@pytest.mark.parametrize("name", ["../../outside.txt", "/root/outside.txt", "a\x01b", "x" * 60_000])
def test_odd_member_names_are_never_written(worker: Worker, tmp_path: Path, suffix: str, name: str) -> None:
    path = tmp_path / f"file{suffix}"
    MAKERS[suffix](path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(name, b"outside")
    outcome(worker, path)
    assert not list(tmp_path.parent.rglob("outside.txt"))


@pytest.mark.parametrize("suffix", PARTS)
def test_a_directory_that_lies_about_sizes(worker: Worker, tmp_path: Path, suffix: str) -> None:
    path = _with_part(tmp_path, suffix, lambda data: data + b" " * (8 << 20))
    packed = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        real = archive.getinfo(PARTS[suffix]).file_size.to_bytes(4, "little")
    path.write_bytes(packed.replace(real, (4096).to_bytes(4, "little")))
    assert outcome(worker, path) != ""


_PART = "Content-Type: multipart/mixed; boundary=a\n\n"


def test_deep_markdown_and_pages(worker: Worker, tmp_path: Path) -> None:
    for name, content in (
        ("deep.md", "> " * 5000 + "引用です。"),
        ("deep2.md", "".join(" " * (2 * depth) + "- 項目\n" for depth in range(400))),
        ("brackets.md", "[" * 50_000),
        ("yaml.md", "---\n" + "[" * 20_000 + "\n---\n本文です。\n"),
        ("deep.html", "<div>" * 10_000 + "底です。"),
        ("spans.html", "<table><tr><td rowspan=65000 colspan=65000>広い</td></tr>" + "<tr><td>x" * 500),
        ("long.txt", "あ" * 3_000_000),
        ("spaces.txt", " " * 2_000_000 + "あ"),
        ("stars.txt", "*" * 500_000 + "あ"),
        ("marks.txt", "●" * 100_000),
        ("angles.txt", "<" * 300_000),
        ("quotes.csv", '"' * 500_000),
        ("wide.csv", "," * 500_000 + "\nあ"),
        ("parts.eml", "--a\n".join([_PART] * 500)),
    ):  # fmt: skip
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        assert outcome(worker, path) != "memory", name
