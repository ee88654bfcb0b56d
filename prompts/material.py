"""Text from outside, fenced so that it cannot pass for anything else."""

from __future__ import annotations

import re

# Whatever looks like one of our fences, however it is spaced or made up.
_FENCE = re.compile(r"[<＜〈《]{2,}|[>＞〉》]{2,}")


def fenced(label: str, text: str) -> str:
    """A piece of material between two lines that it cannot contain itself."""
    inside = _FENCE.sub("〓", text)
    return f"<<<{label}>>>\n{inside}\n<<<{label} 終わり>>>"
