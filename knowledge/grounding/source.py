"""A passage that an answer may be worded from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from knowledge.dates import Standing


@dataclass(frozen=True, slots=True)
class Source:
    """A passage with what its document says of itself; cited by its place in the list, from 1.

    `about` is what else may be said of it: the document's title, number, issuer
    and headings.
    """

    text: str
    about: str = ""
    issued_on: dt.date | None = None
    standing: Standing = Standing.UNCONFIRMED

    @property
    def words(self) -> str:
        """Everything that may be repeated from it."""
        return f"{self.about}\n{self.text}"
