"""Sentences about the ledger of progress and about organisations."""

from __future__ import annotations

import datetime as dt

CLOSED = "この件はもう「完了」か「対象外」になっています。直すときは、先に「取り消す」を押してください。"
DONE_IN_FUTURE = "完了した日に、先の日付は入れられません。"
REASON_MISSING = "「対象外」にするときは、理由を書いてください。次の年度にもう一度お尋ねします。"
SNOOZE_IN_PAST = "再通知日には、あした以降の日を選んでください。"
NO_DAY_LEFT = "期限が近いため、もう「あとで」にはできません。期限は変わりません。"
NOTHING_TO_UNDO = "取り消せる操作がありません。"
CHANGED_MEANWHILE = "ほかの人が先に変更しました。画面を開き直して、もう一度操作してください。"
NAME_MISSING = "この画面は何人かで使うことがあります。だれの操作か分かるように、名前を入れてください。"
NOT_YOUR_ORGANISATION = "この団体の進捗は、その団体の職員と、その都道府県の担当者だけが変えられます。"
NOT_YOUR_PREFECTURE = "この操作は、その都道府県の担当者だけができます。"
NOT_SIGNED_IN = "団体が分からないため、進捗は変えられません。団体の職員としてサインインしてください。"
KEPT = "未着手のまま残しました。これからお知らせします。"
ALREADY = "もうその状態になっています。何も変えていません。"
UNDONE = "取り消しました。お知らせの予定も元に戻しました。"
ALREADY_UNDONE = "もう取り消してあります。何も変えていません。"
NOTED = "書きとめました。"
ACKNOWLEDGED = "「確認済」にしました。このあとは、期限の3開庁日前、前日、当日だけお知らせします。"

PROGRESS = {
    "untouched": "未着手",
    "acknowledged": "確認済",
    "done": "完了",
    "not_applicable": "対象外",
}
ACTIONS = {
    "keep": "未着手のまま残した",
    "acknowledge": "確認した",
    "complete": "完了にした",
    "set_aside": "対象外にした",
    "snooze": "あとでにした",
    "note": "書きとめた",
    "undo": "取り消した",
}


CSV_COLUMNS = (
    "団体コード",
    "団体名",
    "番号",
    "回",
    "題名",
    "期限",
    "状況",
    "進捗",
    "完了日",
    "文書番号",
)


def snooze_beyond(limit: dt.date) -> str:
    """A 再通知日 that lies too far ahead."""
    return f"再通知日は、{day(limit)}までの日を選んでください。期限は変わりません。"


def completed(done_on: dt.date, document_number: str) -> str:
    """完了, and what was written with it."""
    number = f"、文書番号 {document_number}" if document_number else ""
    return f"「完了」にしました（{day(done_on)}{number}）。この件のお知らせは止まります。"


def already_completed(done_on: dt.date | None, document_number: str) -> str:
    """完了 pressed again."""
    since = (
        f"（{day(done_on)}{'、文書番号 ' + document_number if document_number else ''}）" if done_on else ""
    )
    return f"もう「完了」になっています{since}。何も変えていません。"


def set_aside(reason: str) -> str:
    """対象外, until the next fiscal year."""
    return f"「対象外」にしました（{reason}）。お知らせは止まり、次の年度にもう一度お尋ねします。"


def already_set_aside(reason: str) -> str:
    """対象外 pressed again."""
    return f"もう「対象外」になっています（{reason}）。何も変えていません。"


def snoozed(until: dt.date) -> str:
    """あとで, and until when."""
    return f"{day(until)}にもう一度お知らせします。期限は変わりません。"


def day(date: dt.date) -> str:
    """12月4日（金）; the year too where it could be mistaken."""
    return f"{date.month}月{date.day}日（{'月火水木金土日'[date.weekday()]}）"


def unknown_occurrence(duty: str, cycle: str) -> str:
    """No such duty in that cycle for that organisation."""
    return (
        f"この団体に「{duty}」の{cycle}の回はありません。"
        "「madoguchi ledger show 団体コード」で番号と回を確かめてください。"
    )


def not_joined(code: str) -> str:
    """Known by name, and nobody asked for its reminders."""
    return (
        f"団体 {code} は、まだお知らせに参加していません。"
        f"「madoguchi organisations add {code}」で加えてください。"
    )


def wrong_code(code: str) -> str:
    """A code whose check digit does not fit."""
    return f"団体コード {code} は正しくありません。6桁の数字（最後の1桁は検査数字）で入れてください。"


def unknown_code(code: str) -> str:
    """A code that is well-formed and belongs to nobody."""
    return f"団体コード {code} の団体が見つかりません。「madoguchi organisations list」で確かめてください。"


def wrong_list(line: int, reason: str) -> str:
    """A list of organisations that cannot be imported; nothing was changed."""
    return f"団体一覧の{line}行目が読めません（{reason}）。直してから、もう一度取り込んでください。"
