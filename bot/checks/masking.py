"""The configuration as it is in force, without its secrets."""

from __future__ import annotations

import re

from pydantic import SecretStr

from bot.settings import Settings

_MASK = "********"
# Up to the last @: a password that was not quoted may hold one itself.
_CREDENTIALS = re.compile(r"^(\w+://)?.*:.*@|^(\w+://).*@", re.S)


def effective(settings: Settings) -> dict[str, str]:
    """Every setting with its value in force, in the order of the class."""
    return {name: masked(getattr(settings, name)) for name in Settings.model_fields}


def masked(value: object) -> str:
    """A value to show: nothing of a secret, no name and password in an address."""
    if isinstance(value, SecretStr):
        return _MASK
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return ",".join(map(masked, value))
    return _CREDENTIALS.sub(lambda found: f"{found[1] or found[2] or ''}{_MASK}@", str(value))
