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
TICKET_OPENED = {"desk": "相談が届きました：", "asker": "相談窓口に伝えました："}
REPLY_OF_ASKER = "このメールに返信すると、相談窓口に届きます（相談が終わるまで）。"
REPLY_OF_DESK = (
    "このメールに返信すると、書いたことの送り先を確かめるメールが届きます。"
    "件名の番号（[窓口 T-…]）は残してください。"
)
DRAFT_HEADING = "この返信を、どうしますか"
DRAFT_LEAD = (
    "まだ、だれにも送っていません。下のボタンで開くページで、文面を確かめてから送ってください。"
    "心当たりがないときは、何もしないでください。"
)
RECEIVED = "回答の返信を受け取り、相談に記録しました。ありがとうございました。"
NO_DESK_MAILBOX = "この相談の窓口は、メールでは対応していません。相談のページから行ってください。"

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


def draft_question(question: str) -> str:
    """What the reply is about."""
    return f"【この相談への返信です】\n{question}"


def reply_not_possible(reason: str, address: str) -> str:
    """Why a reply to a mail about a ticket went nowhere, and where to go on."""
    return f"{reason}\n{TO_TICKET}：{address}" if address else reason


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
