"""Words and sentences about tickets: what staff read on every channel."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

ASK_PERSON = "人に聞く"
STATES = {
    "new": "新規",
    "claimed": "担当中",
    "waiting": "回答待ち",
    "answered": "回答済",
    "closed": "完了",
    "withdrawn": "取下げ",
}
TIERS = {"municipality": "自団体", "prefecture": "都道府県", "ministry": "総務省"}
PRIORITIES = {"ordinary": "ふつう", "urgent": "急ぎ"}
ACTIONS = {
    "open": "人に聞く",
    "claim": "担当する",
    "release": "担当を外す",
    "ask_back": "質問者に聞き返す",
    "reply": "補足・返事を送る",
    "escalate": "上の窓口に回す",
    "receive": "届いた回答を写す",
    "answer": "回答する",
    "close": "完了にする",
    "reopen": "もう一度聞く",
    "withdraw": "取り下げる",
}
DESK_ACTIONS = ACTIONS | {"reopen": "対応をやり直す"}
DONE = {
    "open": "質問した",
    "claim": "担当した",
    "release": "担当を外した",
    "ask_back": "聞き返した",
    "reply": "返事をした",
    "escalate": "上の窓口に回した",
    "receive": "回答が届いた",
    "answer": "回答した",
    "close": "完了にした",
    "reopen": "やり直しを求めた",
    "withdraw": "取り下げた",
}
SAID = {
    "claim": "あなたの担当にしました。",
    "release": "担当を外しました。ほかの人が担当できます。",
    "ask_back": "質問者に送りました。返事が届いたら知らせます。",
    "reply": "相談窓口に送りました。",
    "receive": "届いた回答を記録しました。内容を確かめて、質問者に回答してください。",
    "answer": "質問者に回答を届けました。",
    "close": "完了にしました。",
    "reopen": "もう一度、対応中に戻しました。",
    "withdraw": "取り下げました。",
}

NOT_FOUND = "その受付番号の相談はありません。番号を確かめてください。"
NO_ORGANISATION = (
    "団体が分からないため、ここからは人に回せません。"
    "庁内の情報システム担当に電話などで伝えるか、団体の職員としてサインインしてください。"
)
NOT_THE_DESK = "この操作は、いまこの相談を受けている相談窓口の担当者だけができます。"
NOT_THE_ASKER = "この操作は、質問した人だけができます。"
ALREADY_YOURS = "もうあなたの担当になっています。"
CHANGED_MEANWHILE = "ほかの人が先に変更しました。画面を開き直して、もう一度操作してください。"
REASON_MISSING = "回答をせずに完了にするときは、理由を書いてください。質問者に伝わります。"
NOT_CONFIRMED = "上の窓口に出す文面を、送る前に人が確かめてください。"
NO_QUESTION = "その質問は見つからないか、内容を保存していないため、人に回せません。"
UNKNOWN_ACTION = "このボタンは使えません。相談のページを開き直してください。"
PERSONAL_DATA = (
    "個人番号や名簿のような個人情報が含まれているため、送れません。内容は保存していません。"
    "個人が分かる部分を消してから、もう一度送ってください。"
)


def not_possible(action: str, state: str, possible: Iterable[str]) -> str:
    """What cannot be done in a state, and what can."""
    left = "、".join(f"「{ACTIONS[each]}」" for each in possible)
    instead = f"いまできるのは{left}です。" if left else "この相談にできることは、もうありません。"
    return f"「{STATES[state]}」の相談に「{ACTIONS[action]}」はできません。{instead}"


def owned(name: str) -> str:
    """Somebody else has the ticket."""
    who = f"{name}さん" if name else "ほかの人"
    return f"{who}が担当しています。代わるときは、先に「{ACTIONS['release']}」を押してください。"


def opened(number: str, desk: str) -> str:
    """A ticket was taken in."""
    return f"{desk}に伝えました（受付番号 {number}）。回答はこの場所に届きます。"


def escalated(desk: str, *, outside: bool) -> str:
    """A ticket was given to the next tier."""
    if outside:
        return f"{desk}あての照会文を作りました。文書を取り出して送り、届いた回答を写してください。"
    return f"{desk}に回しました。"


def passed_to(desk: str) -> str:
    """A ticket is with a tier that is reached by letter."""
    return f"{desk}に照会中"


def empty(what: str) -> str:
    """A text that has to be written."""
    return f"「{what}」を書いてください。"


def too_long(what: str, characters: int, limit: int) -> str:
    """A text that nobody will read to its end."""
    return f"「{what}」が長すぎます（{characters:,}字）。{limit:,}字までで書いてください。"


QUESTION = "聞きたいこと"
FOUND = "資料から分かったこと"
MISSING = "分からないこと・知りたいこと"
TEXTS = {
    "ask_back": "質問者に聞くこと",
    "reply": "返事・補足",
    "escalate": "上の窓口に出す文面",
    "receive": "届いた回答",
    "answer": "回答",
    "close": "完了にする理由",
    "reopen": "解決していないこと",
}


def desk_of(organisation: str) -> str:
    """The name of a desk that nobody named."""
    return f"{organisation}の相談窓口"


MINISTRY_DESK = "総務省の相談窓口（ホットライン）"


def before(question: str) -> str:
    """The question before, on which this one leans."""
    return f"この前の質問：{question}"


def answered_so(conclusion: str, banner: str) -> str:
    """What the bot answered."""
    return f"資料からの回答：{conclusion}" + (f"〔{banner}〕" if banner else "")


def sources(lines: Sequence[str]) -> str:
    """The places that the bot showed."""
    return "\n".join(("参照した資料：", *lines))


def enquiry(question: str, found: str, missing: str, talk: Sequence[tuple[str, str]], asker: str) -> str:
    """What goes to the next tier unless somebody changes it; `talk` are pairs of action and text."""
    added = "\n".join(f"{TALK[action]}：{text}" for action, text in talk)
    parts = ((QUESTION, question), (FOUND, found), (MISSING, missing), (ADDED, added), (ASKER, asker))
    return "\n\n".join(f"【{name}】\n{text}" for name, text in parts if text)


ADDED = "確かめたこと"
ASKER = "質問者"
TALK = {"ask_back": "窓口", "reply": "質問者"}

FORM_LEAD = "この内容が相談窓口に伝わります。個人が分かることは消してください。"
NAME = "あなたの名前"
WITH_NAME = "名前を添える（添えないと、名前は伝わりません）"
URGENT = "急ぎ"
CONFIRMED = "この文面でよいことを確かめました"
DOCUMENT_NUMBER = "文書番号（あれば）"
OWN_WORDS = "届いた回答ではなく、自分の窓口の回答として届ける"
SEND = "送る"


def escalate_lead(desk: str) -> str:
    """Before a text goes to the next tier."""
    return f"この文面が、このまま{desk}に渡ります。個人が分かることが残っていないか、確かめてください。"


PROPOSALS = {
    "for_people": "人の判断が要る質問です。「人に聞く」を押すと、相談窓口に伝わります。",
    "abstained_twice": "資料では続けて答えられませんでした。「人に聞く」を押すと、相談窓口に伝わります。",
}
