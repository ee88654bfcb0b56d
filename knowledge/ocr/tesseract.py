"""Tesseract as a program of the system (Debian: tesseract-ocr, tesseract-ocr-jpn).

Lighter than RapidOCR (a second a page, 0.1 GB) and weaker on tables; vertical
text comes out wrong.
"""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Any

from knowledge.ocr.recognised import Recognise, RecognisedLine, confidence
from knowledge.pdf.frame import Box
from knowledge.text import joined

_PROGRAMS = "/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin"
_LANGUAGE = "jpn"
_SECONDS = 120  # for one picture
_UNSURE = 0.3  # a word read less surely is dirt
_GAP = 2.0  # in heights of a line: wider than any space inside a phrase


def is_available() -> bool:
    """Whether the program is installed, with Japanese."""
    program = _program()
    if not program:
        return False
    listed = _run([program, "--list-langs"], b"").decode(errors="replace")
    return _LANGUAGE in listed.split()


def recogniser(program: str = "") -> Recognise:
    """Starts the program (the system's, where none is given) for each picture."""
    return partial(_recognise, program or _program())


def _program() -> str:
    return shutil.which("tesseract", path=_PROGRAMS) or ""


def _recognise(program: str, image: Any) -> Sequence[RecognisedLine]:
    picture = io.BytesIO()
    image.convert("L").save(picture, "PNG")
    written = _run([program, "stdin", "stdout", "-l", _LANGUAGE, "tsv"], picture.getvalue())
    rows = csv.DictReader(
        io.StringIO(written.decode("utf-8", "replace")), delimiter="\t", quoting=csv.QUOTE_NONE
    )
    lines = groupby(rows, key=lambda row: (row["block_num"], row["par_num"], row["line_num"]))
    return [piece for _, words in lines for piece in _pieces(list(map(_word, words)))]


def _run(command: list[str], given: bytes) -> bytes:
    """What a program writes. The environment keeps it on one processor."""
    # The command is our own; the picture goes over a pipe.
    done = subprocess.run(  # noqa: S603
        command,
        input=given,
        capture_output=True,
        timeout=_SECONDS,
        env={"OMP_THREAD_LIMIT": "1"},
        check=False,
    )
    return done.stdout


def _word(row: dict[str, str]) -> RecognisedLine:
    left, top, width, height = (float(row[name]) for name in ("left", "top", "width", "height"))
    box = Box(left, top, left + width, top + height)
    return RecognisedLine((row["text"] or "").strip(), box, float(row["conf"]) / 100)


def _pieces(words: Iterable[RecognisedLine]) -> Iterator[RecognisedLine]:
    """The words of one line, apart where a gap is as wide as between the cells of a table."""
    run: list[RecognisedLine] = []
    for word in words:
        if not word.text or word.confidence < _UNSURE:
            continue
        if run and word.box.x0 - run[-1].box.x1 > _GAP * max(word.box.height, run[-1].box.height):
            yield _piece(run)
            run = []
        run.append(word)
    if run:
        yield _piece(run)


def _piece(words: Sequence[RecognisedLine]) -> RecognisedLine:
    box = words[0].box
    for word in words[1:]:
        box = box.union(word.box)
    return RecognisedLine(joined(word.text for word in words), box, confidence(words))
