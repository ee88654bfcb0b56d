"""Questions that ask the same in other words, together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from bot.learning.similar import is_same

T = TypeVar("T")


def grouped(items: Iterable[T], text_of: Callable[[T], str]) -> list[list[T]]:
    """Each group by its first item, in the order in which they come.

    Every item is compared with the first one of each group: some hundred items take a second.
    """
    groups: list[list[T]] = []
    for item in items:
        mine = next((group for group in groups if is_same(text_of(group[0]), text_of(item))), None)
        if mine is None:
            groups.append([item])
        else:
            mine.append(item)
    return groups
