"""The four packages have everyday names: another project's must not be loaded in their place."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path

import bot
from bot.checks.finding import Finding, error
from bot.checks.surroundings import Surroundings

PACKAGES = ("bot", "knowledge", "jobs", "prompts")


def check(_: Surroundings) -> Iterator[Finding]:
    """Every package lies beside this one."""
    root = Path(bot.__file__).parents[1]
    for name in PACKAGES:
        place = _place(name)
        if place is None:
            yield error("modules.missing", name=name)
        elif place.parent != root:
            yield error("modules.foreign", name=name, place=str(place))


def _place(name: str) -> Path | None:
    spec = importlib.util.find_spec(name)
    return Path(spec.origin).parent if spec and spec.origin else None
