"""Why a file gave no text, in more than the reader could know."""

from __future__ import annotations

import re
from pathlib import Path

from knowledge.readers import Unreadable

# The program that made a PDF stands in its first or last part, mostly uncompressed.
_PART = 1 << 18
_PRODUCER = re.compile(
    rb"/(?:Producer|Creator)\s*\(([^)]{1,200})\)|<(?:pdf:Producer|xmp:CreatorTool)>([^<]{1,200})<"
)
_SCANNERS = re.compile(
    "scan|ricoh|canon|konica|minolta|bizhub|xerox|apeos|docucentre|kyocera|taskalfa|sharp|toshiba|epson|brother"
    "|pfu|twain|複合機|スキャン",
    re.IGNORECASE,
)


def explained(path: Path, unreadable: Unreadable) -> Unreadable:
    """The same, or `pictures_only` where a PDF has only pictures and no scanner says that it made it.

    Gateways between networks turn documents into pictures (無害化); the
    original then has text. The file is searched as bytes, never parsed.
    """
    makers = gateway_of(path) if unreadable.code == "no_text" else ""
    return Unreadable("pictures_only", makers) if makers else unreadable


def gateway_of(path: Path) -> str:
    """The makers of a PDF of pictures, "" where one is a scanner or none is named."""
    makers = producers(path) if path.suffix.lower() == ".pdf" else ""
    return "" if _SCANNERS.search(makers) else makers


def producers(path: Path) -> str:
    """The programs that a PDF names as its makers, as far as they stand in plain bytes."""
    try:
        with path.open("rb") as file:
            head = file.read(_PART)
            file.seek(0, 2)
            file.seek(max(_PART, file.tell() - _PART))
            found = _PRODUCER.findall(head + file.read(_PART))
    except OSError:
        return ""
    names = (_decoded(name) for pair in found for name in pair if name)
    return " / ".join(dict.fromkeys(filter(None, names)))[:200]


def _decoded(name: bytes) -> str:
    if name.startswith(b"\xfe\xff"):
        return name[2:].decode("utf-16-be", "ignore").strip()
    return name.decode("utf-8", "ignore").strip()
