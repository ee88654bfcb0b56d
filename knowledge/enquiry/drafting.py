"""From a letter to a draft, or to nothing where nothing is asked for."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from knowledge.dates import Certainty, Kind, extract
from knowledge.document import Audience
from knowledge.enquiry.deadlines import deadlines_in, events_in
from knowledge.enquiry.draft import Asker, Deadline, Doubt, DraftDuty, Purpose
from knowledge.enquiry.lines import Line, Lines
from knowledge.enquiry.mail import Part, parts_of
from knowledge.enquiry.reply import answer_to, forms_in
from knowledge.enquiry.subject import sender_of, title_of
from knowledge.text import fold

_ASKS = re.compile(
    r"(?:回答|提出|報告|返信|送付|申込|申し込|登録|推薦|入力|御?協力|照会|調査|応募)[^。\n]{0,40}?"
    r"(?:願い|ください|下さい|お願い|こと[。とで]|のこと$|依頼|照会|必着|まで|期限|締切|〆切)|(?:照会|回答依頼|調査依頼)[)）]"
)
_DATELINE = 15  # lines in which a letter is dated
_BESIDE_THE_DATE = 4  # characters: a weekday, 付け


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of a document beside its text."""

    title: str = ""
    issuer: str = ""
    issued_on: dt.date | None = None
    audience: Audience = Audience.UNSTATED


def draft_of_mail(text: str, *, received_on: dt.date) -> DraftDuty | None:
    """The draft of a pasted mail; None where it asks for nothing.

    `received_on` is the day on which it was pasted, for a mail that does not
    say when it was sent. Where a prefecture passes a ministry's letter on, the
    national deadline comes from that letter.
    """
    parts = parts_of(text)
    if not parts:
        return None
    newest = parts[0]
    given = Given(newest.headers.get("subject", ""), newest.headers.get("from", ""))
    written_on = _sent_on(newest) or received_on
    draft = _draft(newest.lines, given, written_on)
    for passed_on in parts[1:]:
        draft = _with_original(draft, _draft_of_part(passed_on, written_on))
    return draft


def draft_of_document(lines: Sequence[Line], given: Given) -> DraftDuty | None:
    """The draft of a notice; None where it asks for nothing."""
    return _draft(lines, given, given.issued_on)


def _draft_of_part(part: Part, written_on: dt.date) -> DraftDuty | None:
    given = Given(part.headers.get("subject", ""), part.headers.get("from", ""))
    return _draft(part.lines, given, _sent_on(part) or written_on)


def _draft(lines: Sequence[Line], given: Given, written_on: dt.date | None) -> DraftDuty | None:
    joined = Lines(lines)
    if not _ASKS.search(fold(f"{given.title}\n{joined.text}")):
        return None
    texts = [line for each in lines for line in each.text.split("\n")]
    sender, side = sender_of(given.issuer, texts)
    found = _distinct(deadlines_in(joined, written_on=written_on, sender=side))
    return DraftDuty(
        title=title_of(given.title, texts),
        asked_by=sender,
        deadlines=found,
        answer_to=answer_to(texts),
        forms=forms_in(joined.text),
        audience=_audience(found, given),
        events=tuple(dict.fromkeys(events_in(joined, written_on=written_on))),
        written_on=written_on,
        doubts=tuple(_doubts(found)),
    )


def _with_original(draft: DraftDuty | None, original: DraftDuty | None) -> DraftDuty | None:
    """The prefecture's letter, completed by what the letter below it says."""
    if draft is None or original is None:
        return draft or original
    has_national = draft.deadline(Asker.NATIONAL) is not None
    national = () if has_national else tuple(d for d in original.deadlines if d.asker is Asker.NATIONAL)
    found = (*draft.deadlines, *national)
    return DraftDuty(
        title=draft.title or original.title,
        asked_by=draft.asked_by or original.asked_by,
        deadlines=found,
        answer_to=draft.answer_to or original.answer_to,
        forms=draft.forms or original.forms,
        audience=draft.audience,
        events=tuple(dict.fromkeys((*draft.events, *original.events))),
        written_on=draft.written_on,
        doubts=tuple(_doubts(found)),
    )


def _sent_on(part: Part) -> dt.date | None:
    """By the header, else by the date that stands alone above the text of the letter."""
    by_header = _day_of(part.headers.get("date", ""))
    if by_header:
        return by_header
    head = takewhile(lambda text: not text.endswith("。"), (line.text.strip() for line in part.lines))
    return next((day for text in islice(head, _DATELINE) if (day := _day_of(text, alone=True))), None)


def _day_of(text: str, *, alone: bool = False) -> dt.date | None:
    for mention in extract(text):
        whole = not alone or len(text) - len(mention.text) <= _BESIDE_THE_DATE
        if mention.kind is Kind.DATE and mention.certainty is Certainty.STATED and whole:
            return mention.start
    return None


def _distinct(found: Iterator[Deadline]) -> tuple[Deadline, ...]:
    """The same day for the same side is one deadline, told twice; the one with a time is kept."""
    kept: dict[object, Deadline] = {}
    for each in found:
        key = (each.day or each.wording, each.asker, each.purpose)
        if key not in kept or (kept[key].until is None and each.until is not None):
            kept[key] = each
    return tuple(kept.values())


def _audience(found: Sequence[Deadline], given: Given) -> Audience:
    if given.audience is not Audience.UNSTATED:
        return given.audience
    stated = {each.audience for each in found} - {Audience.UNSTATED}
    if len(stated) == 1:
        return stated.pop()
    return Audience.BOTH if stated else Audience.UNSTATED


def _doubts(found: Sequence[Deadline]) -> Iterator[Doubt]:
    """What is doubtful about the deadlines together."""
    answers = [each for each in found if each.purpose is Purpose.ANSWER]
    if not answers:
        yield Doubt.NO_DATE
    if any(count > 1 for count in Counter(each.asker for each in answers).values()):
        yield Doubt.SEVERAL
    days = {each.asker: each.day for each in reversed(answers)}
    nation, prefecture = days.get(Asker.NATIONAL), days.get(Asker.PREFECTURE)
    if nation and prefecture and prefecture > nation:
        yield Doubt.PREFECTURE_AFTER_NATION
