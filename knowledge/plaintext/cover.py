"""Title, issuer and date as the first lines of a document state them."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from knowledge.document import Metadata
from knowledge.plaintext.lines import Shape
from knowledge.plaintext.units import Unit
from knowledge.readers.composition import one_line

_COVER = 12  # units that may belong to a cover
_ISSUER = re.compile(r"[\w・]{1,30}(?:省|庁|都|道|府|県|市|区|町|村|委員会|機構|センター|協議会|事務局|本部)")
_DATE = re.compile(
    r"(?:(?P<year>\d{4})|令和(?P<reiwa>\d{1,2}|元))年(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:\(.\)|\(.曜日\))?"
)
_REIWA = 2018
_WRAPPED = re.compile(r"(?<=[のにをはがで]) (?=[一-龠])")


def metadata(units: list[Unit]) -> Metadata:
    """What the cover says. A title is only taken from the very first unit."""
    cover = units[:_COVER]
    texts = [re.sub(r"\s", "", unicodedata.normalize("NFKC", unit.text)) for unit in cover]
    dates = [date for text in texts if (date := _date(text)) is not None]
    issuers = [text for text in texts if _ISSUER.fullmatch(text)]
    return Metadata(
        title=_title(cover),
        issuer=issuers[0] if issuers else "",
        issued_on=dates[0] if dates else None,
    )


def _title(cover: list[Unit]) -> str:
    if not cover or cover[0].shape not in (Shape.PLAIN, Shape.MARKED) or cover[0].is_sentence:
        return ""
    return _WRAPPED.sub("", one_line(cover[0].text))


def _date(text: str) -> dt.date | None:
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    reiwa = found["reiwa"]
    year = int(found["year"]) if found["year"] else _REIWA + (1 if reiwa == "元" else int(reiwa))
    try:
        return dt.date(year, int(found["month"]), int(found["day"]))
    except ValueError:
        return None
