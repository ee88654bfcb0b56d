"""Sentences that only Microsoft Teams shows; what every channel says is in the other modules."""

from __future__ import annotations

from bot.texts import chat

WORKING = "資料を調べています"
RECEIVED = "受け付けました。終わると、このお知らせが新しくなります。"
ASK_HINT = "回答は、この会話に書きます。"
_HOW = (
    "個人チャットでは、聞きたいことをそのまま書いてください。資料から出典つきで答えます。",
    "チームのチャンネルやグループ チャットでは、@ を付けて呼んでください。",
    "例：CIO補佐官の任用に使える財政措置は？",
)
GREETING = (
    "窓口です。情報システムや DX のことを、登録された資料から答えます。",
    *_HOW,
    "資料に無いことは、無いと言います。使い方は「ヘルプ」で出ます。",
    chat.NO_PERSONAL_DATA,
)
HELP = (
    *_HOW,
    "管理者は、次の言葉も使えます。",
    "・状況 … 索引と質問の様子（個人チャットで）",
    "・質問一覧 … 資料で答えられなかった質問（個人チャットで）",
    "・再索引 … 資料を読み直して索引を作る（個人チャットで）",
    "・お知らせ … この会話に団体の期限を知らせる（やめるときは「お知らせ 停止」）",
    chat.NO_PERSONAL_DATA,
)
IN_PRIVATE = "ほかの人に見えるため、ここでは使えません。窓口との個人チャットで書いてください。"
GONE = "このお知らせの記録は、保存の期間が過ぎて消えています。新しいお知らせを見てください。"


def sources(count: int, *, answered: bool) -> str:
    """Above the sources of an answer, which もっと見る unfolds."""
    return f"根拠にした資料（{count}件）" if answered else f"近い記述（{count}件。答えではありません）"


def required(label: str) -> str:
    """Below a field that was left empty."""
    return f"「{label}」を入れてください。"


def page(number: int, pages: int) -> str:
    """2／3ページ."""
    return f"{number}／{pages}ページ"


def left_out(lines: int) -> str:
    """Lines of a report that a message has no room for."""
    return f"…ほか{lines}行"


def own_id(user: str) -> str:
    """What an administrator needs to register whoever asks for help."""
    return f"あなたの番号（管理者の登録に使います）：{user}"


def own_place(conversation: str) -> str:
    """What an administrator needs to make a conversation the place of a desk."""
    return f"この会話の番号（相談窓口の場所に使います）：{conversation}"
