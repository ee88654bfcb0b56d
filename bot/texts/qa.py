"""Sentences about Q&As that are made of replies."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from bot.domain import scope
from bot.domain.qa import Version
from bot.texts import answers

TITLE = "庁内Q&A"
STATES = {
    "proposed": "確認待ち",
    "approved": "公開中",
    "replaced": "新しい版に置き換え",
    "withdrawn": "取下げ",
    "rejected": "見送り",
}
SIZES = {
    "under_10000": "人口1万人未満の市区町村",
    "under_30000": "人口1万人以上3万人未満の市区町村",
    "under_100000": "人口3万人以上10万人未満の市区町村",
    "from_100000": "人口10万人以上の市区町村",
}
KINDS = {"person": "人の名前", "organisation": "団体の名前", "contact": "連絡先など", "number": "番号"}

QUESTION, ANSWER, DESK = "質問", "回答", "回答した窓口"
WRONG_AUDIENCE = "だれに見せるかを、一覧から選んでください。"
WRONG_PERIOD = "「いつまで」は「いつから」より後の日にしてください。"
NOT_ADMINISTRATOR = "Q&A を確かめて公開できるのは、管理者だけです。"
NOT_THE_DESK = "回答を Q&A として提案できるのは、回答した相談窓口の人か管理者だけです。"
NOT_FOUND = "この番号の Q&A は見つかりません。番号を確かめてください。"
NOT_ANSWERED = "この相談には、まだ回答がありません。回答が届いてから提案してください。"
NOTHING_PROPOSED = "この Q&A には、確認待ちの版がありません。「新しい版を作る」から始めてください。"
NOTHING_APPROVED = "この Q&A は公開されていません。"
CHANGED_MEANWHILE = "ほかの人が先に処理しました。ページを開き直して、いまの内容を確かめてください。"
PERSONAL_DATA = (
    "名簿のような個人の情報が含まれているため、保存していません。氏名や番号を消して、もう一度書いてください。"
)
REMAINS = (
    "名前・団体・番号などが残っているかもしれません。印の付いた箇所を消すか、"
    "「残っている箇所を確かめた」に印を付けてください。"
)
PROPOSED = "Q&A の案として、管理者に渡しました。管理者が確かめてから公開されます。"
SAVED = "案を保存しました。まだ公開していません。"
REJECTED = "この案は見送りました。"
WITHDRAWN = "取り下げました。いまから、どの質問の回答にも使いません。"
REVISED = "新しい版の案を作りました。公開するまでは、いまの版を使い続けます。"
EDITION = "第{}版"
NEWS = "前に質問されたことへの回答が、庁内Q&Aに加わりました。"
FEW = "ほかの団体の人数は、3団体以上のときだけ示します。"
TELL = "同じことを質問した人に、この回答を届ける"
TOLD = "同じことを質問した人に、この回答を届けます。届けた人に、もう一度届くことはありません。"
ALL_TOLD = "同じことを質問した人には、届け終わっています。"
NOBODY = "同じことを質問した人は、まだいません。"
NEXT = "事情が違うときは、「人に聞く」で相談窓口に伝えてください。"


def title(number: str) -> str:
    """What a citation calls a Q&A."""
    return f"{TITLE} {number}"


def edition(version: int) -> str:
    """第2版."""
    return EDITION.format(version)


def approved(number: str) -> str:
    """After an approval."""
    return f"{number} を公開しました。まもなく検索の対象になります（1分ほどかかることがあります）。"


def news(version: Version) -> str:
    """To somebody who had asked the same."""
    content = version.content
    source = f"{title(version.number)}（{content.desk}、{answers.day(content.answered_on)}）"
    return f"{NEWS}\n{content.answer}\n出典：{source}\n{NEXT}"


def same(own: int, others: int | None) -> str:
    """How many had asked the same."""
    elsewhere = f"、ほかの団体の{others}人" if others else ""
    return f"同じことを質問した人：この団体の{own}人{elsewhere}。{FEW}"


def audience(of: str, names: Mapping[str, str]) -> str:
    """Who may find it, in words; `names` are those of organisations by code and of prefectures by number."""
    kind, _, which = of.partition(":")
    if of == scope.SHARED:
        return "すべての団体"
    if kind == "prefecture":
        return f"{names.get(which, which)}と、その中の市区町村"
    return SIZES.get(which, "") if kind == "size" else f"{names.get(which, which)}だけ"


def period(begins: dt.date | None, ends: dt.date | None) -> str:
    """From when until when it holds."""
    if begins is None and ends is None:
        return "期間の定めなし"
    first = f"{answers.day(begins)}から" if begins else ""
    return first + (f"{answers.day(ends)}まで" if ends else "")
