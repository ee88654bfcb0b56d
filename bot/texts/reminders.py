"""Sentences of a reminder, from its facts (`bot.reminders.message`).

A message never sounds louder than its source: only a law or a fixed date is
called 期限, and only those can be 超過.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from bot.texts import progress, targets

Item = Mapping[str, Any]

SECTIONS = {
    "personnel": "人事担当",
    "finance": "財政担当",
    "planning": "企画担当",
    "accounting": "会計担当",
    "general": "総務担当",
    "it": "情報担当",
}
ISSUERS = {"national": "国", "prefecture": "県", "own": "自団体"}
QUALITIES = {
    "official": "公式",
    "mirror": "公式の写し",
    "press": "報道。原文を確かめてください",
    "secondary": "二次情報。原文を確かめてください",
    "rewrite": "自動書き換え記事。原文を確かめてください",
}
STRENGTHS = {
    "law": "法律",
    "fixed": "期日",
    "request": "依頼",
    "target": "目標",
    "measure": "措置",
    "offer": "案内",
}
STATES = {
    "upcoming": "これから",
    "today": "本日",
    "overdue": "期限を過ぎています",
    "past_target": "目処の時期を過ぎています（法的義務の記載なし）",
    "ended_unconfirmed": "資料上は終了・継続は未確認",
    "open": "募集中",
    "closed": "終わりました",
    "season": "その時期です",
    "undated": "期限の記載なし",
}
ACTIONS = {
    "complete": "完了",
    "acknowledge": "確認した",
    "snooze": "あとで",
    "set_aside": "対象外",
    "record": "人数などを記録する",
    "undo": "取り消す",
    "ask": "質問する",
}
STEPS = {
    "opens": "募集が始まります",
    "season": "時期の初め",
    "season-end": "時期の終わり",
    "announced": "日付の登録・訂正",
    "day": "当日",
    "escalated": "二人目への連絡",
    "list": "一覧",
}
COPY = "（写し）"
SECOND = "期限を過ぎた件が2週続いているため、二人目の担当にもお知らせしています。"
AGAIN = "再送の可能性あり："
REPEATED = f"{AGAIN}同じお知らせが先に届いているかもしれません。"
NOTHING_DUE = "この時点でお知らせするものはありません。"
NO_ORGANISATIONS = (
    "お知らせする団体がまだありません。「madoguchi organisations add 団体コード」で加えるか、"
    "「--organisation 団体コード」で団体を指定してください"
    "（団体コードは「madoguchi organisations list --all」で探せます）。"
)

_WEEKDAYS = "月火水木金土日"
_NOT_APPLICABLE_STILL = "前に「対象外」とされた件です。今年度も対象外かどうかを確かめてください。"
_OPENINGS = {
    "announced": "日付が登録または訂正されました。",
    "opens": "募集が始まります。",
    "again": "「あとで」で選ばれた日になりました。",
    "still_not_applicable": _NOT_APPLICABLE_STILL,
    "season": "例年、日程の公表や募集がある時期です。日付が分かったら登録してください。",
    "season_ends": "例年の時期が、まもなく終わります。日付が分かったら登録してください。",
    "escalated": SECOND,
}


def subject(items: Sequence[Item]) -> str:
    """【県期限 12/4（金）】県へ回答する…残り5日 ほか2件."""
    lead = items[0]
    left = lead["days_left"]
    ahead = f"…残り{left}日" if left is not None and left > 0 else "…本日" if lead["state"] == "today" else ""
    more = f" ほか{len(items) - 1}件" if len(items) > 1 else ""
    return f"{heading(lead)}{ahead}{more}"


def heading(item: Item) -> str:
    """【県期限 12/4（金）】県へ回答する."""
    return f"【{label(item)}】{item['title']}"


def text_of(items: Sequence[Item], *, repeated: bool = False) -> str:
    """The whole message as plain text."""
    parts = [subject(items), *("\n".join([f"■ {each['title']}", *lines_of(each)]) for each in items)]
    return "\n\n".join([*([REPEATED] if repeated else []), *parts])


def lines_of(item: Item) -> list[str]:
    """What was done, what is to do, by when, for whom, why and what to do next: one line each."""
    done = progress.line(item["progress"]) if "progress" in item else ""
    lines = [done, opening(item), by_when(item), *records(item), for_whom(item)]
    lines += [f"なぜ：{source_line(each)}" for each in item["sources"]]
    lines += [f"原文：「{wording}」" for wording in _wordings(item)]
    lines.append(f"次にすること：{next_step(item)}")
    lines += [f"注意：{each}" for each in item["cautions"]]
    return [line for line in lines if line]


def opening(item: Item) -> str:
    """Why this is said now; empty where the date says it."""
    said = _OPENINGS.get(item.get("reason", ""), "")
    standing = _standing(item)
    return said + ("" if standing and next_step(item).startswith(standing.split("。")[0]) else standing)


def by_when(item: Item) -> str:
    """The date with its weekday, its time, who set it, and the business days left."""
    if item["deadline"] is None:
        return _season_or_none(item)
    said = f"{_NAMES_OF_DAY[_sort(item)]}：{_deadline(item['deadline'])}{_left(item)}"
    if item["opens_on"]:
        said += f"。募集の始まりは{long_day(item['opens_on'])}"
    if item["other_deadline"]:
        said += f"。ほかに{_deadline(item['other_deadline'])}"
    return said


def for_whom(item: Item) -> str:
    """The section that acts, and the one that reads along."""
    copy = f"（写し：{SECTIONS[item['copy_to']]}）" if item["copy_to"] else ""
    return f"だれが：{SECTIONS[item['section']]}{copy}"


def next_step(item: Item) -> str:
    """What to do, or what holds once the date is past."""
    past = item["state"] in ("overdue", "past_target", "ended_unconfirmed")
    return str(item["once_past"] if past and item["once_past"] else item["to_do"])


def source_line(source: Mapping[str, str]) -> str:
    """総務省「…」（2024-08-23）3ページ［公式］."""
    dated = f"（{source['dated']}）" if source["dated"] else "（日付の記載なし）"
    place = f" {source['place']}" if source["place"] else ""
    return f"{source['issuer']}「{source['title']}」{dated}{place}［{QUALITIES[source['quality']]}］"


def step_name(step: str) -> str:
    """A step for people: 30開庁日前, 当日, 超過3週目."""
    name, _, number = step.partition("-")
    numbered = {
        "before": f"{number}開庁日前",
        "overdue": f"超過{number}週目",
        "past": f"経過後{number}回目",
        "recheck": f"対象外の確認（{number}年度）",
        "again": f"再通知日（{number}）",
    }
    return STEPS.get(step) or numbered.get(name, step)


def short_day(iso: str) -> str:
    """12/4（金）."""
    day = dt.date.fromisoformat(iso)
    return f"{day.month}/{day.day}（{_WEEKDAYS[day.weekday()]}）"


def long_day(iso: str) -> str:
    """2026年12月4日（金）."""
    day = dt.date.fromisoformat(iso)
    return f"{day.year}年{day.month}月{day.day}日（{_WEEKDAYS[day.weekday()]}）"


_LABELS = {"firm": "期限", "window": "募集締切", "measure": "措置の終わり", "soft": "目処"}
_NAMES_OF_DAY = {"firm": "期限", "window": "締切", "measure": "終わり", "soft": "目処"}
_PAST_LABELS = {"firm": " 超過", "window": " 終了", "measure": "・継続は未確認", "soft": " 経過"}


def _sort(item: Item) -> str:
    if item["kind"] == "window":
        return "window"
    if item["deadline"]["firm"]:
        return "firm"
    return "measure" if item["strength"] == "measure" else "soft"


def label(item: Item) -> str:
    """県期限 12/4（金）: who asks and by when, as a subject begins."""
    deadline = item["deadline"]
    if deadline is None:
        return f"時期 {_span(item['season'])}" if item["season"] else "期限の記載なし"
    sort, issuer = _sort(item), ISSUERS[deadline["issuer"]]
    past = item["state"] in ("overdue", "past_target", "ended_unconfirmed", "closed")
    time = f" {deadline['until']}" if deadline["until"] else ""
    on = f"{short_day(deadline['on'])}{time}{_PAST_LABELS[sort] if past else ''}"
    if sort == "measure" and past:
        return f"資料上は終了 {on}"
    return f"{'' if sort == 'window' else issuer}{_LABELS[sort]} {on}"


def _standing(item: Item) -> str:
    state = item["state"]
    if state == "past_target":
        advice = "" if item["to_prefecture"] else "未設定なら県へ相談してください。"
        return f"{STATES[state]}。{advice}"
    if state in ("overdue", "ended_unconfirmed"):
        return f"{STATES[state]}。"
    return ""


def _season_or_none(item: Item) -> str:
    if not item["season"]:
        return "いつまで：資料に期限の記載はありません。"
    wording = f"（{item['season_wording']}）" if item["season_wording"] else ""
    return f"時期：{_span(item['season'])}ごろ{wording}。日付はまだ分かっていません。"


def _span(season: Sequence[str]) -> str:
    return f"{short_day(season[0])}～{short_day(season[1])}"


def _deadline(deadline: Mapping[str, Any]) -> str:
    time = f" {deadline['until']}まで" if deadline["until"] else ""
    return f"{long_day(deadline['on'])}{time}（{ISSUERS[deadline['issuer']]}）"


def _left(item: Item) -> str:
    left = item["days_left"]
    if item["state"] == "today":
        return "。本日です"
    if left > 0:
        return f"。残り{left}開庁日"
    return f"。{-left}開庁日過ぎています" if left < 0 else ""


def _wordings(item: Item) -> list[str]:
    both = (item["deadline"], item["other_deadline"])
    return [each["wording"] for each in both if each and each["wording"]]


def records(item: Item) -> list[str]:
    """What an organisation recorded, where a duty asks for numbers."""
    record = item.get("record")
    return [targets.recorded(record["kind"], record["fiscal_year"], record["values"])] if record else []


def draft(name: str, title: str, due_on: dt.date | None) -> str:
    """A draft that somebody of the prefecture reads, changes and sends themselves."""
    until = f"{long_day(due_on.isoformat())}が期限（目処）の" if due_on else ""
    return (
        f"{name} ご担当者様\n\n"
        f"{until}「{title}」について、進捗の登録がまだのようです。"
        "お済みでしたら「完了」を、対象でなければ「対象外」を登録してください。"
        "お困りのことがあれば、ご連絡ください。\n"
    )


def sent(organisations: int, messages: int, reminders: int, missed: int, attempts: int) -> str:
    """What one run did."""
    late = f"、遅すぎて送らなかったもの {missed} 件" if missed else ""
    queued = f"{messages} 通（{reminders} 件）を送信箱に入れ、{attempts} 回送りました{late}。"
    return f"{organisations} 団体の予定を確かめ、{queued}"


def short_date(item: Item) -> str:
    """12/4（金）, or the days of the season; empty where nothing is known."""
    if item["deadline"] is not None:
        return long_day(item["deadline"]["on"])
    return _span(item["season"]) if item["season"] else ""
