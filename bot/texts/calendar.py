"""Sentences of the calendar feed."""

from __future__ import annotations

NO_FEED = "このカレンダーの購読先はありません。止められたか、アドレスが違います。"


def name(code: str) -> str:
    """The calendar's name in a calendar program."""
    return f"期限とお知らせ（{code}）"


def opens(title: str) -> str:
    """The first day of a window."""
    return f"【募集開始】{title}"


def season(title: str) -> str:
    """Days in which a date is usually announced."""
    return f"【時期】{title}"


def issued(address: str) -> str:
    """The secret address, shown once."""
    return f"{address}\nこのアドレスを知っている人は、だれでも予定を見られます。今だけ表示します。"


def revoked(count: int) -> str:
    """Feeds were closed."""
    return f"購読先を {count} 件止めました。" if count else "動いている購読先はありません。"
