"""Sentences of the ledger's page, of the stock-taking and of the year's calendar."""

from __future__ import annotations

TITLE = "進捗台帳"
LEAD = "一年度分の義務・依頼・募集と、その進捗です。題名を選ぶと、登録と履歴が見られます。"
YEAR = "年度"
PROGRESS = "進捗"
SECTION = "主管課"
ALL = "すべて"
SHOW = "表示する"
DUE = "期限"
DUTY = "件名"
STATE = "状況"
WAITING = "再通知日・待っている相手"
CSV = "表計算ソフト用に保存する（CSV）"
EMPTY = "条件に合うものはありません。「すべて」を選ぶと、その年度の全件が出ます。"
SEEN_BY_PREFECTURE = "都道府県から見える内容を確かめる"
NO_DATE = "記載なし"
CSV_COLUMNS = (
    "番号",
    "回",
    "件名",
    "主管課",
    "期限",
    "状況",
    "進捗",
    "再通知日",
    "待っている相手",
    "完了日",
    "文書番号",
    "対象外の理由",
    "メモ",
)

STOCKTAKING_TITLE = "棚卸し"
STOCKTAKING_LEAD = (
    "使い始める前に始まっていた件です。済んだもの、関係のないものを先に片付けると、"
    "これから届くお知らせが必要なものだけになります。"
)
STOCKTAKING_KEEP = "「これから行う」にした件は、今後お知らせします。何も選ばない件は、ここに残ります。"
STOCKTAKING_DONE = "棚卸しは終わりました。"
STOCKTAKING_NEXT = "これからの期限は、お知らせに届きます。"
TO_BOARD = "お知らせを見る"
TO_STOCKTAKING = "続けて、いまの状態を確かめる（棚卸し）"

CALENDAR_TITLE = "年間の予定"
CALENDAR_LEAD = "4月から3月までの期限・募集・例年の時期と、開庁しない平日です。"
MONTH = "月"
PLANNED = "予定"
CLOSED_DAYS = "開庁しない平日"
UNDATED = "期限の記載がないもの"
MARKS = {"deadline": "期限", "target": "目処", "closes": "締切", "opens": "募集開始", "season": "時期"}
FEED_TITLE = "カレンダーソフトで見る（iCalendar）"
FEED_LEAD = (
    "Outlook などの「インターネットの予定表を購読」に入れるアドレスを作ります。"
    "アドレスを知っている人はだれでも予定を見られるので、団体の中だけで使ってください。"
)
FEED_ISSUE = "購読用のアドレスを作る"
FEED_REVOKE = "これまでのアドレスを全て止める"
FEED_ONCE = "このアドレスは今だけ表示します。写し取ってください。"
FEED_ADDRESS = "購読用のアドレス"


def missed(count: int) -> str:
    """Reminders that came too late."""
    return f"届かなかったお知らせ {count}件"
