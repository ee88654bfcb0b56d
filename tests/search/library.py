"""A small library of documents for the tests of this folder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from knowledge.document import Audience, Metadata, Place, PlaceKind
from knowledge.passage import Passage
from knowledge.record import DocumentRecord

Entry = tuple[DocumentRecord, Sequence[Passage]]


def entry(
    name: str,
    texts: Sequence[str],
    *,
    scope: str = "shared",
    number: str = "",
    issuer: str = "",
    kind: str = "",
    issued_on: dt.date | None = None,
    superseded_by: str = "",
    audience: Audience = Audience.UNSTATED,
    population: int | None = None,
) -> Entry:
    """A document called `name` with one passage for each text."""
    metadata = Metadata(title=name, number=number, issuer=issuer, kind=kind, issued_on=issued_on)
    record = DocumentRecord(name, "test", f"{name}.md", "0" * 64, metadata, scope, superseded_by, len(texts))
    place = Place(PlaceKind.SECTION)
    passages = [
        Passage(
            f"{name}#{i}",
            name,
            "text",
            text,
            (),
            place,
            place,
            scope=scope,
            audience=audience,
            population=population,
        )
        for i, text in enumerate(texts)
    ]
    return record, passages


OFFICE = [
    entry(
        "勤怠の手引",
        ["年次有給休暇は前日までに電子申請で届け出る。", "時間外勤務は所属長の命令による。"],
    ),
    entry(
        "端末の手引",
        ["パスワードを忘れたときは情報担当へ連絡し、再発行を受ける。", "USBメモリの持ち出しは禁止する。"],
    ),
    entry(
        "財政措置の通知",
        ["CIO補佐官の任用等に要する経費は特別交付税措置の対象となる。"],
        number="総行情第74号",
    ),
]
