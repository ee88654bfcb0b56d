"""Title, issuer and date as the first lines of a document state them."""

from __future__ import annotations

import re

from knowledge.document import Metadata
from knowledge.plaintext.lines import Shape
from knowledge.plaintext.units import Unit
from knowledge.readers.composition import one_line
from knowledge.readers.dateline import only_day

_COVER = 12  # units that may belong to a cover
ISSUER = re.compile(r"[\w・]{1,30}(?:省|庁|都|道|府|県|市|区|町|村|委員会|機構|センター|協議会|事務局|本部)")
_WRAPPED = re.compile(r"(?<=[のにをはがで]) (?=[一-龠])")


def metadata(units: list[Unit]) -> Metadata:
    """What the cover says. A title is only taken from the very first unit."""
    cover = units[:_COVER]
    dates = [day for unit in cover if (day := only_day(unit.text)) is not None]
    issuers = [unit.text for unit in cover if ISSUER.fullmatch(unit.text)]
    return Metadata(
        title=_title(cover),
        issuer=issuers[0] if issuers else "",
        issued_on=dates[0] if dates else None,
    )


def _title(cover: list[Unit]) -> str:
    if not cover or cover[0].shape not in (Shape.PLAIN, Shape.MARKED) or cover[0].is_sentence:
        return ""
    return _WRAPPED.sub("", one_line(cover[0].text))
