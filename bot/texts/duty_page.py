"""Sentences of the catalogue's page and of own duties."""

from __future__ import annotations

from collections.abc import Iterable

from jobs.duty import Audience, Duty, Kind

TITLE = "義務と募集"
LEAD = "この団体に当てはまる義務・依頼・募集の一覧です。題名を開くと、根拠と日程が見られます。"
OURS = "一覧にあるもの"
OWN = "自分たちで加えた期限"
OWN_LEAD = (
    "証明書や利用権（ライセンス）の更新、契約の満了、監査、庁内研修などを加えると、"
    "ほかの期限と同じようにお知らせします。県からは見えません。"
)
OWN_NONE = "まだありません。"
ADD = "期限を加える"
REMOVE = "一覧から外す"
REMOVED = "一覧から外しました。これからのお知らせは取り消しました。履歴は残ります。"
ADDED = "加えました。期限の前にお知らせします。"
NAME = "件名（例：サーバー証明書の更新）"
SORT = "期限の種類"
SORTS = {"once": "一度だけ", "yearly": "毎年同じ日", "window": "募集・申込みの期間"}
DUE_ON = "期限・締切の日"
OPENS_ON = "募集の始まり（期間のときだけ）"
UNTIL = "時刻（あれば）"
SECTION = "担当"
TO_DO = "すること"
BASIS = "根拠（契約書、通知、証明書の名前など）"
SAVE = "加える"
ONCE_PAST = "期日を過ぎています。済んでいれば「完了」にし、済んでいなければ関係先へ連絡してください。"
DATE_TITLE = "日付を登録する"
DATE_LEAD = "通知や募集要項で日付が分かったら登録してください。締切の前にお知らせします。直すときも同じです。"
DATE_SAVE = "この日付を登録する"
DATE_SAVED = "日付を登録しました。お知らせの予定を作り直しました。"
WORDING = "資料の書き方（原文、あれば）"
WHY = "当てはまる理由"
KIND = "種類"
SOURCES = "根拠"
DATES = "日程"
KINDS = {
    Kind.DUE: "期限",
    Kind.WINDOW: "募集",
    Kind.WATCH: "例年の時期",
    Kind.NONE: "期限の記載なし",
}
AUDIENCES = {
    Audience.PREFECTURES: "都道府県あて",
    Audience.MUNICIPALITIES: "市町村あて（特別区を含む）",
    Audience.BOTH: "都道府県と市町村あて",
}
MISSING_DUE = "「期限・締切の日」を入れてください。"


def why(duty: Duty, tags: Iterable[str]) -> str:
    """Why a duty applies: whom it addresses, and which tags of the organisation decide."""
    carried = [tag for tag in tags if tag in duty.narrowing.required | duty.narrowing.admitting]
    said = AUDIENCES[duty.audience]
    if carried:
        said += f"、札「{'」「'.join(carried)}」が付いているため"
    if duty.narrowing.excluded:
        said += f"（札「{'」「'.join(sorted(duty.narrowing.excluded))}」の団体を除く）"
    return said
