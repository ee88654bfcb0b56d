"""Sentences of `madoguchi people deputy`."""

from __future__ import annotations

NOBODY = "代わりの人は、まだ決めていません。"
ENDS_BEFORE = "--until には、--since の日か、それより後の日を書いてください。"


def added(name: str) -> str:
    """Somebody stands in."""
    return f"{name} を、不在のときの代わりの人にしました。引継ぎ書（madoguchi handover）に載ります。"


def removed(name: str) -> str:
    """Somebody stands in no more."""
    return f"{name} を、代わりの人から外しました。"


def unknown(name: str) -> str:
    """Nobody of this name stands in."""
    return f"{name} は、代わりの人ではありません。「madoguchi people deputy list」で確かめてください。"
