"""Sentences about answers that were wrong, and about what changed since an answer."""

from __future__ import annotations

from bot.domain.split import shortened

TITLE = "回答の訂正"
LEAD = "誤りとして取り下げた回答と、そのために検索から外している箇所です。"
EMPTY = "取り下げた回答はありません。"
EMPTY_NEXT = "「質問の記録」で質問を開き、「この回答は誤り」から取り下げられます。"
WRONG = "この回答は誤り"
WRONG_LEAD = (
    "この回答を、届いたすべての場所で取り下げます。根拠にした箇所は、確かめるまで検索に使いません。"
    "同じ文面の回答を受け取った人にも知らせます。"
)
REASON = "誤りの内容（受け取った人に伝わります）"
WITHDRAW = "回答を取り下げる"
WITHDRAWN = "回答を取り下げ、受け取った人に知らせます。根拠の箇所は検索から外しました。"
ALREADY = "この回答は、すでに取り下げてあります。"
NOT_ANSWERED = "取り下げる回答がありません。"
NO_QUESTION = "この質問は見つかりません。番号を確かめてください。"
NOT_FOUND = "この箇所は見つかりません。一覧を開き直してください。"
CHANGED_MEANWHILE = "ほかの人が先に決めました。ページを開き直してください。"
STATES = {"open": "確認待ち（検索から外しています）", "kept": "外したまま", "back": "検索に戻しました"}
PUT_BACK, KEEP_OUT = "検索に戻す", "外したままにする"
REVIEWED = "決めました。"
PASSAGES = "検索から外した箇所"
NO_PASSAGES = "外した箇所はありません。"
COUNT = "取り下げた回答 {}件"
SINCE = "この回答の後のお知らせ"

CHANGES = "資料の改正と回答"
CHANGES_LEAD = "改正・廃止された資料をもとに答えた質問です。質問した人に一度だけ知らせることができます。"
NO_CHANGES = "資料の改正に関わる質問はありません。"
NO_CHANGES_NEXT = "資料を入れ替えて索引を作り直すと、その資料で答えた質問がここに並びます。"
TELL = "質問した人に知らせる"
TELLING = "まだ知らせていない人に知らせます。"
UNTOLD = "質問した人 {}人（うち、まだ知らせていない人 {}人）"
RESTING = "この資料を根拠とする庁内Q&A"
_LONGEST = 60


def told(asked: str, reason: str) -> str:
    """To whoever received an answer that was withdrawn."""
    return (
        f"前にお届けした「{shortened(asked, _LONGEST)}」への回答には誤りがあったため、取り下げました。"
        f"理由：{reason}\n必要なときは、もう一度質問するか、「人に聞く」で相談窓口に伝えてください。"
    )


def replaced(asked: str, title: str) -> str:
    """To whoever received an answer whose document was replaced."""
    return (
        f"前にお届けした「{shortened(asked, _LONGEST)}」への回答は、資料「{title}」をもとにしていました。"
        "この資料は、その後に改正または廃止されました。もう一度質問して、いまの内容を確かめてください。"
    )


def count(number: int) -> str:
    """How many answers a correction withdrew."""
    return COUNT.format(number)


def untold(people: int, left: int) -> str:
    """How many asked, and how many were not told."""
    return UNTOLD.format(people, left)
