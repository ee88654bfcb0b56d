"""The fields of a catalogue entry under their Japanese names, and the rules between them.

The names are documented for editors in docs/duties.md. Field errors carry a
code of remedies.yaml as their type.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from jobs.catalogue.scalars import (
    AfterWord,
    AudienceWord,
    Day,
    DayOfYear,
    Identifier,
    KindWord,
    Number,
    QualityWord,
    RecordWord,
    SeasonDay,
    SectionWord,
    StrengthWord,
    Text,
    Time,
)
from jobs.catalogue.weekday import wrong_weekday
from jobs.duty import After, Kind
from jobs.source import Quality


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SourceForm(_Form):
    title: Text = Field(alias="題名")
    issuer: Text = Field(alias="発行者")
    quality: QualityWord = Field(alias="種別")
    dated: Text | None = Field(None, alias="日付")
    url: Text | None = Field(None, alias="URL")
    place: Text | None = Field(None, alias="箇所")


class DeadlineForm(_Form):
    wording: Text = Field(alias="原文")
    national: Day | None = Field(None, alias="国")
    until: Time | None = Field(None, alias="時刻")
    prefectural: Day | None = Field(None, alias="県")
    prefectural_until: Time | None = Field(None, alias="県の時刻")
    every_year: DayOfYear | None = Field(None, alias="毎年")

    @model_validator(mode="after")
    def _has_a_date(self) -> Self:
        if not (self.national or self.prefectural or self.every_year):
            raise PydanticCustomError("deadline_without_date", "deadline_without_date")
        _check_weekdays(self.wording, (self.national, self.prefectural))
        return self


class WindowForm(_Form):
    wording: Text = Field(alias="原文")
    closes_on: Day = Field(alias="締切")
    opens_on: Day | None = Field(None, alias="開始")
    until: Time | None = Field(None, alias="時刻")
    name: Text | None = Field(None, alias="名前")

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        _check_order(self.opens_on, self.closes_on)
        _check_weekdays(self.wording, (self.opens_on, self.closes_on))
        return self


class PeriodForm(_Form):
    wording: Text = Field(alias="原文")
    last: Day = Field(alias="終わり")
    first: Day | None = Field(None, alias="初め")
    name: Text | None = Field(None, alias="名前")

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        _check_order(self.first, self.last)
        _check_weekdays(self.wording, (self.first, self.last))
        return self


class SeasonForm(_Form):
    wording: Text = Field(alias="原文")
    first: SeasonDay = Field(alias="初め")
    last: SeasonDay = Field(alias="終わり")
    estimated_from: Text | None = Field(None, alias="推定の根拠")

    @model_validator(mode="after")
    def _is_of_one_sort(self) -> Self:
        if isinstance(self.first, dt.date) != isinstance(self.last, dt.date):
            raise PydanticCustomError("mixed_season", "mixed_season")
        if isinstance(self.first, dt.date) and isinstance(self.last, dt.date):
            _check_order(self.first, self.last)
        return self


class ValidityForm(_Form):
    first: Day | None = Field(None, alias="初め")
    last: Day | None = Field(None, alias="終わり")

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        if self.last is not None:
            _check_order(self.first, self.last)
        return self


class DutyForm(_Form):
    id: Identifier = Field(alias="番号")
    title: Text = Field(alias="題名")
    audience: AudienceWord = Field(alias="対象")
    kind: KindWord = Field(alias="種類")
    strength: StrengthWord = Field(alias="強さ")
    section: SectionWord = Field(alias="主管課")
    to_do: Text = Field(alias="すること")
    once_past: Text | None = Field(None, alias="過ぎたとき")
    cautions: tuple[Text, ...] = Field((), alias="注意")
    required_tags: frozenset[Text] = Field(frozenset(), alias="必要な札")
    excluded_tags: frozenset[Text] = Field(frozenset(), alias="除く札")
    admitting_tags: frozenset[Text] = Field(frozenset(), alias="加える札")
    deadline: DeadlineForm | None = Field(None, alias="期限")
    windows: tuple[WindowForm, ...] = Field((), alias="募集")
    season: SeasonForm | None = Field(None, alias="時期")
    held: tuple[PeriodForm, ...] = Field((), alias="過去の開催")
    past_windows: tuple[WindowForm, ...] = Field((), alias="過去の募集")
    programme: PeriodForm | None = Field(None, alias="事業期間")
    sources: tuple[SourceForm, ...] = Field(alias="出典", min_length=1)
    validity: ValidityForm | None = Field(None, alias="有効")
    successor: Identifier | None = Field(None, alias="後継")
    before: tuple[Number, ...] | None = Field(None, alias="知らせる日")
    after: AfterWord | None = Field(None, alias="過ぎた後")
    corrected_on: Day | None = Field(None, alias="訂正日")
    record: RecordWord | None = Field(None, alias="記録")

    @model_validator(mode="after")
    def _dates_fit_the_kind(self) -> Self:
        filled = {Kind.DUE: self.deadline, Kind.WINDOW: self.windows, Kind.WATCH: self.season}
        for kind, value in filled.items():
            if bool(value) != (kind is self.kind):
                code = "missing_for_kind" if kind is self.kind else "not_for_kind"
                raise PydanticCustomError(code, code, {"kind": kind.value})
        return self

    @model_validator(mode="after")
    def _rests_on_more_than_a_rewrite(self) -> Self:
        is_dated = self.kind in (Kind.DUE, Kind.WINDOW)
        if is_dated and all(source.quality is Quality.REWRITE for source in self.sources):
            raise PydanticCustomError("rewrite_only", "rewrite_only")
        return self

    @model_validator(mode="after")
    def _says_what_holds_afterwards(self) -> Self:
        if self.kind is Kind.DUE and self.once_past is None:
            raise PydanticCustomError("missing_once_past", "missing_once_past")
        if self.after is After.WEEKLY and not self.strength.firm:
            raise PydanticCustomError("weekly_without_duty", "weekly_without_duty")
        if self.successor and (self.validity is None or self.validity.last is None):
            raise PydanticCustomError("successor_without_end", "successor_without_end")
        return self


def _check_order(first: dt.date | None, last: dt.date) -> None:
    if first is not None and first > last:
        raise PydanticCustomError("runs_backwards", "runs_backwards")


def _check_weekdays(wording: str, days: Iterable[dt.date | None]) -> None:
    wrong = wrong_weekday(wording, (day for day in days if day is not None))
    if wrong is not None:
        details = {"value": wrong[0].isoformat(), "weekday": wrong[1]}
        raise PydanticCustomError("wrong_weekday", "wrong_weekday", details)


FIELD_NAMES = frozenset(
    str(field.alias) for form in _Form.__subclasses__() for field in form.model_fields.values()
)
"""Every name that may stand before a colon, for guessing what a mistyped one meant."""
