"""Sentences of the pages about the log of questions."""

from __future__ import annotations

LEAD = (
    "答えが出ていないものが先、次に新しい順です。個人の情報らしいところは、伏せて保存しています。"
    "だれが聞いたかは、ここには出しません。"
)
OUTCOME = "結果"
ALL = "すべて"
OWED = "答えが出ていないもの"
TEXT = "質問の文に含む言葉"
MORE_FILTERS = "ほかの絞り込み"
FEEDBACK = "役に立ったか"
FEEDBACKS = {
    "helpful": "役に立った",
    "unhelpful": "役に立たない",
    "none": "回答への声なし",
}
ORGANISATION = "団体"
CHANNEL = "受付"
SINCE = "この日から"
UNTIL = "この日まで"
FILTER = "絞り込む"
NONE_MATCH = "当てはまる質問はありません。"
SHOW_ALL = "すべて見る"
EMPTY = "質問はまだありません。"
EMPTY_NEXT = "「質問する」のページか、つないだチャットで聞くと、ここに残ります。"
TO_ASK = "質問してみる"
OLDER = "次のページ"
FIRST = "はじめのページ"
AT = "日時"
QUESTION = "質問"
ANSWER = "回答のはじめ"
CSV = "表計算ソフト用に保存する（CSV）"
CSV_HEADER = ("日時", "結果", "受付", "団体", "質問", "回答", "役に立った", "役に立たない")
OF_DOCUMENT = "この資料をもとに答えた質問だけを表示しています。"
NO_ORGANISATION = "団体なし"

ONE = "質問の記録"
FACTS = "記録"
VALIDITY = "時点"
GENERATION = "使った索引"
ANSWERED_AT = "回答した日時"
MODE = "まとめ方"
MODES = {"quoted": "資料からの引用", "model": "AIがまとめた文"}
VOICES = "回答への声"
NO_VOICE = "まだありません。回答の下の「役に立った」「役に立たない」が押されると、ここに出ます。"
CONVERSATION = "この質問のやりとりを開く"
BACK = "質問の記録に戻る"


def matching(number: int) -> str:
    """How many questions match."""
    return f"{number:,}件"


def voices(helpful: int, unhelpful: int) -> str:
    """What was said of an answer, in few words; empty where nothing was."""
    said = ((FEEDBACKS["helpful"], helpful), (FEEDBACKS["unhelpful"], unhelpful))
    return "、".join(f"{label} {number}" for label, number in said if number)
