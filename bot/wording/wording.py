"""From a quoted answer to one that a model worded, where all of it holds."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.domain.answer import Answer, Citation, Mode, Status
from bot.domain.personal_data import mask
from bot.texts import wording as texts
from bot.wording.model import Failed, Model
from knowledge.grounding import Checked, Source, check
from knowledge.passage import Passage
from prompts import fenced, prompt

_LOG = logging.getLogger(__name__)
_PROMPT = "answer_from_passages"
_LEAST_SOUND = 0.5


@dataclass(frozen=True, slots=True)
class Attempt:
    """What was sent to a model and what became of it, for the audit trail: sizes and ids, never texts.

    `outcome` is worded, or the code of the reason for which the quoted answer
    was sent; `flaws` counts what the check found.
    """

    model: str
    prompt: str
    characters: int
    documents: tuple[str, ...]
    outcome: str
    flaws: tuple[tuple[str, int], ...] = ()


class Wording:
    """Words answers by a model; `note` is told of every attempt."""

    def __init__(self, model: Model, note: Callable[[Attempt], None]) -> None:
        self._model = model
        self._note = note

    def worded(self, question: str, quoted: Answer, passages: Sequence[Passage], as_of: dt.date) -> Answer:
        """The answer in the model's words, or the quoted one, saying that it is.

        `passages` are those that the quoted answer cites, in its order.
        """
        if quoted.status is not Status.ANSWERED or not passages:
            return quoted
        asked = prompt(_PROMPT)
        task = asked.render(
            {
                "today": as_of.isoformat(),
                "passages": "\n\n".join(
                    _given(number, *each)
                    for number, each in enumerate(zip(passages, quoted.citations, strict=False), 1)
                ),
                "question": fenced(texts.QUESTION, mask(question)),
            }
        )
        sent = Attempt(
            self._model.name,
            f"{asked.name}/{asked.version}",
            len(asked.rules) + len(task),
            tuple(dict.fromkeys(each.document_id for each in passages)),
            "worded",
        )
        try:
            said = self._model.word(asked.rules, task)
        except Failed as failed:
            _LOG.warning("the model gave nothing: %s", failed)
            self._note(replace(sent, outcome=failed.code))
            return _quoted(quoted, failed.code)
        return self._checked(said, quoted, passages, as_of, sent)

    def _checked(
        self, said: str, quoted: Answer, passages: Sequence[Passage], as_of: dt.date, sent: Attempt
    ) -> Answer:
        sources = [_source(*each) for each in zip(passages, quoted.citations, strict=False)]
        judged = check(said, sources, as_of=as_of)
        counted = replace(sent, flaws=_counted(judged))
        if not judged.sound or len(judged.sound) < _LEAST_SOUND * len(judged.verdicts):
            self._note(replace(counted, outcome="ungrounded"))
            return _quoted(quoted, "ungrounded")
        self._note(counted)
        return replace(quoted, conclusion=_conclusion(judged), mode=Mode.MODEL)


def _given(number: int, passage: Passage, citation: Citation) -> str:
    about = f"{citation.issuer}「{citation.document}」{citation.place}"
    state = texts.state(citation.validity)
    return fenced(texts.material(number), mask("\n".join((about, state, passage.text))))


def _source(passage: Passage, citation: Citation) -> Source:
    about = " ".join((citation.document, citation.issuer, citation.place, *passage.path, passage.question))
    return Source(mask(passage.text), about, citation.issued_on, citation.validity)


def _conclusion(judged: Checked) -> str:
    return "".join(f"{each.text}{''.join(f'［{number}］' for number in each.cites)}" for each in judged.sound)


def _quoted(quoted: Answer, code: str) -> Answer:
    return replace(quoted, notes=(*quoted.notes, texts.FALLBACKS[code]))


def _counted(judged: Checked) -> tuple[tuple[str, int], ...]:
    flaws = [flaw.value for each in judged.flawed for flaw in each.flaws]
    return tuple((flaw, flaws.count(flaw)) for flaw in dict.fromkeys(flaws))
