"""Values that are safe in a spreadsheet."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def harmless(value: object) -> str:
    """The value as text that no spreadsheet takes for a formula.

    Office programs evaluate cells that begin with one of these characters, also
    in CSV files; an apostrophe in front makes them text.
    """
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
