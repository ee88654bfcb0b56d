"""The installation's own secret, from which signatures and pseudonyms are made."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from filelock import FileLock

from bot.errors import Misconfigured
from bot.texts import service as texts

_BYTES = 32


def secret_of(home: Path) -> bytes:
    """The secret in `home/key`, made at the first start, readable by its owner only.

    Raises `Misconfigured` where the file is there and damaged: a new secret
    would silently end all sessions and links and change all pseudonyms.
    """
    path = home / "key"
    home.mkdir(parents=True, exist_ok=True)
    with FileLock(home / "key.lock"):
        if not path.exists():
            _write(path, secrets.token_hex(_BYTES))
        secret = path.read_text(encoding="ascii", errors="replace").strip()
    if len(secret) < 2 * _BYTES:
        raise Misconfigured(texts.damaged_key(str(path)))
    return secret.encode()


def pseudonym(secret: bytes, external_id: str) -> str:
    """A stable name for somebody that cannot be turned back into who it is."""
    digest = hmac.new(secret, b"pseudonym|" + external_id.encode(), hashlib.sha256)
    return digest.hexdigest()[:24]


def exported_name(secret: bytes, person: str) -> str:
    """What somebody is called in exports: the same in all of them, and found nowhere else."""
    return hmac.new(secret, b"export|" + person.encode(), hashlib.sha256).hexdigest()[:12]


def audit_key(secret: bytes) -> bytes:
    """The key of the audit trail's seals."""
    return hmac.new(secret, b"audit|1", hashlib.sha256).digest()


def _write(path: Path, secret: str) -> None:
    # Written beside and moved, so that a kill never leaves half a key.
    partial = path.with_suffix(".partial")
    partial.unlink(missing_ok=True)
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secret)
    partial.replace(path)
