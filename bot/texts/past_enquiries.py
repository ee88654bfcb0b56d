"""Sentences about past enquiries and the replies to them."""

from __future__ import annotations

from bot.domain.past_enquiry import Content, PastEnquiry
from bot.texts import answers
from knowledge.calendars.fiscal_year import fiscal_year_of

ORIGINS = {"prefecture": "県", "nation": "国", "other": "そのほか"}
"""Who asks, in the words that staff use."""

ORIGIN, SENDER, TITLE, NUMBER = "照会の種類", "照会元", "件名", "文書番号"
ASKED, ASKED_ON, REPLY, REPLIED_ON = "照会の内容", "照会の日", "回答", "回答した日"
NUMBER_OPTIONAL = "文書番号（あれば）"
WRONG_ORIGIN = "照会の種類を、一覧から選んでください。"
WRONG_ORDER = "「回答した日」は「照会の日」より後の日にしてください。"
REPLIED_IN_FUTURE = "「回答した日」は今日までの日にしてください。"
NOT_ALLOWED = "過去の照会を登録・削除できるのは、相談窓口の人か管理者だけです。"
NOT_FOUND = "この番号の過去の照会は、この団体にありません。番号を確かめてください。"
NO_ORGANISATION = "団体を --organisation で指定するか、madoguchi init で設定してください。"
NONE = "登録された過去の照会はありません。"
_SOON = "まもなく検索の対象になります（1分ほどかかることがあります）。見られるのは、この団体の人だけです。"


def document(content: Content) -> str:
    """What a citation calls it."""
    year = fiscal_year_of(content.asked_on).label
    return f"{year}の照会「{content.title}」（{content.sender}）への回答"


def question(content: Content) -> str:
    """What the index knows it by: who asked, when, about what, and the enquiry itself."""
    year, asked_on = fiscal_year_of(content.asked_on).label, answers.day(content.asked_on)
    origin = "" if content.origin == "other" else f"{ORIGINS[content.origin]}からの"
    about = f"{content.sender}、{asked_on}「{content.title}」"
    return f"{year}の{origin}照会に何と答えたか、何と回答したか。（{about}）\n{content.asked}"


def added(number: str) -> str:
    """After one was kept."""
    return f"{number} を登録しました。{_SOON}"


def removed(number: str) -> str:
    """After one was deleted."""
    return f"{number} を消しました。いまから、どの質問の回答にも使いません。"


def line(enquiry: PastEnquiry) -> str:
    """One line of a list."""
    content = enquiry.content
    said = (answers.day(content.replied_on), content.sender, content.title)
    return "\t".join([enquiry.number, *said])
