"""The deadlines and events of a letter."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from knowledge.calendars.date_wording import weekday_of
from knowledge.dates import Certainty, DateMention, Kind, Role, extract
from knowledge.document import Audience
from knowledge.enquiry.direction import audience_at, direction_at
from knowledge.enquiry.draft import Asker, Deadline, Doubt, Event, Purpose
from knowledge.enquiry.lines import Lines
from knowledge.text import fold

_LABEL = re.compile(
    r"(?:(?:期限|期日|締切日?|締め切り|〆切|しめきり)(?:[(（][^)）]{0,12}[)）])?|(?:回答|提出|締切)日時?)[:：】\])）■・はを]*$"
)
_ASKED = re.compile(r"(?:申込|申し込み|回答|提出|報告|返信|登録|応募)[:：】\])）]+$")
_WITHIN = re.compile(r"^中に")
_APPLICATION = re.compile(r"申込|申し込|参加|出席|受講")
_ANSWER = re.compile(r"回答|提出|報告|返信|調査票|様式")
_EVENT = re.compile(r"説明会|研修|会議|講習|セミナー|開催|意見交換|ヒアリング")
_DAYS = (Kind.DATE, Kind.RANGE)
_LOOSE = (Kind.PART, Kind.MONTH, Kind.VAGUE)
_NO_YEAR = (Certainty.YEAR_ASSUMED, Certainty.YEAR_BY_WEEKDAY, Certainty.UNANCHORED)
_WEEKDAY = re.compile(r"[(（]\s*([月火水木金土日])")
_MONTH_AND_DAY = re.compile(r"(\d{1,2})\s*[月/.]\s*(\d{1,2})")


def deadlines_in(lines: Lines, *, written_on: dt.date | None, sender: Asker) -> Iterator[Deadline]:
    """Every deadline in order of the text; `sender` is whom an answer goes to where nothing else is said."""
    for mention in extract(lines.text, written_on=written_on):
        if _is_deadline(lines, mention):
            yield _deadline(lines, mention, written_on, sender)


def events_in(lines: Lines, *, written_on: dt.date | None) -> Iterator[Event]:
    """Days of meetings and courses."""
    for mention in extract(lines.text, written_on=written_on):
        wording = _wording(lines, mention)
        told = mention.role is Role.HELD or _EVENT.search(f"{lines.heading_above(mention.span[0])}{wording}")
        if mention.kind in _DAYS and mention.start and told and not _is_deadline(lines, mention):
            yield Event(mention.start, wording, lines.place_at(mention.span[0]))


def _is_deadline(lines: Lines, mention: DateMention) -> bool:
    if mention.kind not in (*_DAYS, *_LOOSE):
        return False
    if mention.role is Role.DEADLINE:
        return True
    start, end = mention.span
    line, _ = lines.line_at(start)
    before = "".join(fold(lines.text[line:start]).split())
    label = before or "".join(fold(lines.heading_above(start)).split())
    if _LABEL.search(label) or _WITHIN.match(lines.text[end : end + 4]):
        return True
    return mention.role in (Role.UNTIL, Role.NONE) and bool(_ASKED.search(before))


def _deadline(lines: Lines, mention: DateMention, written_on: dt.date | None, sender: Asker) -> Deadline:
    wording = _wording(lines, mention)
    day, doubts = _day(mention, written_on)
    asker = direction_at(lines, mention.span) or sender
    if asker is Asker.UNSTATED:
        doubts = (*doubts, Doubt.ASKER_UNKNOWN)
    heading = lines.heading_above(mention.span[0])
    applies = _APPLICATION.search(wording) or (_APPLICATION.search(heading) and not _ANSWER.search(wording))
    return Deadline(
        day=day,
        asker=asker,
        wording=wording,
        place=lines.place_at(mention.span[0]),
        until=mention.time,
        opens_on=mention.start if mention.kind is Kind.RANGE else None,
        audience=audience_at(lines, mention.span) or _audience_of(asker),
        purpose=Purpose.APPLICATION if applies and not _ANSWER.search(wording) else Purpose.ANSWER,
        doubts=doubts,
    )


def _audience_of(asker: Asker) -> Audience:
    return Audience.MUNICIPALITIES if asker is Asker.PREFECTURE else Audience.UNSTATED


def _day(mention: DateMention, written_on: dt.date | None) -> tuple[dt.date | None, tuple[Doubt, ...]]:
    """The day and what is doubtful about it. A loose wording gives no day."""
    if mention.kind in _LOOSE or mention.certainty is Certainty.VAGUE:
        return None, (Doubt.VAGUE,)
    if mention.certainty is Certainty.IMPOSSIBLE:
        return None, (Doubt.NO_SUCH_DAY,)
    if mention.certainty in _NO_YEAR and written_on:
        return _without_year(mention, written_on)
    day, doubts = mention.end, list(_doubts(mention))
    if day and written_on and day < written_on:
        doubts.append(Doubt.BEFORE_THE_ENQUIRY)
    return day, tuple(doubts)


def _without_year(mention: DateMention, written_on: dt.date) -> tuple[dt.date | None, tuple[Doubt, ...]]:
    """The next such day of the year: an answer is wanted after the question, not before it."""
    day = _next_after(mention, written_on)
    weekday = _WEEKDAY.search(mention.text)
    if day is None or weekday is None:
        return day, (Doubt.YEAR_ASSUMED,)
    if weekday_of(day) == weekday[1]:
        return day, (Doubt.YEAR_BY_WEEKDAY,)
    return day, (Doubt.YEAR_ASSUMED, Doubt.WEEKDAY_MISMATCH)


def _doubts(mention: DateMention) -> Iterator[Doubt]:
    if mention.certainty is Certainty.RELATIVE:
        yield Doubt.RELATIVE
    if mention.certainty in _NO_YEAR:
        yield Doubt.YEAR_ASSUMED
    if mention.weekday_matches is False:
        yield Doubt.WEEKDAY_MISMATCH


def _next_after(mention: DateMention, written_on: dt.date) -> dt.date | None:
    found = _MONTH_AND_DAY.findall(fold(mention.text))
    if not found:
        return mention.end
    month, day = map(int, found[-1])
    for year in (written_on.year, written_on.year + 1):
        try:
            candidate = dt.date(year, month, day)
        except ValueError:
            continue
        if candidate >= written_on:
            return candidate
    return None


def _wording(lines: Lines, mention: DateMention) -> str:
    """The sentence of the mention, within its line, with the heading where the line says only the day."""
    start, end = lines.line_at(mention.span[0])
    last = lines.text.find("。", mention.span[1], end)
    first = lines.text.rfind("。", start, mention.span[0]) + 1 or start
    sentence = lines.text[first : end if last < 0 else last + 1].strip()
    if len(sentence) <= len(mention.text) + 6 and (above := lines.heading_above(mention.span[0])):
        return f"{above} {sentence}"
    return sentence
