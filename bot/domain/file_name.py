"""A name for a file that somebody sends, from the name that their browser tells."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from bot.domain.visible import visible

_FOLDERS = re.compile(r"[/\\]")
_NOT_IN_NAMES = re.compile(r'[<>:"|?*\s]+')
_LONGEST_STEM = 60
"""Characters. In UTF-8 a name stays well below the 255 bytes that file systems allow."""


def safe_name(told: str, *, kinds: frozenset[str]) -> str:
    """A plain name that leads nowhere; "" where it does not end in one of `kinds` (".pdf").

    Folders are dropped, as are characters that nobody sees and those that turn
    the direction of writing, so that what is shown is what is stored.
    """
    name = unicodedata.normalize("NFC", visible(_FOLDERS.split(told)[-1]))
    suffix = PurePosixPath(name).suffix.lower()
    if suffix not in kinds:
        return ""
    stem = _NOT_IN_NAMES.sub("_", name[: -len(suffix)]).strip("._~$")[:_LONGEST_STEM].rstrip("._~$")
    return f"{stem}{suffix}" if stem else ""
