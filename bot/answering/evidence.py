"""Whether what was found is enough to answer."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering.asked import Asked, Want, has
from bot.answering.ports import Index
from bot.answering.selection import Selection

# Calibrated on the project's own development questions (tests/questions); see
# docs/adr on abstention for the measured trade-off.
_ENOUGH = 0.42
# A question for a telephone number is answered by a number or not at all.
_MUST_HAVE = (Want.CONTACT, Want.ADDRESS)


@dataclass(frozen=True, slots=True)
class Evidence:
    """`strength` is 0 to 1; `missing` is a wanted thing that no statement has."""

    strength: float
    missing: Want | None

    @property
    def is_enough(self) -> bool:
        """Whether an answer may be given."""
        return self.missing is None and self.strength >= _ENOUGH


def weigh(index: Index, asked: Asked, selection: Selection) -> Evidence:
    """Judge the chosen statements against the question.

    The words of the question that occur nowhere near count against it, each by
    how telling it is: a question about something that the documents never name
    must not be answered with something else.
    """
    wanted = index.rarities(asked.text)
    total = sum(wanted.values()) or 1.0
    best = selection.chosen[0].statement.hit
    said: set[str] = set()
    for scored in selection.chosen:
        passage = scored.statement.hit.passage
        said.update(index.rarities(" ".join((passage.text, passage.question, *passage.path))))
        said.update(index.rarities(scored.statement.hit.document.metadata.title))
    covered = sum(weight for word, weight in wanted.items() if word in said) / total
    strength = 0.55 * covered + 0.45 * max(best.late, 0.0)
    cited = " ".join(hit.passage.text for hit in selection.cited)
    missing = next((w for w in _MUST_HAVE if w in asked.wants and not has(w, cited)), None)
    return Evidence(strength, missing)
