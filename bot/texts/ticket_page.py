"""Sentences of the pages about tickets."""

from __future__ import annotations

TITLE = "相談"
LEAD = "資料で答えられないことを、人に聞いた記録です。答えを待っているものから並びます。"
EMPTY = "相談はまだありません。"
EMPTY_NEXT = "回答の下の「人に聞く」か、次のリンクから送れます。"
NONE_MATCH = "当てはまる相談はありません。"
SHOW_ALL = "すべて見る"
NEW = "資料を探さずに、人に聞く"
FILTER = "絞り込む"
STATE = "状態"
ALL = "すべて"
OPEN = "答えを待っているもの"
TEXT = "受付番号か、質問に含む言葉"
NUMBER = "受付番号"
QUESTION = "質問"
ORGANISATION = "団体"
DESK = "窓口"
DUE = "回答の予定"
OWNER = "担当"
MORE = "次のページ"
PREVIOUS = "前のページ"

ASK_TITLE = "人に聞く"
ASK_LEAD = "送った内容は、庁内の相談窓口に伝わります。送る前に、直したり書き足したりできます。"
ASK_HINT = "住民の氏名や個人番号など、個人の情報は書かないでください。"
NAME = "あなたの名前（書かなければ、名前は伝わりません）"
URGENT = "急いでいます"
SEND = "相談窓口に送る"

ASKER = "質問者"
ANONYMOUS = "名前なし"
NOBODY = "まだ決まっていません"
ANSWER = "回答"
MATTER = "相談の内容"
DO = "この相談にできること"
NOTHING_LEFT = "この相談は終わっています。"
HISTORY = "これまでの経過"
AT = "日時"
WHAT = "したこと"
WHO = "だれが"
SAID = "内容"
BY_ASKER = "質問者"
PASSED_ON = "町から渡された内容だけを表示しています。"
BACK_TO_QUESTION = "もとの質問を見る"
AWAITED = {
    "asker": "質問者の返事を待っています。",
    "tier": "届けた先からの回答を待っています。届いたら「届いた回答を写す」に貼り付けてください。",
}

CONFIRM_TITLE = "送る前の確認"
TO_CONFIRM = "渡す前に内容を確かめる"
CONFIRM = "この内容で渡す"
EDIT = "書き直す"
DOCUMENT_NUMBER = "文書番号"
SOURCES_TOO = "照会文に載る、参照した資料"

LETTER_TITLE = "照会文"
LETTER_LEAD = (
    "確認した文面から作った下書きです。起案に写すか、メールに貼り付けて送ってください。"
    "ここから自動で送ることはありません。"
)
LETTER_TEXT = "照会文（文書）"
LETTER_MAIL = "メールの下書き"
LETTER_FILES = "ファイルで取り出す"
LETTER_DOCX = "Word（起案・添付用）"
LETTER_XLSX = "Excel（一覧・回答欄つき）"
LETTER_TXT = "テキスト"
LETTERS_WAITING = "照会中のものをまとめて取り出す（Excel）"
REPLY_TITLE = "届いた返信を写す"
REPLY_LEAD = (
    "届いたメールを、件名も含めて貼り付けてください。番号から相談を見つけて、返信の本文を記録します。"
    "質問者には、内容を確かめて「回答する」を押すまで届きません。"
)
REPLY_TEXT = "届いたメールの文"
REPLY_SEND = "相談を見つけて写す"

ASK_PERSON = "人に聞く"
ASKED_PERSON = "相談"


def excerpt(text: str) -> str:
    """The beginning of a question, for headings and lists."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:60]}…"


def recorded_by(name: str) -> str:
    """Who brought the words of a desk that has no system."""
    return f"{name}が記録"


def waiting(count: int) -> str:
    """How many tickets wait for somebody of the desk."""
    return f"だれも担当していない相談が{count}件あります。"


def confirm_lead(desk: str) -> str:
    """Above the text that goes to another tier."""
    return f"次の文面が、このまま{desk}に渡ります。個人が分かることが残っていないか、確かめてください。"
