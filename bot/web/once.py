"""The same form sent twice (a double click, a lost reply) is one change."""

from __future__ import annotations

import hashlib

from bot.web.member import Member


def key_of(member: Member, *parts: str) -> str:
    """What identifies one sending of one form: who sent it, what it does, and the mark in it."""
    said = "|".join((member.principal.person, *parts))
    return f"web:{hashlib.sha256(said.encode('utf-8', 'replace')).hexdigest()}"
