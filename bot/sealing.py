"""Secrets of others that we have to keep: sealed with the installation's own secret.

A copy of the database alone, such as a backup, then opens nothing.
"""

from __future__ import annotations

import base64
import hashlib
import hmac

from cryptography.fernet import Fernet, InvalidToken


def seal(secret: bytes, text: str) -> str:
    """The text, readable only with `secret` (`bot.keys.secret_of`)."""
    return _fernet(secret).encrypt(text.encode()).decode("ascii")


def unseal(secret: bytes, sealed: str) -> str | None:
    """The text that was sealed; None where the secret is another one or somebody changed it."""
    try:
        return _fernet(secret).decrypt(sealed.encode()).decode()
    except InvalidToken:
        return None


def _fernet(secret: bytes) -> Fernet:
    # A key of its own: the secret also signs sessions and makes pseudonyms.
    derived = hmac.new(secret, b"sealing|1", hashlib.sha256).digest()
    return Fernet(base64.urlsafe_b64encode(derived))
