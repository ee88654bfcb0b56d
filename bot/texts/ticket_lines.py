"""Tickets and desks as lines of the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bot.texts import ticket_message
from bot.texts import tickets as texts
from knowledge.calendars.office_hours import in_japan

if TYPE_CHECKING:
    from bot.domain.ticket import Ticket
    from bot.storage.tickets import Event

NONE = "相談はありません。"
NO_DESK = "相談窓口が読む場所は、まだ決めていません。相談は、ページの「相談」に届きます。"
DESK_REMOVED = "この場所に送るのをやめました。"
NO_SUCH_DESK = "その場所は登録されていません。「madoguchi tickets desks list」で確かめてください。"
WRONG_TIER = "段階と団体が合いません。municipality には市区町村、ほかには都道府県のコードを入れてください。"
WRONG_CHANNEL = (
    "そこには送れません。slack、mail などのチャネル（場所も書く）、page か letter を入れてください。"
)
WRONG_ADDRESS = "--address に、メールアドレスを書いてください。例：joho@town.example.lg.jp"
BY_LETTER = "総務省の相談窓口は、照会文だけで届きます。--channel letter で登録してください。"


def line(ticket: Ticket) -> str:
    """One ticket."""
    question = " ".join(ticket.matter.question.split())
    cells = (
        ticket.number,
        texts.STATES[ticket.state],
        texts.TIERS[ticket.tier],
        ticket.due_on.isoformat() if ticket.is_open else "",
        ticket.organisation,
        question[:60],
    )
    return "\t".join(cells)


def shown(facts: Mapping[str, Any], history: Sequence[Event]) -> Iterator[str]:
    """One ticket and what happened to it."""
    yield ticket_message.title(facts)
    yield from ticket_message.lines_of(facts)
    for event in history:
        at = in_japan(event.at)
        who = texts.TALK["reply"] if event.side == "asker" else event.desk
        said = f"：{' '.join(event.text.split())}" if event.text else ""
        yield f"{at:%Y-%m-%d %H:%M}\t{who}\t{texts.DONE[event.action]}{said}"


def desk_added(name: str) -> str:
    """A place of a desk was added."""
    return f"{name}が読む場所を加えました。"
