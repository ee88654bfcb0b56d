"""Text from outside, made safe to store."""

from __future__ import annotations

import unicodedata

# Line breaks and tabs carry meaning; other control characters break databases,
# terminals and logs.
_KEPT = frozenset("\n\t")


def clean(text: str) -> str:
    """Remove what no database or channel can carry.

    Lone surrogates (from broken JSON) and NUL are refused by PostgreSQL; other
    control characters and bidirectional overrides can hide what a text says.
    """
    return "".join(c for c in text.replace("\r\n", "\n").replace("\r", "\n") if _keep(c)).strip()


def _keep(character: str) -> bool:
    if character in _KEPT:
        return True
    category = unicodedata.category(character)
    if category in {"Cc", "Cs"}:
        return False
    return not ("\u202a" <= character <= "\u202e" or "\u2066" <= character <= "\u2069")


def has_words(text: str) -> bool:
    """Whether there is any letter or digit in a text (of any script)."""
    return any(unicodedata.category(c)[0] in "LN" for c in text)
