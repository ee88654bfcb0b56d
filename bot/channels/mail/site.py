"""The page, as far as mails lead to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote


@dataclass(frozen=True, slots=True)
class Site:
    """`address` of the page without a slash at its end, "" where mails cannot lead there.

    `link` gives the address that asks to confirm an action, `days` how long it
    works. `mark` proves in a reply which ticket (id, number) it is about.
    `answerable` says whether a reply to a mail reaches us.
    """

    address: str
    link: Callable[[str], str]
    days: int
    answerable: bool
    mark: Callable[[str, str], str]

    def page(self, path: str) -> str:
        """The address of one page, "" where there is none."""
        return f"{self.address}{path}" if self.address else ""

    def question(self, text: str) -> str:
        """The address of the form with a question in it."""
        return self.page(f"/?new=true&text={quote(text)}")
