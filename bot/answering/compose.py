"""From chosen statements to an answer or an abstention, as data."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from itertools import groupby

from bot.answering import origin
from bot.answering.asked import Asked, ForPeople, Want
from bot.answering.evidence import Evidence
from bot.answering.quotation import quote
from bot.answering.selection import Selection
from bot.answering.statement import Statement
from bot.answering.year_gap import year_gap
from bot.domain.answer import Answer, Citation, Status
from bot.texts import answers as texts
from bot.texts import places
from knowledge.dates import Standing, standing, weakest
from knowledge.search.query import Hit

_MONEY = re.compile(r"交付税|財政措置|措置率|対象経費|補助金|交付金|事業債")
_ELIGIBLE = re.compile(r"対象(?:に|と|です|か|では)|使え(?:る|ます)")
_TRAINING = re.compile(r"研修|セミナー|受講|アカデミー|自治大学校")


def answer(asked: Asked, selection: Selection, as_of: dt.date, *, differ: bool = False) -> Answer:
    """An answer that quotes the chosen statements; where they `differ`, each with its document."""
    citations = _citations(selection, as_of)
    used = [s.statement.hit for s in selection.chosen]
    validity = weakest([_validity(hit, as_of) for hit in used])
    return Answer(
        status=Status.ANSWERED,
        conclusion=_gap(asked, selection, as_of) + (_sides(selection) if differ else _conclusion(selection)),
        banner=_banner(used, validity, as_of),
        notes=tuple(_notes(used)),
        citations=citations,
        validity=validity,
        next_step=_next_of_sides(used) if differ else _next_step(used, validity),
    )


def abstention(
    asked: Asked, weighed: Evidence, selection: Selection, missing: Sequence[str], as_of: dt.date
) -> Answer:
    """An abstention: why, what comes near, and what to do next.

    `missing` are titles of documents that would tell more. What is far from
    the question is not shown: it would only mislead.
    """
    near = asked.for_people is not None or weighed.comes_near
    used = [s.statement.hit for s in selection.chosen] if near else []
    notes = _notes(used) if asked.for_people else []
    return Answer(
        status=Status.ABSTAINED,
        conclusion=_why(asked, weighed),
        notes=(*notes, *([texts.unregistered(list(missing))] if near and missing else [])),
        citations=_citations(selection, as_of) if near else (),
        validity=weakest([_validity(hit, as_of) for hit in used]),
        next_step=_next_for(asked),
    )


def nothing_found() -> Answer:
    """Nothing in the documents comes near."""
    return Answer(Status.ABSTAINED, texts.NOT_IN_DOCUMENTS, f"{texts.NEXT_DESK}{texts.NEXT_ADD_DOCUMENT}")


def _conclusion(selection: Selection) -> str:
    numbers = {hit.passage.id: n for n, hit in enumerate(selection.cited, 1)}
    statements = sorted(
        (s.statement for s in selection.chosen), key=lambda s: (numbers.get(s.hit.passage.id, 9), s.start)
    )
    said: list[str] = []
    for passage, group in groupby(statements, key=lambda s: s.hit.passage.id):
        number = numbers.get(passage)
        said.append(_spoken(list(group)) + (f"［{number}］" if number else ""))
    return "".join(said)


def _sides(selection: Selection) -> str:
    """Statements that contradict each other, each after the name and the day of its document."""
    sides = [
        texts.side(origin.issued_on(s.hit), s.hit.document.metadata.title, _spoken([s])) + f"［{number}］"
        for number, s in enumerate((each.statement for each in selection.chosen), 1)
    ]
    return texts.differing(sides)


def _spoken(statements: Sequence[Statement]) -> str:
    """Sentences as they stand; fragments, such as the items of a list, quoted together."""
    parts: list[str] = []
    for is_whole, group in groupby(statements, key=_reads_as_sentence):
        members = list(group)
        if is_whole:
            parts.extend(s.text for s in members)
        else:
            parts.append(texts.quoted([s.text.rstrip("。") for s in members], members[0].heading))
    return "".join(parts)


def _reads_as_sentence(statement: Statement) -> bool:
    return bool(statement.hit.passage.question) or (statement.is_sentence and statement.text.endswith("。"))


def _citations(selection: Selection, as_of: dt.date) -> tuple[Citation, ...]:
    return tuple(_citation(hit, selection.of_passage(hit.passage.id), as_of) for hit in selection.cited)


def _citation(hit: Hit, statements: list[Statement], as_of: dt.date) -> Citation:
    metadata, passage = hit.document.metadata, hit.passage
    stated = passage.stated
    return Citation(
        document=metadata.title,
        issuer=origin.issuer(hit),
        issued_on=origin.issued_on(hit),
        place=places.of_passage(passage),
        quote=quote(passage.text, statements),
        validity=_validity(hit, as_of),
        document_id=hit.document.id,
        passage_id=passage.id,
        audience=passage.audience.value,
        original=stated.derived_from or metadata.derived_from,
        url=stated.url or metadata.url,
        caveat=stated.caveat or metadata.caveat,
        licence=metadata.licence,
    )


def _validity(hit: Hit, as_of: dt.date) -> Standing:
    passage = hit.passage
    return standing(
        as_of, valid_from=passage.valid_from, valid_to=passage.valid_to, provisional=bool(passage.marks)
    )


def _banner(used: Sequence[Hit], validity: Standing, as_of: dt.date) -> str:
    ended = [h.passage.valid_to for h in used if h.passage.valid_to and h.passage.valid_to < as_of]
    if validity is Standing.ENDED_ON_PAPER and len(ended) < len(used):
        return texts.mixed_banner(len(ended), max(ended), as_of)
    first = used[0]
    until = max(ended) if ended else first.passage.valid_to
    return texts.banner(validity, until=until, issued_on=origin.issued_on(first), as_of=as_of)


def _gap(asked: Asked, selection: Selection, as_of: dt.date) -> str:
    gap = year_gap(asked.text, [s.statement for s in selection.chosen], as_of)
    return texts.year_gap(gap.asked, gap.found) if gap else ""


def _notes(used: Sequence[Hit]) -> list[str]:
    notes: list[str] = []
    audiences = {hit.passage.audience.value for hit in used if hit.passage.audience}
    if len(audiences) == 1:
        notes.append(texts.audience_note(audiences.pop()))
    if replaced := [hit.document for hit in used if hit.document.superseded_by]:
        notes.append(texts.replaced_note([each.metadata.title for each in replaced]))
    caveats = {hit.passage.stated.caveat or hit.document.metadata.caveat for hit in used} - {""}
    notes.extend(texts.caveat_note(caveat) for caveat in sorted(caveats))
    return notes


def _why(asked: Asked, weighed: Evidence) -> str:
    if asked.for_people is ForPeople.SUM:
        return texts.NO_SUM
    if asked.for_people:
        return texts.FOR_PEOPLE[asked.for_people.value]
    if weighed.missing is Want.CONTACT:
        return texts.NO_CONTACT
    return texts.NOT_DECIDABLE if _ELIGIBLE.search(asked.text) else texts.NOT_IN_DOCUMENTS


def _next_for(asked: Asked) -> str:
    if asked.for_people is ForPeople.OPERATION:
        return texts.NEXT_DESK
    if asked.for_people:
        return texts.NEXT_FINANCE
    return f"{texts.NEXT_DESK}{texts.NEXT_ADD_DOCUMENT}"


def _next_of_sides(used: Sequence[Hit]) -> str:
    return texts.ask_which(list(dict.fromkeys(filter(None, map(origin.issuer, used)))))


def _next_step(used: Sequence[Hit], validity: Standing) -> str:
    text = " ".join(hit.passage.text + hit.document.metadata.title for hit in used)
    if used[0].document.metadata.kind == "in_house":
        return texts.NEXT_DESK
    if _TRAINING.search(text) and not _MONEY.search(text):
        return texts.NEXT_TRAINING
    if _MONEY.search(text) and validity is not Standing.IN_FORCE:
        return texts.NEXT_FINANCE
    return texts.NEXT_CHECK_ORIGINAL
