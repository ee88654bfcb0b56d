"""Sentences of the page."""

from __future__ import annotations

BRAND = "窓口"
BRAND_NOTE = "ひとり情シスの相談相手"
SKIP = "本文へ移る"
NAVIGATION = "主なページ"
NAV_ASK = "質問する"
NAV_QUESTIONS = "質問の記録"
NAV_QA = "庁内Q&A"
NAV_CORRECTIONS = "回答の訂正"
NAV_SUMS = "措置額の概算"
NAV_DOCUMENTS = "資料"
NAV_ADD = "資料を加える"
NAV_STATUS = "状態"
NAV_BOARD = "お知らせ"
NAV_TICKETS = "相談"
NAV_PAST = "過去の照会"
NAV_LEDGER = "台帳"
NAV_CALENDAR = "年間の予定"
NAV_DUTIES = "義務と募集"
NAV_TARGETS = "数値目標"
NAV_PREFECTURE = "県内の状況"
NAV_ADMINISTRATION = "管理"
NAV_GROUP = "このまとまりのページ"
NAV_SETUP = "設定"
NAV_INDEX = "索引"
NAV_ORGANISATIONS = "団体と宛先"
NAV_PEOPLE = "人と権限"
NAV_AUDIT = "操作の記録"
NAV_COUNTS = "質問の数"
NAV_REPORT = "報告"
SETUP_TITLE = "はじめの設定"
FOOTER = "回答は登録された資料からの引用で、人の判断ではありません。使う前に元の資料を確かめてください。"
ASKING_ONLY = "サインインの設定がないため、このページでは質問だけができます。"

ASK_TITLE = "聞きたいことを書いてください"
ASK_LEAD = (
    "国や県の手引き・通知、登録した庁内の資料から探し、出典をつけて答えます。"
    "資料に無いことは、無いと言います。"
)
CONVERSATION_TITLE = "質問と回答"
ASK_LABEL = "質問"
FOLLOW_LABEL = "続けて聞く"
ASK_HINT = "2,000字まで。住民の氏名や個人番号など、個人の情報は書かないでください。"
ASK_BUTTON = "聞く"
ASK_KEYS = "Ctrl＋Enter でも送れます。"
NEW_TOPIC = "別のことを聞く"
DESK = "資料で答えられないときの相談先："
NOT_SET_UP = "どの団体の窓口かが、まだ決まっていません。"
EXAMPLES = "たとえば"
EXAMPLE_QUESTIONS = (
    "CIO補佐官の任用に使える財政措置は？",
    "情報システムの標準化の期限は？",
    "DX推進リーダーの研修には何がありますか？",
)

YOU_ASKED = "質問"
OUTCOMES = {
    "answered": "回答",
    "abstained": "お答えできません",
    "refused": "受け付けませんでした",
}
TEXT_NOT_KEPT = "（内容は保存していません）"
BANNER = "時点"
SOURCES = "根拠にした資料"
NEAR = "近い記述（答えではありません）"
NEXT = "次にすること"
NO_DATE = "日付の記載なし"
PLACE = "該当箇所"
QUOTE = "引用"
SUMMARY_OF = "元の資料："
CAVEAT = "注意："
AUDIENCE = "対象："
ORIGINAL = "元の資料を開く（外部）"
SUGGESTIONS = "このように聞くこともできます"
MODEL_NOTE = "文はAIがまとめました。引用は資料のままです。"
MACHINE_NOTE = "資料からの自動の回答です。人の判断ではありません。"

HELPED = "この回答は役に立ちましたか"
YES = "役に立った"
NO = "役に立たない"
REASON = "うまくいかなかった点"
REASON_OPEN = "役に立たない理由を書く"
REASON_SEND = "理由を送る"
RATED = {
    True: "「役に立った」と記録しました。ありがとうございます。",
    False: "「役に立たない」と記録しました。資料の見直しに使います。",
}

TURN = {
    "done": "回答しました。",
    "waiting": "資料を探しています。",
    "delayed": "いま回答を作れません。質問は受け付けてあり、失われません。自動でやり直しています。",
    "failed": (
        "この質問には回答を作れませんでした。質問は記録に残っています。"
        "もう一度聞くか、情報システム担当に電話などで伝えてください。"
    ),
}
RELOAD = "このページを開き直すと、今の状態が分かります。"
ARRIVED = "回答が届きました。"
SENDING = "送っています。"
NOT_SENT = "送れませんでした。つながりを確かめて、もう一度押してください。"
SLOW = "時間がかかっています。質問は受け付けてあり、失われません。あとで開き直しても見られます。"

STATES = {
    "ready": "質問に答えられます。",
    "preparing": "準備中です。資料の索引を作っています。数分で使えるようになります。",
    "missing": "資料の索引がまだありません。管理者が「madoguchi reindex」を実行すると使えるようになります。",
}
PREPARING_TITLE = "準備中です"

HOME = "最初のページへ"
WHAT_NEXT = "次にすること"

STATUSES = {
    "received": "回答待ち",
    "answered": "回答",
    "abstained": "答えられず",
    "refused": "受け付けず",
}
CHANNELS = {
    "web": "ページ",
    "console": "端末",
    "board": "お知らせ欄",
    "slack": "Slack",
    "teams": "Teams",
    "mail": "メール",
    "webhook": "Webhook",
}
DOCUMENTS_NONE = "索引に入っている資料はありません。"

STATUS_LEAD = "この窓口の今の様子です。"
STATUS_INDEX = "索引"
STATUS_HEALTH = "動作"
STATUS_WAITING = "受付"
CHECKS = {"database": "データベース", "index": "索引を開けるか"}
WORKS = "正常"
FAILS = "異常"
GENERATION = "世代"
BUILT_AT = "作った日時"
DOCUMENT_COUNT = "資料の数"
PASSAGE_COUNT = "該当箇所の数"
SKIPPED_COUNT = "読めなかったファイルの数"
WARNING_COUNT = "注意の数"
EVENTS = {
    "received": "回答待ち",
    "working": "回答中",
    "done": "回答済み",
    "refused": "受け付けず",
    "dead": "回答を作れなかった",
}
DEAD_NOTE = "回答を作れなかった質問があります。記録（ログ）で原因を確かめてください。"


def status_questions(days: int) -> str:
    """The heading over the last days' questions."""
    return f"この{days}日の質問"


def count(number: int) -> str:
    """How many things there are."""
    return f"{number:,}件"


def question_number(number: int) -> str:
    """For screen readers: which question of the conversation."""
    return f"{number}番目の質問"


def citation_number(number: int) -> str:
    """What a citation mark is called."""
    return f"根拠{number}を見る"
