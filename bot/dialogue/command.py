"""The words of administration, as somebody types them in a chat."""

from __future__ import annotations

import unicodedata
from enum import StrEnum


class Command(StrEnum):
    """What can be asked of the service itself; its value is the code in the audit trail."""

    HELP = "help"
    STATUS = "status"
    QUESTIONS = "questions"
    REINDEX = "reindex"
    NOTIFY_HERE = "notify_here"
    NOTIFY_NO_MORE = "notify_no_more"


_WORDS = {
    "": Command.HELP,
    "help": Command.HELP,
    "ヘルプ": Command.HELP,
    "使い方": Command.HELP,
    "status": Command.STATUS,
    "状態": Command.STATUS,
    "questions": Command.QUESTIONS,
    "質問の記録": Command.QUESTIONS,
    "reindex": Command.REINDEX,
    "索引": Command.REINDEX,
    "お知らせ": Command.NOTIFY_HERE,
    "お知らせ 停止": Command.NOTIFY_NO_MORE,
}


def parse(text: str) -> Command | None:
    """The command that a text is; None where it is a question."""
    words = unicodedata.normalize("NFKC", text).casefold().split()
    return _WORDS.get(" ".join(words))
