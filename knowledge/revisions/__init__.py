"""Which document replaces which."""

from knowledge.revisions.revision import Ground
from knowledge.revisions.statement import Statement, named
from knowledge.revisions.superseding import Contents, Revisions, Superseding, find, marked

__all__ = [
    "Contents",
    "Ground",
    "Revisions",
    "Statement",
    "Superseding",
    "find",
    "marked",
    "named",
]
