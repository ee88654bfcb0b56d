"""A language model as far as answers need one: rules and a task in, plain text out."""

from __future__ import annotations

from typing import Protocol


class Failed(Exception):
    """A model gave nothing that can be used; `code` says why (a key of `bot.texts.wording.FAILURES`)."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code


class Model(Protocol):
    """Anything that words text."""

    name: str

    def word(self, rules: str, task: str) -> str:
        """What the model says to a task. Raises `Failed` in bounded time where it says nothing usable."""
