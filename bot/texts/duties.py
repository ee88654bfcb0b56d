"""Sentences about the catalogue of duties."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.texts.reminders import SECTIONS, STRENGTHS, long_day, source_line
from jobs.catalogue.mistake import Mistake
from jobs.duty import Duty, Period
from jobs.occurrence import Occurrence
from jobs.source import Source

NO_MISTAKES = "誤りはありません。"
RUNS_BACKWARDS = "募集の始まりが、締切より後になっています。"
UNKNOWN_DESTINATION = "その宛先はありません。"


def mistakes(found: Sequence[Mistake]) -> str:
    """Everything that is wrong with the catalogue files."""
    return "\n".join([f"義務の一覧に誤りが {len(found)} 件あります。", *(mistake(each) for each in found)])


def mistake(found: Mistake) -> str:
    """File, line, problem and remedy."""
    return f"{found.file} {found.line}行目：{found.problem} {found.remedy}"


def unknown(duty: str) -> str:
    """No entry of that id."""
    return f"「{duty}」という番号はありません。「madoguchi duties list」で確かめてください。"


def mistakes_in_form(found: Sequence[Mistake]) -> str:
    """Everything that is wrong with a duty that was written on the page."""
    return "\n".join(f"{each.problem} {each.remedy}" for each in found)


def not_an_own_id(prefix: str) -> str:
    """Own duties have ids of their own."""
    return f"自団体の義務の番号は「{prefix}」で始めてください（例：{prefix}1）。"


def shown(duty: Duty, occurrences: Iterable[Occurrence]) -> list[str]:
    """Everything about one entry."""
    lines = [f"{duty.id} {duty.title}", f"強さ：{STRENGTHS[duty.strength]}"]
    lines.append(f"主管課：{SECTIONS[duty.section]}")
    lines += [_dated(each) for each in occurrences]
    lines.append(f"すること：{duty.to_do}")
    lines += [f"過ぎたとき：{duty.once_past}"] if duty.once_past else []
    lines += [f"注意：{each}" for each in duty.cautions]
    lines += [f"過去の開催・事業期間：{each.wording}" for each in (*duty.held, *_programme(duty))]
    lines += [f"過去の募集：{each.deadline.wording}" for each in duty.past_windows]
    lines += [f"出典：{source_line(source_of(each))}" for each in duty.sources]
    return lines


def source_of(source: Source) -> dict[str, str]:
    """The facts of a source as the sentences read them."""
    return {name: str(getattr(source, name)) for name in ("title", "issuer", "dated", "place", "quality")}


def _dated(occurrence: Occurrence) -> str:
    name = f"{occurrence.cycle}の回" if occurrence.last_day else "期限の記載なし"
    if occurrence.deadline is not None:
        wording = f"（{occurrence.deadline.wording}）" if occurrence.deadline.wording else ""
        return f"{name}：{long_day(occurrence.deadline.on.isoformat())}{wording}"
    if occurrence.season is not None:
        first, last = (long_day(day.isoformat()) for day in occurrence.season)
        return f"{name}：{first}～{last}ごろ"
    return name


def _programme(duty: Duty) -> tuple[Period, ...]:
    return (duty.programme,) if duty.programme else ()
