"""Sentences of `/madoguchi` and its like: what the service says about itself in a chat."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from bot.texts import web
from knowledge.calendars.office_hours import JAPAN

# What somebody types, in small letters and half width; nothing at all asks for help.
WORDS = {
    "help": ("", "help", "ヘルプ", "使い方"),
    "status": ("status", "状態", "状況"),
    "questions": ("questions", "質問の記録", "質問一覧"),
    "reindex": ("reindex", "索引", "再索引"),
    "notify_here": ("お知らせ",),
    "notify_no_more": ("お知らせ 停止",),
}
HELP = (
    "/madoguchi のあとに質問を書くと、資料から出典つきで答えます（あなただけに見えます）。",
    "例：/madoguchi CIO補佐官の任用に使える財政措置は？",
    "チャンネルで @ を付けて呼ぶと、スレッドで答えます。ダイレクトメッセージでも聞けます。",
    "管理者は次も使えます。",
    "・/madoguchi status … 索引と質問の様子",
    "・/madoguchi questions … 資料で答えられなかった質問",
    "・/madoguchi reindex … 資料を読み直して索引を作る",
    "・/madoguchi お知らせ … このチャンネルに団体の期限を知らせる（やめるときは「お知らせ 停止」）",
)
WORKING = "資料を調べています…"
RECEIVED = "受け付けました。資料を調べています。"
NOT_ADMINISTRATOR = (
    "これは管理者だけが使えます。必要なときは、窓口の管理者に頼んでください（頼まれたことは記録されます）。"
)
NO_INDEX = "索引：まだありません。「reindex」で作れます。"
NONE_UNANSWERED = "資料で答えられなかった質問は、この30日にはありません。"
REINDEX = "索引の作り直し"
REINDEX_ACCEPTED = "索引の作り直しを始めます。進みぐあいは、ダイレクトメッセージで知らせます。"
REINDEX_WAITING = "順番を待っています。"
NO_ORGANISATION = (
    "あなたの団体が登録されていないため、お知らせ先にできません。"
    "管理者の登録に団体を付けてください（madoguchi people add）。"
)
NOT_JOINED = (
    "団体がお知らせの対象に入っていません。「madoguchi organisations add 団体コード」で加えてください。"
)
NOT_A_CHANNEL = "お知らせ先にするチャンネルの中で実行してください。"
NOT_INVITED = (
    "窓口がこのチャンネルに入っていないため、書き込めません。"
    "「/invite @madoguchi」で招いてから、もう一度実行してください。"
)
NOTHING_TO_RECORD = "この件に、記録する数はありません。"
FORGOTTEN = "この内容は、保存の期間が過ぎて消えています。必要なときは、もう一度質問してください。"
NOTIFIED_ALREADY_NOT = "ここは、お知らせ先になっていません。"


def status(built_at: dt.datetime, documents: int, passages: int) -> str:
    """索引：11月23日 9:05 に作成、資料 42件、該当箇所 1,922件."""
    return f"索引：{_minute(built_at)} に作成、資料 {documents:,}件、該当箇所 {passages:,}件"


def asked(counts: Mapping[str, int], days: int) -> str:
    """この30日の質問：回答 12件、…."""
    parts = [f"{web.STATUSES[name]} {counts[name]:,}件" for name in web.STATUSES if counts.get(name)]
    return f"この{days}日の質問：" + ("、".join(parts) or "なし")


def waiting(questions: int, messages: int) -> str:
    """What is under way."""
    return f"回答を待つ質問 {questions:,}件、送信を待つもの {messages:,}件"


def failed(questions: int, messages: int) -> str:
    """What was given up."""
    return (
        f"回答できずに終わった質問 {questions:,}件、送れなかったもの {messages:,}件。"
        "理由はお知らせ欄と「madoguchi check」で確かめてください。"
    )


def unanswered(days: int, count: int, shown: int) -> str:
    """Above the questions that the documents did not answer."""
    more = f"（新しい {shown}件）" if count > shown else ""
    return f"この{days}日に資料で答えられなかった質問 {count:,}件{more}"


def question(at: dt.datetime, text: str) -> str:
    """・11月23日 9:05 申込期限は？."""
    return f"・{_minute(at)} {text or web.TEXT_NOT_KEPT}"


def notified_here(organisation: str) -> str:
    """A channel becomes the destination of an organisation's reminders."""
    return f"これから、{organisation}の期限をここに知らせます。やめるときは「お知らせ 停止」です。"


def notified_no_more(organisation: str) -> str:
    """A channel is a destination no more."""
    return f"{organisation}の期限を、ここには知らせません。お知らせ欄のページでは引き続き見られます。"


def _minute(at: dt.datetime) -> str:
    local = at.astimezone(JAPAN)
    return f"{local.month}月{local.day}日 {local.hour}:{local.minute:02}"
