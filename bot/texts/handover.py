"""Words of an enquiry (照会) to a desk without a system, and of its reply."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from bot.domain.answer import Citation
from bot.texts.answers import VALIDITY
from knowledge.calendars.era import era_year_of

NO_NUMBER = "（文書番号）"
REQUEST = "このことについて、次のとおり照会しますので、御回答くださるようお願いします。"
NOTE = "記"
MATTER = "照会の内容"
SOURCES = "参照した資料"
ANSWER_BY = "回答の希望日"
HOW = "回答の方法"
HOW_TO_ANSWER = "この照会への返信（メール、文書）でお願いします。返信には、次の番号を残してください。"
NO_DATE = "日付なし"

NO_LETTER = "この相談には、照会文がありません。「上の窓口に回す」で作れます。"
NO_MARK = (
    "貼り付けた文に、この窓口の番号（[窓口 T-…]）が見つかりません。"
    "件名も含めて貼り付けるか、相談のページの「届いた回答を写す」に貼り付けてください。"
)
SEVERAL_MARKS = "貼り付けた文に、番号がいくつもあります。一つの相談の返信だけを貼り付けてください。"
FOREIGN_MARK = (
    "この番号は、この窓口が出したものではないか、書き換えられています。"
    "送り主を確かめ、相談のページの「届いた回答を写す」に貼り付けてください。"
)
NO_REPLY = "貼り付けた文に、返信の本文が見つかりません。引用の上に書かれた部分も含めて貼り付けてください。"

SHEET = "照会"
COLUMNS = (
    "受付番号",
    "照会日",
    "文書番号",
    "あて先",
    "照会元",
    "件名",
    "照会の内容",
    "参照した資料",
    "回答の希望日",
    "返信に残す番号",
    "回答",
)


def mark(number: str, proof: str) -> str:
    """What a reply must keep."""
    return f"[窓口 {number}-{proof}]"


def subject(question: str) -> str:
    """The subject of a letter."""
    line = " ".join(question.split()).rstrip("。？?")
    return f"「{line if len(line) <= 40 else line[:40] + '…'}」について（照会）"


def to(addressee: str) -> str:
    """To whom."""
    return f"{addressee}　御中"


def era_day(day: dt.date) -> str:
    """令和8年11月24日."""
    return f"{era_year_of(day)}{day.month}月{day.day}日"


def answer_by(day: dt.date) -> str:
    """By when an answer is hoped for."""
    return f"{era_day(day)}（{'月火水木金土日'[day.weekday()]}）までに御回答いただけると助かります。"


def numbered(number: int, heading: str) -> str:
    """１　照会の内容."""
    digits = str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    return f"{digits}　{heading}"


def sources(cited: Sequence[Citation]) -> list[str]:
    """Where it was looked up, with the original wording."""
    lines = []
    for number, each in enumerate(cited, 1):
        issued = era_day(each.issued_on) if each.issued_on else NO_DATE
        lines.append(f"({number}) {each.issuer}「{each.document}」（{issued}）{each.place}")
        lines.append(f"　「{' '.join(each.quote.split())}」（{VALIDITY[each.validity]}）")
        if each.original:
            lines.append(f"　元の資料：「{each.original}」{each.url}")
    return lines


def contact(desk: str, phone: str, mail: str) -> tuple[str, ...]:
    """Whom to ask."""
    ways = (("電話", phone), ("メール", mail))
    return (f"担当　{desk}", *(f"{name}　{value}" for name, value in ways if value))


def mail_head(addressee: str, address: str, subject: str) -> str:
    """The first lines of a mail draft."""
    return f"宛先：{addressee}{f' <{address}>' if address else ''}\n件名：{subject}"


def mail_opening(sender: str) -> str:
    """The first sentence of a mail."""
    return (
        f"お世話になっております。{sender}です。\n次のとおり照会しますので、御回答くださるようお願いします。"
    )
