"""Something that stands between us and a service."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing to put right, or, where not `serious`, to know.

    `about` fills the sentences of the channel; never a secret.
    """

    code: str
    about: Mapping[str, str] = field(default_factory=dict)
    serious: bool = True


@dataclass(frozen=True, slots=True)
class Reached:
    """As whom we reached a service ("" where we did not), and what is wrong."""

    name: str
    troubles: tuple[Trouble, ...]
