"""Start everything, serve, stop everything."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from starlette.types import ASGIApp

from bot import web
from bot.app import App, now, stopwatch
from bot.dialogue.who import by_address
from bot.domain.principal import Principal
from bot.keys import secret_of
from bot.ports import Channel
from bot.serving import server
from bot.serving.index import ServingIndex
from bot.serving.ticks import Tick, answer_waiting, scheduler
from bot.serving.workers import Work, Workers
from bot.texts import console as texts
from bot.web.identity import CHANNEL

_POLL = 1.0  # seconds; what another process stored wakes nobody here
_ANSWERING = 2  # threads
_RENEW_EVERY = 60.0  # seconds; what is due is decided by the schedule of each source


def serve(app: App, *, announce: Callable[[str], None], ticks: Sequence[Tick] = ()) -> None:
    """Run the page and the ticks until a signal ends them.

    `announce` is given the sentences for whoever started it. Raises
    `Unavailable` where the port is taken.
    """
    settings = app.settings
    listening = server.listen(settings.web_host, settings.web_port)
    index = ServingIndex(app)
    page = web.create(_parts(app, index), mounts=_mounts(app.channels))
    workers = Workers(_works(app, index), poll=_POLL if app.channels else settings.tick_seconds)
    app.wake.listen(workers.wake)
    renewing = Tick("renewing", _RENEW_EVERY, partial(_renew, app, index))
    running = scheduler([renewing, *ticks], first_at=now())
    index.start()
    running.start()
    workers.start()
    started: list[Channel] = []
    try:
        for channel in app.channels:
            channel.start()
            started.append(channel)
        announce(texts.serving(_address(app, listening.getsockname()[1])))
        if index.state() is web.IndexState.PREPARING:
            announce(texts.FIRST_INDEX)
        server.run(page, listening)
    finally:
        for channel in reversed(started):
            channel.stop()
        running.shutdown(wait=True)
        workers.stop()
    announce(texts.STOPPED)


def _works(app: App, index: ServingIndex) -> list[Work]:
    answering = [
        Work(f"answering-{number}", lambda _: answer_waiting(app.answering, index))
        for number in range(_ANSWERING)
    ]
    return [
        *answering,
        Work("presses", lambda _: app.presses.work()),
        Work("reindexing", lambda _: app.reindexing.work()),
        Work("publishing", lambda _: _publish(app, index)),
        Work("sending", lambda pause: app.reminders.deliver(now, pause) > 0),
    ]


def _publish(app: App, index: ServingIndex) -> bool:
    """Bring approved Q&As into the index, once there is one."""
    return index.state() is web.IndexState.READY and app.publishing.work()


def _mounts(channels: Sequence[Channel]) -> dict[str, ASGIApp]:
    return {path: answers for channel in channels for path, answers in channel.mounts.items()}


def _parts(app: App, index: ServingIndex) -> web.Parts:
    return web.Parts(
        settings=app.settings,
        database=app.database,
        answering=app.answering,
        reminders=app.reminders,
        presses=app.presses,
        index=index,
        secret=secret_of(app.settings.home),
        person=partial(_person, app),
        now=now,
        stopwatch=stopwatch,
        wake=app.wake,
        library=app.served.current,
    )


def _person(app: App, name: str) -> Principal | None:
    with app.database.reading() as connection:
        return by_address(connection, name, channel=CHANNEL)


def _renew(app: App, index: ServingIndex) -> None:
    """Fetch and look at folders, as far as the administrator turned that on."""
    if index.state() is web.IndexState.READY:
        app.renewal().tick(now())


def _address(app: App, port: int) -> str:
    if app.settings.web_public_url:
        return app.settings.web_public_url
    host = app.settings.web_host
    shown = "127.0.0.1" if host in {"0.0.0.0", "::", ""} else host  # noqa: S104 - shown, not bound to
    return f"http://[{shown}]:{port}/" if ":" in shown else f"http://{shown}:{port}/"
