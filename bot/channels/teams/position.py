"""Which message of which conversation: what an outbox row remembers of a message in Teams.

Teams' ids name a message within its conversation only, and a conversation's id
is too long to stand beside one.
"""

from __future__ import annotations

import hashlib

_DIGITS = 32


def external_id(conversation: str, message: str) -> str:
    """The `external_id` of a delivery; nothing where Teams told no id."""
    if not message:
        return ""
    digest = hashlib.sha256(conversation.encode()).hexdigest()
    return f"{digest[:_DIGITS]}/{message}"


def message_of(external: str) -> str:
    """Teams' id of a message; nothing for anything else."""
    return external.partition("/")[2]
