"""The page behind a real port in this process, with an index of made-up documents."""

from __future__ import annotations

import datetime as dt
import socket
import threading
from collections.abc import Sequence
from pathlib import Path

import uvicorn
from pydantic import SecretStr

from bot import first_run, web
from bot.app import App, now, stopwatch
from bot.first_run import Desk
from bot.keys import secret_of
from bot.reminders import joining
from bot.settings import Settings
from bot.storage.database import Database
from bot.web import IndexState
from knowledge.document import Finding, Metadata
from knowledge.record import DocumentRecord

DOCUMENTS = 1000
_PREFECTURE = "200000"


class Shelf:
    """An index that is always ready and holds `DOCUMENTS` documents."""

    def __init__(self) -> None:
        self._records = [_record(number) for number in range(DOCUMENTS)]

    def state(self) -> IndexState:
        return IndexState.READY

    def probe(self) -> None:
        """Nothing to open."""

    def documents(self) -> Sequence[DocumentRecord]:
        return self._records


class Served:
    """Serves until it is closed; `url` is a PostgreSQL address or empty for SQLite in `directory`."""

    def __init__(self, directory: Path, url: str) -> None:
        self._app = App(Settings(home=directory, database_url=SecretStr(url) if url else None))
        self.database: Database = self._app.database
        self._found()
        self._socket = socket.create_server(("127.0.0.1", 0))
        config = uvicorn.Config(web.create(self._parts()), log_level="error", lifespan="off")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, args=([self._socket],), daemon=True)
        self._thread.start()
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    def close(self) -> None:
        """Stop serving."""
        self._server.should_exit = True
        self._thread.join(30)
        self._socket.close()
        self._app.close()

    def _found(self) -> None:
        """A prefecture that serves all its municipalities."""
        with self.database.writing() as connection:
            everybody = joining.known(connection)
            first_run.save(connection, code=_PREFECTURE, desk=Desk(), at=now())
        for each in everybody:
            if each.prefecture == _PREFECTURE[:2]:
                joining.add(self.database, self._app.reminders.planning, each.code, at=now())

    def _parts(self) -> web.Parts:
        return web.Parts(
            settings=self._app.settings,
            database=self.database,
            answering=self._app.answering,
            reminders=self._app.reminders,
            presses=self._app.presses,
            index=Shelf(),
            secret=secret_of(self._app.settings.home),
            person=lambda _: None,
            now=now,
            stopwatch=stopwatch,
        )


def _record(number: int) -> DocumentRecord:
    issued_on = dt.date(2015 + number % 12, 1 + number % 12, 1)
    metadata = Metadata(title=f"手順書その{number}", issuer="情報政策課", issued_on=issued_on)
    findings = (Finding("scan_without_ocr"),) if number % 7 == 0 else ()
    where = f"手順/{number:04}.pdf"
    return DocumentRecord(
        f"d{number}", "/srv/share", where, "0" * 64, metadata, passages=12, findings=findings
    )
