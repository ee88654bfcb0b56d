"""Sentences about drafts of duties."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Protocol

from jobs.duty import Duty
from knowledge.calendars.date_wording import era_date_with_weekday
from knowledge.enquiry import Asker, Deadline, Doubt, DraftDuty, Purpose


class Candidate(Protocol):
    """A round of a duty that may be given the dates of a draft."""

    @property
    def duty(self) -> Duty:
        """The duty."""

    @property
    def cycle(self) -> str:
        """The round."""

    @property
    def due_on(self) -> dt.date | None:
        """The day that it has now."""

    @property
    def is_likely(self) -> bool:
        """Whether it is worth naming."""


UNTITLED = "題名の無い照会"
UNKNOWN_SENDER = "差出人不明（貼り付けた文面）"
NOTHING_ASKED = "この文面からは、回答や提出の依頼を見つけられませんでした。"
PASTED_BEFORE = (
    "同じ文面から作った下書きが、もうあります。「madoguchi drafts list --all」で確かめてください。"
)
DECIDED_BEFORE = "この下書きは、もう採否が決まっています。"
NO_ORGANISATION = "どの団体の義務か分かりません。先に「madoguchi init」で団体を設定してください。"
NOT_POSSIBLE = "このままでは登録できません。題名と日付を確かめて、--title や --day で直してください。"
NO_DATE_TO_GIVE = "日付がありません。期限の日を書くか、新しい義務・依頼として採用してください。"
NONE_WAITING = "採否を待つ下書きはありません。"
ONCE_PAST = "期限を過ぎました。まだのときは、照会元に連絡してください。"
PASTE_HERE = "照会の文面を貼り付け、最後に Ctrl-D を押してください。"
EMPTY = "文面がありません。貼り付けてから、もう一度実行してください。"

ASKERS = {Asker.PREFECTURE: "県の期限", Asker.NATIONAL: "国の期限", Asker.UNSTATED: "期限（あて先不明）"}
DOUBTS = {
    Doubt.WEEKDAY_MISMATCH: "日付と曜日が合いません",
    Doubt.YEAR_ASSUMED: "年が書かれていないため、照会の日の次に来る日としました",
    Doubt.YEAR_BY_WEEKDAY: "年が書かれていないため、曜日の合う年としました",
    Doubt.RELATIVE: "照会の日から数えた日です",
    Doubt.VAGUE: "はっきりした日が書かれていません",
    Doubt.NO_SUCH_DAY: "暦にない日です",
    Doubt.ASKER_UNKNOWN: "県と国のどちらの期限か分かりません",
    Doubt.NO_DATE: "回答の期限が書かれていません",
    Doubt.BEFORE_THE_ENQUIRY: "照会の日より前の日付です",
    Doubt.SEVERAL: "回答の期限が二つ以上あります",
    Doubt.PREFECTURE_AFTER_NATION: "県の期限が国の期限より後です",
}
STATES = {"waiting": "採否待ち", "accepted": "採用", "rejected": "不採用"}


def unknown(number: int) -> str:
    """There is no such draft."""
    return f"下書き {number} はありません。「madoguchi drafts list --all」で確かめてください。"


def too_long(longest: int) -> str:
    """Nobody reads a text of that size."""
    return f"文面が長すぎます（{longest:,}字まで）。照会の部分だけを貼り付けてください。"


def accepted(number: int, duty: str) -> str:
    """It became a duty."""
    return f"下書き {number} を、義務・依頼「{duty}」として登録しました。"


def dated(number: int, candidate: Candidate) -> str:
    """A duty of the catalogue has its dates now."""
    return (
        f"下書き {number} の期限を、義務・依頼「{candidate.duty.id} {candidate.duty.title}」"
        f"（{candidate.cycle}）の期限として登録しました。"
    )


def likely(number: int, candidate: Candidate) -> str:
    """The draft may be about a duty that is known."""
    duty = candidate.duty
    return (
        f"「{duty.id} {duty.title}」{now_due(candidate)}の期限かもしれません。"
        f"そうなら「madoguchi drafts accept {number} --duty {duty.id}」。"
    )


def now_due(candidate: Candidate) -> str:
    """The day that a duty has now."""
    return f"（今の期限：{era_date_with_weekday(candidate.due_on)}）" if candidate.due_on else "（期限なし）"


def rejected(number: int) -> str:
    """It was put away."""
    return f"下書き {number} を不採用にしました。"


def scanned(count: int) -> str:
    """New drafts came from notices."""
    if not count:
        return "新しい下書きはありません。"
    return (
        f"通知から下書きを {count} 件作りました。「madoguchi drafts list」で確かめて、採否を決めてください。"
    )


def headline(number: int, draft: DraftDuty, main: Deadline | None, state: str) -> str:
    """One line of the list."""
    day = day_of(main) if main else "期限の記載なし"
    return f"{number}\t{STATES[state]}\t{day}\t{draft.title or UNTITLED}"


def shown(number: int, draft: DraftDuty, state: str, candidates: Iterable[Candidate] = ()) -> list[str]:
    """Everything about one draft, for deciding; `candidates` are the duties that it may be about."""
    lines = [f"下書き {number}（{STATES[state]}）：{draft.title or UNTITLED}", *facts(draft)]
    if state == "waiting":
        lines.extend(likely(number, each) for each in candidates if each.is_likely)
        commands = (f"「madoguchi drafts {verb} {number}」" for verb in ("accept", "reject"))
        lines.append("採用するなら{}、しないなら{}。".format(*commands))
    return lines


def facts(draft: DraftDuty) -> list[str]:
    """Who asks, every deadline with its wording, and what is to be checked."""
    lines = [f"差出人：{draft.asked_by or '分かりません'}"]
    lines.extend(_deadline(each) for each in draft.deadlines)
    lines.extend(f"催し：{era_date_with_weekday(each.day)} 「{each.wording}」" for each in draft.events)
    if draft.answer_to:
        lines.append(f"回答先：{draft.answer_to}")
    if draft.forms:
        lines.append(f"様式：{'、'.join(draft.forms)}")
    lines.extend(f"確かめてください：{DOUBTS[doubt]}" for doubt in draft.doubts)
    return lines


def _deadline(deadline: Deadline) -> str:
    name = "申込の期限" if deadline.purpose is Purpose.APPLICATION else ASKERS[deadline.asker]
    doubts = "".join(f"〔{DOUBTS[doubt]}〕" for doubt in deadline.doubts)
    place = f"（{deadline.place}）" if deadline.place else ""
    return f"{name}：{day_of(deadline)}{doubts}　原文「{deadline.wording}」{place}"


def day_of(deadline: Deadline) -> str:
    """The day with its time, or that there is none."""
    if deadline.day is None:
        return "日付なし"
    time = f"{deadline.until:%H:%M}" if deadline.until else ""
    return era_date_with_weekday(deadline.day) + time


def to_do(draft: DraftDuty) -> str:
    """What the reminder asks for."""
    parts = [f"「{draft.title}」に回答します。"]
    if draft.answer_to:
        parts.append(f"回答先：{draft.answer_to}。")
    if draft.forms:
        parts.append(f"様式：{'、'.join(draft.forms)}。")
    return "".join(parts)


def entered_day(day: dt.date) -> str:
    """Stands where the original wording does not fit the day."""
    return f"{era_date_with_weekday(day)}まで（採用のときに確かめた日付）"


def cautions(draft: DraftDuty, main: Deadline | None) -> list[str]:
    """What the reminder says beside the day: the other deadlines, and every doubt with its wording."""
    found = [_deadline(each) for each in draft.deadlines if each is not main]
    if main and main.doubts:
        told = "、".join(DOUBTS[doubt] for doubt in main.doubts)
        found.append(f"採用したときの原文は「{main.wording}」です（{told}）。")
    return found
