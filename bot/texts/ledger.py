"""Sentences about the ledger of progress and about organisations."""

from __future__ import annotations

import datetime as dt

CLOSED = "この件はもう「完了」か「対象外」になっています。直すときは、先に「取り消す」を押してください。"
DONE_IN_FUTURE = "完了した日に、先の日付は入れられません。"
REASON_MISSING = "「対象外」にするときは、理由を書いてください。次の年度にもう一度お尋ねします。"
SNOOZE_IN_PAST = "再通知日には、あしたより後の日を選んでください。"
NOTHING_TO_UNDO = "取り消せる操作がありません。"
CHANGED_MEANWHILE = "ほかの人が先に変更しました。画面を開き直して、もう一度操作してください。"


def snooze_beyond(deadline: dt.date) -> str:
    """A 再通知日 that lies after the deadline."""
    last = f"{deadline.month}月{deadline.day}日"
    return f"再通知日は、期限（{last}）までの日を選んでください。期限は変わりません。"


def wrong_code(code: str) -> str:
    """A code whose check digit does not fit."""
    return f"団体コード {code} は正しくありません。6桁の数字（最後の1桁は検査数字）で入れてください。"


def unknown_code(code: str) -> str:
    """A code that is well-formed and belongs to nobody."""
    return f"団体コード {code} の団体が見つかりません。「madoguchi organisations list」で確かめてください。"


def wrong_list(line: int, reason: str) -> str:
    """A list of organisations that cannot be imported; nothing was changed."""
    return f"団体一覧の{line}行目が読めません（{reason}）。直してから、もう一度取り込んでください。"
