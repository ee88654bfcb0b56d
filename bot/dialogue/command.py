"""The words of administration, as somebody types them in a chat."""

from __future__ import annotations

import unicodedata
from enum import StrEnum

from bot.texts.commands import WORDS


class Command(StrEnum):
    """What can be asked of the service itself; its value is the code in the audit trail."""

    HELP = "help"
    STATUS = "status"
    QUESTIONS = "questions"
    REINDEX = "reindex"
    NOTIFY_HERE = "notify_here"
    NOTIFY_NO_MORE = "notify_no_more"


_COMMANDS = {words: Command(name) for name, all_words in WORDS.items() for words in all_words}


def parse(text: str) -> Command | None:
    """The command that a text is; None where it is a question."""
    words = unicodedata.normalize("NFKC", text).casefold().split()
    return _COMMANDS.get(" ".join(words))
