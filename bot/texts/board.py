"""Sentences of the notice board, of an occurrence and of its actions."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bot.domain.ledger import Action
from bot.texts import undelivered
from bot.texts.answers import day as japanese_day
from bot.texts.ledger import day
from knowledge.calendars.fiscal_year import FiscalYear

if TYPE_CHECKING:
    from bot.storage.ledger import Event

TITLE = "お知らせ"
LEAD = "期限や募集のお知らせです。急ぐものから並びます。済んだら「完了」を押すと、お知らせは止まります。"
EMPTY = "いま届いているお知らせはありません。"
EMPTY_NEXT = (
    "この先の期限は「年間の予定」で見られます。証明書の更新や契約など、"
    "自分たちの期限は「義務と募集」で加えられます。"
)
TO_CALENDAR = "年間の予定を見る"
TO_DUTIES = "自分たちの期限を加える"
BACKLOG_TITLE = "棚卸し"
OPEN_TITLE = "対応するもの"
CLOSED_TITLE = "終わったもの"
MISSED_TITLE = "届かなかったお知らせ"
MISSED_LEAD = "止まっていた間に時期が過ぎたため、送らなかったお知らせです。"
UNDELIVERED_TITLE = "届けられなかった宛先（管理者向け）"
UNDELIVERED_LEAD = "次の宛先に届けられませんでした。宛先の設定を確かめてください。"
REASONS = {
    "expired": "送れないまま、役に立つ時期を過ぎました。",
    "too many attempts": "何度送っても届きませんでした。",
    "outcome unknown": "届いたかどうかを確かめられませんでした。",
    "bounced": "宛先のメールサーバーから、届けられないと返ってきました。",
    "smtp_recipient_refused": "メールサーバーが、この宛先を受け付けませんでした。",
    "smtp_sender_refused": "メールサーバーが、窓口の差出人アドレスを受け付けませんでした。",
    "smtp_message_refused": "メールサーバーが、このメールを受け付けませんでした。",
    **undelivered.SLACK,
}

COMPLETE = "完了にする"
ACKNOWLEDGE = "確認した"
SNOOZE = "この日に知らせる"
SET_ASIDE = "対象外にする"
KEEP = "これから行う"
UNDO = "取り消す"
NOTE = "書きとめる"
DONE_ON = "完了した日"
DOCUMENT_NUMBER = "文書番号（あれば）"
UNTIL = "もう一度知らせる日"
REASON = "対象外とする理由"
WAITING_FOR = "だれの返事を待っているか"
NOTE_TEXT = "メモ（証拠の保存場所など）"
NAME = "操作する人の名前"
NAME_HINT = "サインインの設定がないため、記録に残す名前をお尋ねします。次からはお尋ねしません。"
NOTE_OPEN = "待っている相手・メモ"
WHAT_NEXT = "次にすること"
WHY = "根拠"
WORDING = "原文："
CAUTION = "注意："
TOLD_AT = "お知らせした日時："

ACT = "進捗を登録する"
HISTORY = "変更の履歴"
NO_HISTORY = "まだ、だれも登録していません。"
REMINDERS = "お知らせの記録"
NO_REMINDERS = "予定しているお知らせはありません。"
ON_BEHALF = "（県が代わりに登録）"
STEP = "時期"
AT = "日時"
WHAT_HAPPENED = "結果"
WHO = "だれが"
CHANGE = "変更"
DETAILS = "内容"
REMINDER_STATES = {
    "planned": "予定",
    "queued": "送信済み",
    "missed": "届かず（時期が過ぎました）",
    "cancelled": "取り止め",
}
NOT_YOURS = "この件の進捗を見ることも変えることも、その団体の職員と都道府県の担当者だけができます。"
SEEN_BY_PREFECTURE = "県の担当者として見ています。メモと理由は、その団体の職員だけが見られます。"
LOCAL_PERSON = "このパソコンの利用者"


def backlog(count: int) -> str:
    """What was running before the installation and waits for a word."""
    return f"使い始める前から動いている件が{count}件あります。いまの状態を教えてください。"


def ask_about(title: str) -> str:
    """A question that can be sent as it is."""
    return f"「{title}」は、いつまでに何をすればよいですか？"


def snooze_hint(limit: dt.date) -> str:
    """How far a reminder can be put off."""
    return f"{japanese_day(limit)}まで選べます。期限は変わりません。"


def snoozed_until(until: dt.date) -> str:
    """あとで, as a mark beside the progress."""
    return f"{day(until)}に再通知"


def done(done_on: dt.date, document_number: str) -> str:
    """When something was done, and in which document."""
    number = f"（文書番号 {document_number}）" if document_number else ""
    return f"{day(done_on)}に完了{number}"


def cycle(name: str) -> str:
    """2025 → 令和7年度, 2025-3 → 令和7年度 第3回."""
    year, _, number = name.partition("-")
    if not year.isdecimal():
        return "期限の記載なし"
    return FiscalYear(int(year)).label + (f" 第{number}回" if number else "")


def detail(event: Event, *, private: bool) -> str:
    """What a change carried; `private` says whether reasons and notes may be seen."""
    after = event.after
    if event.action is Action.COMPLETE and after.done_on:
        return done(after.done_on, after.document_number)
    if event.action is Action.SNOOZE and after.snooze_until:
        return snoozed_until(after.snooze_until)
    if event.action is Action.SET_ASIDE and private:
        return after.reason
    if event.action is Action.NOTE and private:
        return "／".join(each for each in (after.waiting_for, after.note) if each)
    return ""
