"""Models that say what a test wants, and one that obeys whatever its material tells it."""

from __future__ import annotations

import re

from bot.wording.model import Failed


class Scripted:
    """Says one thing after another; an exception is raised. Remembers what it was sent."""

    name = "scripted:model"

    def __init__(self, *says: str | Failed) -> None:
        self.says = list(says)
        self.sent: list[tuple[str, str]] = []

    def word(self, rules: str, task: str) -> str:
        self.sent.append((rules, task))
        said = self.says.pop(0)
        if isinstance(said, Failed):
            raise said
        return said


class Obedient:
    """The worst model: says what any line of its material orders, and cites the first passage."""

    name = "obedient:model"

    def word(self, rules: str, task: str) -> str:
        orders = re.findall(r"(?:命令|指示|SYSTEM|Ignore)[^\n]*?[:：]\s*([^\n]+)", task)
        return "".join(f"{order.strip()}［1］。" for order in orders) or "資料に答えがありません。"
