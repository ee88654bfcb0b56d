"""What a person notices in what was said, whatever channel said it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tests.channels.dialogues import Turn

# ［1］ 発行者「文書名」2024年8月23日・p.12: whose, which, of when, where; on one line or two.
_CITATION = re.compile(
    r"[\[［]\d+[\]］].*?「.+?」.*?\n?.*?(?:\d{4}[-年]\d{1,2}[-月]\d{1,2}日?|日付なし|日付の記載なし)[)）・\s]*\S"
)
_ADDRESS = re.compile(r"https?://[^\s>)|\]]+")


@dataclass(frozen=True, slots=True)
class Said:
    """What one person sees: the words, what a click opens, who is called, what can be pressed.

    `actions` are names of `bot.dialogue`, without what they act on.
    """

    text: str
    links: list[str] = field(default_factory=list)
    pings: list[str] = field(default_factory=list)
    actions: frozenset[str] = frozenset()


def wrong_with(turn: Turn, said: Said) -> Iterator[str]:
    """What does not hold of an answer."""
    for name in turn.sees:
        if not _PROPERTIES[name](turn, said):
            yield f"not {name}"
    for word in turn.words:
        if not any(each in said.text for each in ((word,) if isinstance(word, str) else word)):
            yield f"without {word}"
    yield from (f"with {word}" for word in turn.never if word in said.text)
    yield from wrong_actions(turn, said)


def wrong_actions(turn: Turn, said: Said) -> Iterator[str]:
    """What can be pressed and should not, or the other way round."""
    yield from (f"cannot press {name}" for name in sorted(turn.offers - said.actions))
    yield from (f"can press {name}" for name in sorted(turn.lacks & said.actions))


def _answers(turn: Turn, said: Said) -> bool:
    return _cites(turn, said) and not _abstains(turn, said)


def _abstains(turn: Turn, said: Said) -> bool:
    return "手元の資料には、この質問の答えがありません" in said.text


def _refuses(turn: Turn, said: Said) -> bool:
    return bool(said.text) and not _cites(turn, said) and not _abstains(turn, said)


def _cites(turn: Turn, said: Said) -> bool:
    return _CITATION.search(said.text) is not None


def _only_own_links(turn: Turn, said: Said) -> bool:
    written = set(_ADDRESS.findall(turn.said))
    return all(link.startswith("https://") and link not in written for link in said.links)


_PROPERTIES: dict[str, Callable[[Turn, Said], bool]] = {
    "answer": _answers,
    "abstention": _abstains,
    "refusal": _refuses,
    "citation": _cites,
    "next_step": lambda _, said: re.search(r"次にすること：\s*\S", said.text) is not None,
    "ended": lambda _, said: "終了・継続は未確認" in said.text,
    "example": lambda _, said: "例：「" in said.text,
    "nobody_called": lambda _, said: said.pings == [],
    "only_own_links": _only_own_links,
}
