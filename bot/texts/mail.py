"""Sentences of mails."""

from __future__ import annotations

import datetime as dt

from knowledge.calendars.office_hours import JAPAN

SENDER = "窓口"
YOU_ASKED = "質問"
RE = "Re: "
ANSWER_SUBJECT = "回答："
SENTENCE_SUBJECT = "窓口からのお知らせ"
BOARD = "お知らせの一覧を開く"
NOTHING_CHANGES = "ボタンを押すと、確かめのページが開きます。そこで決めるまで、何も変わりません。"
REPLY_TO_ASK = "このメールに返信すると、続けて質問できます。引用と署名は読みません。"
NO_REPLY = "このメールに返信しても届きません。"
AUTOMATIC = "期限を知らせるため、自動で送っています。"

TO_TICKET = "相談のページを開く"
TICKET_STATE = "いまの状態"
TICKET_FROM = "団体"
TICKET_DUE = "回答の目安"
TICKET_DESK = "相談窓口"
TICKET_NOTE = "返事や回答は、相談のページから行ってください。このメールに返信しても、相手には届きません。"
TICKET_REASONS = {
    "unclaimed": "まだだれも担当していない相談があります。",
    "late": "回答の目安を過ぎた相談があります。",
    "unanswered": "相談窓口が、あなたの返事を待っています。",
}
_TICKET_NEWS = {
    "desk": {
        "": "相談が届きました。",
        "reply": "質問した人から返事がありました。",
        "reopen": "質問した人が、もう一度聞いています。",
        "withdraw": "質問した人が、相談を取り下げました。",
    },
    "asker": {
        "": "相談を受け付けました。",
        "ask_back": "相談窓口から、聞きたいことがあります。",
        "answer": "相談窓口から回答がありました。",
        "close": "相談が完了しました。",
    },
}

SIGN_IN_SUBJECT = "窓口へのサインイン"
SIGN_IN_LEAD = "次のリンクを開いて、「サインインする」を押してください。"
SIGN_IN = "サインインのページを開く"
SIGN_IN_NOT_YOU = (
    "心当たりがないときは、何もしないでください。リンクを開いて押さないかぎり、サインインされません。"
)

CHECK_SUBJECT = "窓口からの確かめのメール"
CHECK_TEXT = "このメールが読めれば、窓口はメールを送れます。返信は要りません。"

TROUBLES = {
    "encrypted": "暗号化されたメールは読めませんでした。暗号化せずに、本文に質問を書いて送ってください。",
    "too_large": (
        "メールが大きすぎて読めませんでした。添付ファイルを外して、本文に質問を書いて送ってください。"
    ),
    "unreadable": (
        "メールの形式を読み取れませんでした。文字だけの本文に質問を書いて、新しいメールで送ってください。"
    ),
}


def ticket_subject(number: str, question: str) -> str:
    """【相談 R8-12】期限は？"""
    return f"【相談 {number}】{question}"


def ticket_news(role: str, news: str) -> str:
    """What a mail about a ticket tells of."""
    return _TICKET_NEWS[role].get(news) or _TICKET_NEWS[role][""]


def no_reply_to_ticket(address: str) -> str:
    """Somebody replied to a mail about a ticket: nobody but we would read it."""
    where = f"\n{address}" if address else ""
    return (
        "相談のメールへの返信は、相手に届きません。返事や回答は、相談のページから行ってください。"
        f"新しい質問は、返信ではなく新しいメールで送ってください。{where}"
    )


def several(count: int) -> str:
    """Above several duties in one mail."""
    return f"お知らせ {count}件（急ぐ順）"


def attachments(count: int) -> str:
    """Files that came with a question."""
    return f"添付ファイル（{count}件）は読んでいません。必要なところは、本文に書いて送ってください。"


def too_many(limit: int) -> str:
    """Somebody wrote too often."""
    return (
        f"一時間に受け付けられる質問（{limit}件）を超えました。このメールからの質問は読んでいません。"
        "しばらくしてから、もう一度送ってください。"
    )


def links_work(days: int) -> str:
    """How long the links of a mail work."""
    return f"ボタンのリンクは{days}日間、一度だけ使えます。"


def sign_in_until(until: dt.datetime) -> str:
    """How long a link for signing in works."""
    local = until.astimezone(JAPAN)
    return f"このリンクは {local.hour}:{local.minute:02} まで、一度だけ使えます。"
