"""A prompt: a template whose every gap has to be filled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_GAP = re.compile(r"\{\{\s*([a-z_]+)\s*\}\}")


@dataclass(frozen=True, slots=True)
class Prompt:
    """A template with a version and what it is for; `gaps` are the names that have to be filled.

    `rules` is what a model has to keep to, `task` what it is given: material is
    only ever put into the task.
    """

    name: str
    version: int
    purpose: str
    rules: str
    task: str

    @property
    def gaps(self) -> frozenset[str]:
        """The names of all gaps."""
        return frozenset(_GAP.findall(self.task))

    def render(self, values: Mapping[str, str]) -> str:
        """The task with its gaps filled; nothing in a value is read as a gap.

        Raises `KeyError` for a gap without a value, `ValueError` for a value
        without a gap.
        """
        surplus = sorted(values.keys() - self.gaps)
        if surplus:
            raise ValueError(f"{self.name} has no gap for {', '.join(surplus)}")
        return _GAP.sub(lambda gap: values[gap[1]], self.task)
