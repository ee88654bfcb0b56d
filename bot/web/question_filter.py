"""The filter above the log of questions, and the place where a page of it begins."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, Query

from bot.errors import Invalid
from bot.storage.question_lists import Listed, Mark, Wanted
from bot.texts import entered as texts
from bot.texts import questions_page
from bot.texts import web as web_texts
from bot.web.period import Period
from knowledge.text import clean

_OWED = "owed"
_SEPARATOR = "~"


@dataclass(frozen=True, slots=True)
class Filter:
    """The fields as they are in the address of the page."""

    outcome: str = ""
    text: str = ""
    feedback: str = ""
    organisation: str = ""
    channel: str = ""
    document: str = ""
    since: str = ""
    until: str = ""

    @property
    def wanted(self) -> Wanted:
        """Which questions. Raises `Invalid` for what is no date."""
        period = Period(self.since, self.until)
        return Wanted(
            text=self.text,
            status=self.outcome if self.outcome in web_texts.STATUSES else "",
            feedback=self.feedback if self.feedback in questions_page.FEEDBACKS else "",
            organisation=self.organisation,
            channel=self.channel,
            document=self.document,
            since=period.start,
            until=period.end,
            owed=True if self.outcome == _OWED else None,
        )

    @property
    def query(self) -> str:
        """For the address of a page; empty where nothing is filtered."""
        return urlencode({name: value for name, value in asdict(self).items() if value})

    @property
    def narrow(self) -> bool:
        """Whether one of the fields is used that are folded away."""
        return bool(self.feedback or self.organisation or self.channel or self.since or self.until)


def _filter(
    outcome: str = "",
    text: str = "",
    feedback: str = "",
    organisation: str = "",
    channel: str = "",
    document: str = "",
    since: Annotated[str, Query(max_length=20)] = "",
    until: Annotated[str, Query(max_length=20)] = "",
) -> Filter:
    return Filter(outcome, clean(text).strip(), feedback, organisation, channel, document, since, until)


Filtered = Annotated[Filter, Depends(_filter)]


def mark_of(text: str) -> Mark | None:
    """The place after which a page begins. Raises `Invalid` for one that nobody gave out."""
    if not text:
        return None
    try:
        owed, asked_at, question = text.split(_SEPARATOR)
        at = dt.datetime.fromisoformat(asked_at)
        return Mark(owed == _OWED, at if at.tzinfo else at.replace(tzinfo=dt.UTC), question)
    except ValueError:
        raise Invalid(texts.DATE_FORM) from None


def mark_after(row: Listed) -> str:
    """The place after a row, for the address of the next page."""
    return _SEPARATOR.join((_OWED if row.owed else "", row.asked_at.isoformat(), row.id))
