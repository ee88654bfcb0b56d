"""Words that make a statement provisional: it may still change."""

from __future__ import annotations

import re

from knowledge.text import fold

_MARKS = re.compile(
    r"調整中|検討中|未定|(?:策定|改定|実施|公表|開催)予定|予定(?![価地表])|見込み(?![額量数])|仮称|暫定(?!予算)"
    r"|変更が(?:有|あ)り(?:得|え)|素案|原案|骨子案|たたき台"
    r"|[(【](?P<draft>案)[)】]|(?:計画|方針|改定|指針|要綱|ガイドライン|改正)(?P<plan>案)(?![内件])"
)


def provisional_marks(text: str) -> tuple[str, ...]:
    """Words that make a statement provisional, as written, each once."""
    found = (match["draft"] or match["plan"] or match[0] for match in _MARKS.finditer(fold(text)))
    return tuple(dict.fromkeys(found))
