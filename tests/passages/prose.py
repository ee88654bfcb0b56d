"""How many sentences of running text stay whole in one passage.

    python -m tests.passages.prose FILE.pdf … [--show]

The sentences come from PDFium's plain text by rules of their own, not from the
reader that is measured: page numbers dropped, lines joined where they fill at
least 82 % of the page's usual width, cut after 。. Compared after NFKC with
white space removed and radicals folded. `kept`: share of sentences found whole in one passage.
`broken`: share of passages that begin inside one of the sentences.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from knowledge.passage import Passage
from knowledge.passages import split
from knowledge.readers import Limits, read
from knowledge.text import clean
from tests.pdf import gold

_PAGE_NUMBER = re.compile(r"[\s\-‐―–－(]*\d{1,3}[\s\-‐―–－)]*")
_BEGINS_ANEW = re.compile(r"\s*(?:[・○●◆■※➢①-⑳]|[(（]?[0-9０-９ア-ン]{1,2}[)）.．、\s]|第[0-9０-９一-十]+条)")
_SHORTEST = 20
_LONGEST = 300
_KANA = re.compile(r"[ぁ-ん]")


@dataclass(frozen=True, slots=True)
class Score:
    sentences: int
    lost: tuple[str, ...]
    passages: int
    broken: tuple[str, ...]

    def __str__(self) -> str:
        kept = 1 - len(self.lost) / max(1, self.sentences)
        broken = len(self.broken) / max(1, self.passages)
        return f"{self.sentences} sentences, kept {kept:.3f}; {self.passages} passages, broken {broken:.3f}"


def bare(text: str) -> str:
    return gold.bare(clean(text))


def _paragraphs(lines: list[str]) -> Iterator[str]:
    widths = sorted(len(line) for line in lines if len(line) > 8)
    full = 0.82 * widths[int(0.85 * len(widths))] if widths else 40
    text, last = "", ""
    for line in lines:
        if text and (len(last) < full or last.endswith("。") or _BEGINS_ANEW.match(line)):
            yield text
            text = ""
        text, last = text + line, line
    yield text


def sentences_of(path: Path) -> list[str]:
    """Sentences of running text, bare, each once."""
    found: dict[str, None] = {}
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            lines = page.get_textpage().get_text_range().replace("\r", "").split("\n")
            kept = [line for line in lines if line.strip() and not _PAGE_NUMBER.fullmatch(line)]
            for paragraph in _paragraphs(kept):
                parts = re.findall(r"[^。]+。(?![」』）)])", bare(paragraph))
                found.update(dict.fromkeys(part for part in parts if _is_prose(part)))
    return list(found)


def _is_prose(sentence: str) -> bool:
    balanced = sentence.count("(") == sentence.count(")") and sentence.count("「") == sentence.count("」")
    return balanced and _SHORTEST <= len(sentence) <= _LONGEST and len(_KANA.findall(sentence)) > 5


def score(sentences: list[str], passages: Iterable[Passage]) -> Score:
    """`kept` and `broken`, see the module.

    The crude rules glue a heading to the sentence below it, so a passage is
    taken together with its own heading.
    """
    headed = [(bare(passage.path[-1]) if passage.path else "", bare(_body(passage))) for passage in passages]
    whole = [heading + text for heading, text in headed] + [text for _, text in headed]
    lost = tuple(sentence for sentence in sentences if not any(sentence in text for text in whole))
    broken = tuple(text[:60] for heading, text in headed if _begins_inside(heading, text, sentences))
    return Score(len(sentences), lost, len(headed), broken)


def _body(passage: Passage) -> str:
    return f"{passage.question}\n{passage.text}"


def _begins_inside(heading: str, text: str, sentences: list[str]) -> bool:
    opening = text[:30]
    before = [sentence[: sentence.find(opening)] for sentence in sentences if opening in sentence]
    return bool(before) and not any(heading.endswith(part) for part in before)


def main() -> None:
    total: list[Score] = []
    for name in (name for name in sys.argv[1:] if not name.startswith("--")):
        result = score(sentences_of(Path(name)), split(read(Path(name), Limits()), Path(name).stem))
        total.append(result)
        print(Path(name).name, result)
        if "--show" in sys.argv:
            print(*(f"  lost: {text}" for text in result.lost), sep="\n")
            print(*(f"  broken: {text}" for text in result.broken), sep="\n")
    lost = tuple(text for each in total for text in each.lost)
    broken = tuple(text for each in total for text in each.broken)
    print("all", Score(sum(s.sentences for s in total), lost, sum(s.passages for s in total), broken))


if __name__ == "__main__":
    main()
