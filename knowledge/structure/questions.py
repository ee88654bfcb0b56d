"""Questions paired with their answers (問・答, Q・A, （答）, 質問・回答)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.document import Block, BlockKind
from knowledge.structure.numbering import numbering
from knowledge.text import fold

_NUMBER = r"(?:[0-9一二三四五六七八九十]+(?:[-.の][0-9一二三四五六七八九十]+)*)"
_QUESTION = re.compile(
    rf"(?:[(【]?(?:問|Q|質問|照会|設問) ?{_NUMBER}?[)】]"
    rf"|(?:問|Q|質問|設問) ?{_NUMBER}?[.:、 ]|(?:問|Q) ?{_NUMBER}$)"
)
# A line that talks about questions instead of asking one: 「問15及び問143について」.
_ABOUT = re.compile(
    rf"[(【]?(?:問|Q|質問) ?{_NUMBER}[)】]? ?"
    r"(?:及び|並びに|又は|から|〜|-|,|、? ?(?:問|Q)|について|の(?:回答|答)|を|は)"
)
_ANSWER = re.compile(
    rf"(?:[(【](?:答|A|回答) ?{_NUMBER}?[)】]"
    rf"|(?:答|A|回答|答え) ?{_NUMBER}?[.:、 ]|(?:答|A) ?{_NUMBER}?$) *"
)
_LONGEST_MARK = 14
_ASKS = re.compile(r"(?:か|[?]|ください|たい|よいか)[。?]?$")
_ROW = re.compile(
    r"(?:^|；)(?:問|質問|Q|照会|疑義)[^：；]{0,12}：(?P<question>[^；]+)"
    r"；(?:答|回答|A|考え方)[^：；]{0,12}：(?P<answer>.+)",
    re.DOTALL,
)
_ENDS_ANSWER = frozenset({"annex", "part", "chapter", "section", "bracket"})


def starts_question(text: str) -> bool:
    """Whether a line asks; lines that only mention questions do not."""
    line = fold(text).lstrip()
    return bool(_QUESTION.match(line)) and not _ABOUT.match(line)


def starts_answer(text: str) -> bool:
    """Whether a line begins an answer."""
    return bool(_ANSWER.match(fold(text).lstrip()))


def pair(blocks: Sequence[Block]) -> list[Block]:
    """Blocks with each question and its answer made one `QUESTION_ANSWER` block.

    A question that nothing answers stays what it was. Its number stays in the
    question's wording, since numbers begin again in every annex.
    """
    paired: list[Block] = []
    index = 0
    while index < len(blocks):
        taken, found = _pair_at(blocks, index)
        paired.extend(taken)
        index += found
    return paired


def _pair_at(blocks: Sequence[Block], index: int) -> tuple[list[Block], int]:
    block = blocks[index]
    if block.kind is BlockKind.TABLE_ROW:
        return [_from_row(block)], 1
    if block.kind is BlockKind.QUESTION_ANSWER or not starts_question(block.text):
        return [block], 1
    answer = _answer_start(blocks, index)
    end = _answer_end(blocks, answer) if answer else index + 1
    if not answer or answer == end:
        return [block], 1
    question = "\n".join(each.text for each in blocks[index:answer])
    return [_question_block(block, question, blocks[answer:end])], end - index


def _question_block(first: Block, question: str, answer: Sequence[Block]) -> Block:
    lines = [answer[0].text[_answer_mark(answer[0].text) :], *(block.text for block in answer[1:])]
    text = "\n".join(line.strip() for line in lines if line.strip())
    return replace(
        first, kind=BlockKind.QUESTION_ANSWER, text=text or answer[0].text, level=0, question=question
    )


def _answer_mark(text: str) -> int:
    """How many characters of the line are only the mark （答）."""
    lengths = range(min(len(text), _LONGEST_MARK), 0, -1)
    return next((length for length in lengths if _ANSWER.fullmatch(fold(text[:length]))), 0)


def _answer_start(blocks: Sequence[Block], index: int) -> int:
    """Where the answer to the question at `index` begins; 0 without an answer."""
    for position in range(index + 1, min(index + 12, len(blocks))):
        if starts_answer(blocks[position].text):
            return position
        if _closes(blocks[position]):
            break
    asked = index + 1 < len(blocks) and _ASKS.search(fold(blocks[index].text).strip())
    return index + 1 if asked and not _closes(blocks[index + 1]) else 0


def _answer_end(blocks: Sequence[Block], start: int) -> int:
    end = start + 1
    while end < len(blocks) and not _closes(blocks[end]):
        end += 1
    return end


def _closes(block: Block) -> bool:
    if block.kind in (BlockKind.TITLE, BlockKind.QUESTION_ANSWER) or starts_question(block.text):
        return True
    return numbering(block.text) in _ENDS_ANSWER and len(block.text) <= 45


def _from_row(block: Block) -> Block:
    match = _ROW.search(block.text)
    if match is None:
        return block
    question, answer = match["question"].strip(), match["answer"].strip()
    return replace(block, kind=BlockKind.QUESTION_ANSWER, text=answer, question=question)
