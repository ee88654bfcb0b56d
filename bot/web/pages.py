"""Templates into responses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse, JSONResponse, Response

from bot.texts import (
    added_documents,
    answers,
    audit_page,
    board,
    charts,
    chat,
    confirm_page,
    corrections,
    documents_page,
    drafts,
    drafts_page,
    duty_page,
    errors,
    first_run,
    index_page,
    ledger,
    ledger_page,
    links_page,
    organisations_page,
    past_enquiries,
    past_enquiries_page,
    people,
    people_page,
    prefecture,
    qa,
    qa_page,
    questions_page,
    reindex,
    reminders,
    reports,
    sign_in,
    sums_page,
    targets,
    targets_page,
    ticket_page,
    tickets,
)
from bot.texts import web as texts
from bot.web import navigation
from bot.web.render import instant, japanese_day, japanese_minute, marked, safe_link
from bot.web.session import COOKIE, Sessions
from bot.web.visitor import Visitor
from jobs.catalogue.words import SECTIONS

_WORDS: dict[str, object] = {
    "t": texts,
    "answers": answers,
    "board": board,
    "chat": chat,
    "ledger": ledger,
    "links": links_page,
    "navigation": navigation,
    "page": ledger_page,
    "duties": duty_page,
    "draft": drafts,
    "drafts": drafts_page,
    "sections": SECTIONS,
    "prefecture": prefecture,
    "target": targets,
    "goal": targets_page,
    "sum": sums_page,
    "qa": qa,
    "qapage": qa_page,
    "adding": added_documents,
    "past": past_enquiries,
    "pasts": past_enquiries_page,
    "reindex": reindex,
    "wrong": corrections,
    "reminders": reminders,
    "reporting": reports,
    "setup": first_run,
    "signing": sign_in,
    "tickets": tickets,
    "consulting": ticket_page,
    "log": questions_page,
    "shelf": documents_page,
    "indexing": index_page,
    "members": organisations_page,
    "staff": people_page,
    "trail": audit_page,
    "chart": charts,
    "confirming": confirm_page,
    "roles": people.ROLES,
}
"""What every template may use."""


class Pages:
    """Renders pages, fragments and error pages; everything from outside is escaped."""

    def __init__(
        self,
        sessions: Sessions,
        now: Callable[[], dt.datetime],
        *,
        secure: bool,
        asking_only: bool,
        sign_in: bool,
    ) -> None:
        self._sessions = sessions
        self._now = now
        self._secure = secure
        self._templates = Environment(
            loader=PackageLoader("bot.web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals.update(_WORDS, asking_only=asking_only, sign_in=sign_in)
        self._templates.filters.update(
            day=japanese_day, minute=japanese_minute, instant=instant, link=safe_link, marked=marked
        )

    def page(self, visitor: Visitor, name: str, *, code: int = 200, **context: Any) -> Response:
        """A whole page; renews the visitor's session."""
        html = self._render(name, visitor=visitor, **context)
        return self.remember(visitor, HTMLResponse(html, code))

    def fragment(self, name: str, **context: Any) -> str:
        """A part of a page, for the script."""
        return self._render(name, **context)

    def error(self, status: int, message: str = "", *, as_json: bool = False) -> Response:
        """What went wrong and what to do next; `message` where it is known more exactly."""
        said = errors.of(status)
        message = message or said.message
        if as_json:
            return JSONResponse({"message": message, "next": said.next_step}, status)
        html = self._render("error.html", visitor=None, title=said.title, message=message, said=said)
        return HTMLResponse(html, status)

    def remember(self, visitor: Visitor, response: Response) -> Response:
        """Give the browser its session, for this browsing session only."""
        response.set_cookie(
            COOKIE,
            self._sessions.write(visitor.session, self._now()),
            httponly=True,
            samesite="lax",
            secure=self._secure,
        )
        return response

    def _render(self, name: str, **context: Any) -> str:
        return self._templates.get_template(name).render(**context)
