"""The web application behind a real port, for whoever calls or visits it."""

from __future__ import annotations

import time

from starlette.types import ASGIApp, Receive, Scope, Send

from bot import web
from tests.slack.office import SECRET, Office, now
from tests.web.scene import FakeIndex


class Door:
    """An address that exists before what answers there."""

    def __init__(self) -> None:
        self.application: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        assert self.application is not None
        await self.application(scope, receive, send)


def page(office: Office) -> ASGIApp:
    """The whole web application, as `madoguchi serve` makes it."""
    parts = web.Parts(
        settings=office.settings,
        database=office.database,
        answering=office.answering,
        reminders=office.reminders,
        presses=office.presses,
        index=FakeIndex(),
        secret=SECRET,
        person=lambda _: None,
        now=now,
        stopwatch=time.monotonic,
    )
    return web.create(parts, mounts=office.slack.mounts)
