"""Prompts from the files of this package."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from prompts.prompt import Prompt

_FRONT, _RULES, _TASK = "+++\n", "# Rules\n", "# Task\n"


@cache
def prompt(name: str) -> Prompt:
    """One prompt by its file's name. Raises `KeyError` for an unknown one."""
    file = resources.files(__package__).joinpath(f"{name}.md")
    if not name.isidentifier() or not file.is_file():
        raise KeyError(name)
    return parse(name, file.read_text("utf-8"))


def names() -> list[str]:
    """The names of all prompts."""
    return sorted(_name(each) for each in resources.files(__package__).iterdir() if each.name.endswith(".md"))


def parse(name: str, text: str) -> Prompt:
    """A prompt from its file. Raises `ValueError` where a part is missing."""
    try:
        _, front, body = text.split(_FRONT, 2)
        before, rules = body.split(_RULES, 1)
        rules, task = rules.split(_TASK, 1)
        facts = tomllib.loads(front)
        if before.strip():
            raise ValueError("text before the rules")
        return Prompt(name, int(facts["version"]), str(facts["purpose"]), rules.strip(), task.strip())
    except (KeyError, ValueError) as error:
        raise ValueError(f"{name} is no prompt: {error}") from error


def _name(file: Traversable) -> str:
    return file.name.removesuffix(".md")
