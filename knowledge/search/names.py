"""Documents that a question names: by title or number, or by who issued them and when."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from knowledge.calendars.fiscal_year import fiscal_year_of
from knowledge.record import DocumentRecord
from knowledge.search.normalise import normalise

_SHORTEST_TITLE = 6  # characters; shorter titles are ordinary words
_NUMBER = re.compile(r"第?(\d+)号")
_SPACE = re.compile(r"\s+")
_DOCUMENT = r"(?:通知|事務連絡|資料|文書|手引き?|ガイドブック|ガイドライン|事例集|要領|要綱|指針|報告書|q&a)"
_YEAR = re.compile(rf"(20\d\d)年(?P<fiscal>度)?(?:\d{{1,2}}月)?(?:に|の|版)?[^、。はが]{{0,12}}?{_DOCUMENT}")
_ISSUER = re.compile(
    r"([\w・]{1,19}?(?:省|庁|都|道|府|県|市|区|町|村|機構|センター|協議会))"
    rf"(?:からの|の|が出した)[^、。]{{0,8}}?{_DOCUMENT}"
)


class Names:
    """Titles and numbers of the documents of a generation."""

    def __init__(self, documents: Iterable[DocumentRecord]) -> None:
        self._titles: dict[str, list[str]] = {}
        self._numbers: dict[str, list[str]] = {}
        self._issued: dict[str, tuple[str, dt.date | None]] = {}
        for document in documents:
            metadata = document.metadata
            self._issued[document.id] = _plain(metadata.issuer), metadata.issued_on
            self._titles.setdefault(_plain(document.metadata.title), []).append(document.id)
            for number in _NUMBER.findall(_plain(document.metadata.number)):
                self._numbers.setdefault(number, []).append(document.id)

    def in_text(self, text: str) -> list[str]:
        """Ids of the documents whose title, or whose number (74号), stands in the text."""
        plain = _plain(text)
        found = [id_ for number in _NUMBER.findall(plain) for id_ in self._numbers.get(number, [])]
        for title, ids in self._titles.items():
            if len(title) >= _SHORTEST_TITLE and title in plain:
                found += ids
        return found

    def meant_by(self, text: str) -> list[str]:
        """Ids of the documents of the year and the office that a question gives as its source.

        2024年の通知では, 総務省の資料によると: such a question prefers these, and
        may be answered by others that say what they said.
        """
        plain = _plain(text)
        year, office = _YEAR.search(plain), _ISSUER.search(plain)
        if not year and not office:
            return []
        return [
            id_
            for id_, (issuer, day) in self._issued.items()
            if (not office or (issuer and (issuer in office[1] or office[1] in issuer)))
            and (not year or (day is not None and _year_of(day, bool(year["fiscal"])) == int(year[1])))
        ]


def _year_of(day: dt.date, fiscal: bool) -> int:
    return fiscal_year_of(day).year if fiscal else day.year


def _plain(text: str) -> str:
    return _SPACE.sub("", normalise(text))
