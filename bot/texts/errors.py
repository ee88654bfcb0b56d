"""Sentences of the error pages: what happened, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ErrorText:
    """The words of one kind of error."""

    title: str
    message: str
    next_step: str


_BY_STATUS = {
    400: ErrorText(
        "受け付けられない内容です",
        "送られた内容を読み取れませんでした。",
        "前のページに戻って、もう一度書いてください。",
    ),
    403: ErrorText(
        "このページは開けません",
        "このページを見る権限がありません。",
        "必要なときは、管理者に頼んでください。質問することはできます。",
    ),
    404: ErrorText(
        "ページが見つかりません",
        "お探しのページはありません。消えたか、ほかの人のものです。",
        "住所（URL）を確かめるか、最初のページから開いてください。",
    ),
    405: ErrorText(
        "この開き方はできません",
        "このページは、ボタンから送るためのものです。",
        "最初のページから、やり直してください。",
    ),
    413: ErrorText(
        "送られた内容が大きすぎます",
        "1メガバイトを超える内容は受け取れません。",
        "聞きたいことだけを、2,000字までで書いてください。",
    ),
    429: ErrorText(
        "少し待ってください",
        "短い時間に、たくさんの質問が届きました。",
        "1分ほど待ってから、もう一度送ってください。",
    ),
    500: ErrorText(
        "処理の途中で失敗しました",
        "窓口の側で問題が起きました。あなたの操作のせいではありません。",
        "少し待ってから、もう一度開いてください。続くときは、管理者に時刻を伝えてください。",
    ),
    503: ErrorText(
        "いまは使えません",
        "必要なものが、いま動いていません。",
        "しばらくしてから、もう一度開いてください。",
    ),
}

WRONG_HOST = (
    "この名前（ホスト名）では受け付けていません。"
    "管理者は MADOGUCHI_WEB_HOSTS か MADOGUCHI_WEB_PUBLIC_URL に、職員が開く名前を書いてください。"
)
STALE = "ページを開いてから時間がたったか、ほかの画面から送られたため、受け付けませんでした。"


def of(status: int) -> ErrorText:
    """The words for an HTTP status."""
    return _BY_STATUS.get(status) or _BY_STATUS[500 if status >= 500 else 400]
