"""Sentences for questions that are not answered, and why."""

from __future__ import annotations

EMPTY = "質問が空です。聞きたいことを文で書いてください。"
NO_WORDS = "文字が読み取れませんでした。聞きたいことを文で書いてください。"
PERSONAL_DATA = (
    "個人番号や名簿のような個人情報が含まれているため、受け付けませんでした。内容は保存していません。"
    "個人が分かる部分を消して、聞きたいことだけを書いてください。"
)
NOT_JAPANESE = "日本語で質問してください。資料が日本語のため、ほかの言葉では探せません。"


def too_long(characters: int, limit: int) -> str:
    """The question is far longer than a question."""
    return f"質問が長すぎます（{characters:,}字）。{limit:,}字までで、聞きたいことを先に書いてください。"


REASONS = {
    "empty": EMPTY,
    "no_words": NO_WORDS,
    "personal_data": PERSONAL_DATA,
    "not_japanese": NOT_JAPANESE,
}
NEXT = {
    "empty": "例：「CIO補佐官の任用に使える財政措置は？」",
    "no_words": "例：「情報システムの標準化の期限は？」",
    "personal_data": "急ぐときは、情報システム担当に電話で伝えてください。",
    "not_japanese": "例：「研修の申込みはいつまでですか」",
    "too_long": "文書の中身について聞くときは、管理者に資料として登録してもらってください。",
}
