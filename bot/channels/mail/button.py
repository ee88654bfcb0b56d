"""A link that looks like a button."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Button:
    """`acts` says that it changes something once it is confirmed; the first thing to do is `primary`."""

    label: str
    address: str
    acts: bool = False
    primary: bool = False
