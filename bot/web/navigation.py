"""The pages in groups, so that the top bar stays short."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.texts import web as texts
from bot.web.visitor import Visitor

if TYPE_CHECKING:
    from bot.web.member import Member


@dataclass(frozen=True, slots=True)
class Link:
    """A place in the top bar; `pages` are the pages of its group, itself among them."""

    address: str
    label: str
    pages: tuple[Link, ...] = ()

    def holds(self, address: str) -> bool:
        """Whether a page is this one or belongs to its group."""
        return address == self.address or any(each.address == address for each in self.pages)


_ASK = Link("/", texts.NAV_ASK, (Link("/", texts.NAV_ASK), Link("/sums", texts.NAV_SUMS)))
_TICKETS = Link(
    "/tickets",
    texts.NAV_TICKETS,
    (Link("/tickets", texts.NAV_TICKETS), Link("/past-enquiries", texts.NAV_PAST)),
)
_BOARD = Link("/board", texts.NAV_BOARD)
_PREFECTURE = Link("/prefecture", texts.NAV_PREFECTURE)
_COUNTS = Link("/prefecture/questions", texts.NAV_COUNTS)
_PREFECTURE_REPORT = Link("/prefecture/report", texts.NAV_REPORT)
_DOCUMENTS = Link(
    "/documents",
    texts.NAV_DOCUMENTS,
    (
        Link("/documents", texts.NAV_DOCUMENTS),
        Link("/documents/added", texts.NAV_ADD),
        Link("/index", texts.NAV_INDEX),
    ),
)
_OF_DUTIES = (
    _BOARD,
    Link("/ledger", texts.NAV_LEDGER),
    Link("/calendar", texts.NAV_CALENDAR),
    Link("/duties", texts.NAV_DUTIES),
    Link("/targets", texts.NAV_TARGETS),
)
_ADMINISTRATION = Link(
    "/status",
    texts.NAV_ADMINISTRATION,
    (
        Link("/status", texts.NAV_STATUS),
        Link("/questions", texts.NAV_QUESTIONS),
        Link("/reports", texts.NAV_REPORT),
        Link("/qa", texts.NAV_QA),
        Link("/corrections", texts.NAV_CORRECTIONS),
        Link("/organisations", texts.NAV_ORGANISATIONS),
        Link("/people", texts.NAV_PEOPLE),
        Link("/audit", texts.NAV_AUDIT),
        Link("/setup", texts.NAV_SETUP),
    ),
)


def top(visitor: Visitor | None, member: Member | None) -> list[Link]:
    """The top bar; empty for somebody who can only ask."""
    if visitor is None or not (visitor.administrator or visitor.principal.organisation):
        return []
    of_prefecture = (_PREFECTURE, _COUNTS, _PREFECTURE_REPORT) if member and member.runs_prefecture else ()
    duties = Link("/board", texts.NAV_BOARD, (*_OF_DUTIES, *of_prefecture))
    return [_ASK, _TICKETS, duties, *([_DOCUMENTS, _ADMINISTRATION] if visitor.administrator else [])]
