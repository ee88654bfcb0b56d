"""Rejects archives that unpack to far more than they weigh, before anything is unpacked."""

from __future__ import annotations

import zipfile
from pathlib import Path

from knowledge.readers import Limits, Unreadable

_MOST_MEMBERS = 10_000
_FREE_BYTES = 10 << 20  # below this the ratio does not matter: blank sheets compress well
_ENCRYPTED = 0x1


def check(path: Path, limits: Limits) -> tuple[str, ...]:
    """The names of the members of a harmless archive.

    Raises `Unreadable`: `damaged` (no archive, or a name that leaves it),
    `encrypted`, or `bomb` (too many members, too large, too dense). Only the
    declared sizes are read, which takes milliseconds: `zipfile` never gives out
    more of a member than its directory declares, so a directory that lies
    yields a truncated member and not a larger one.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Unreadable("damaged", f"archive: {error}") from error
    _check_sizes(members, path.stat().st_size, limits)
    for member in members:
        _check_member(member)
    return tuple(member.filename for member in members)


def _check_sizes(members: list[zipfile.ZipInfo], packed: int, limits: Limits) -> None:
    unpacked = sum(member.file_size for member in members)
    if len(members) > _MOST_MEMBERS:
        raise Unreadable("bomb", f"{len(members)} members")
    if unpacked > limits.unpacked_bytes:
        raise Unreadable("bomb", f"unpacks to {unpacked >> 20} MiB")
    if unpacked > _FREE_BYTES and unpacked > limits.unpack_ratio * packed:
        raise Unreadable("bomb", f"unpacks to {unpacked // max(packed, 1)} times its size")


def _check_member(member: zipfile.ZipInfo) -> None:
    if member.flag_bits & _ENCRYPTED:
        raise Unreadable("encrypted", "archive member")
    name = member.filename.replace("\\", "/")
    if name.startswith("/") or ".." in name.split("/"):
        raise Unreadable("damaged", "member name outside the archive")
