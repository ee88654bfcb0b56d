"""The parent's side: one child that reads file after file."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import IO

from pydantic import ValidationError

import knowledge
from knowledge.document import Finding, ParsedDocument
from knowledge.readers import Limits, Unreadable
from knowledge.sandbox.wire import REPLIES, REQUESTS, Reply, Request, largest_reply

_START = "import sys; sys.path.insert(0, sys.argv[1]); from knowledge.sandbox.child import main; main()"
_ROOT = Path(knowledge.__file__).parent.parent
_PICTURES = frozenset({"scan_without_ocr", "picture_of_text"})
"""Findings on pictures that could be read by character recognition."""
_TIMES_UP = -int(getattr(signal, "SIGXCPU", 0))
_KILLED = -int(getattr(signal, "SIGKILL", 0))


def read_in_child(path: Path, limits: Limits, ocr: str = "") -> ParsedDocument:
    """Read one document in a child of its own; `ocr` as for `Worker`.

    Raises `Unreadable` for every failure, also `timeout`, `memory` and, where
    the parser crashed, `damaged`.
    """
    with Worker(limits, ocr=ocr) as worker:
        return worker.read(path)


class Worker:
    """A child process that reads many files, one at a time.

    It is started with the first file and started anew after a crash, a
    time-out, a lack of memory, or `files_per_child` files (parsers leak). Used
    by one thread at a time. Close it, or use it as a context manager.

    `ocr` is the engine that reads pictures, "" for none. Only documents that
    need it are read with it, a second time and under the wider limits of
    recognition.
    """

    def __init__(self, limits: Limits, files_per_child: int = 200, ocr: str = "") -> None:
        self._limits = limits
        self._ocr = ocr
        self._files_per_child = files_per_child
        self._child: _Child | None = None

    def __enter__(self) -> Worker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(self, path: Path) -> ParsedDocument:
        """Read one document; raises `Unreadable` for every failure.

        Where recognition fails, what can be read without it is returned, with
        the finding `recognition_failed`.
        """
        if not path.is_file():
            raise Unreadable("damaged", "not a file")
        request = Request(path.absolute(), self._limits)
        plain = self._ask(request)
        if not self._ocr or not _has_pictures(plain):
            return _document(plain)
        recognised = self._ask(Request(request.path, self._limits.while_recognising(), self._ocr))
        if recognised.document is None and plain.document is not None:
            failure = Finding("recognition_failed", detail=recognised.code)
            return replace(plain.document, findings=(*plain.document.findings, failure))
        return _document(recognised)

    def _ask(self, request: Request) -> Reply:
        """The child's reply, also where the child does not survive the request."""
        child = self._child = self._child or _Child()
        try:
            reply = child.ask(request)
        except Unreadable as unreadable:
            self.close()
            return Reply(code=unreadable.code, detail=unreadable.detail)
        except BaseException:
            self.close()
            raise
        if reply.code == "memory" or child.files >= self._files_per_child:
            self.close()
        return reply

    def close(self) -> None:
        """End the child, if there is one."""
        if self._child is not None:
            self._child.kill()
            self._child = None


def _document(reply: Reply) -> ParsedDocument:
    if reply.document is None:
        raise Unreadable(reply.code or "damaged", reply.detail)
    return reply.document


def _has_pictures(reply: Reply) -> bool:
    """Whether a document, or a part of it, is pictures that nobody has read."""
    findings = reply.document.findings if reply.document else ()
    return reply.code == "no_text" or any(finding.code in _PICTURES for finding in findings)


class _Child:
    """One process and its two pipes."""

    def __init__(self) -> None:
        self.files = 0
        self._late = False
        # The command is our own; the only thing from outside, the path, goes over the pipe.
        self._process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-I", "-X", "utf8", "-c", _START, str(_ROOT)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            cwd=_ROOT.anchor,
            start_new_session=True,
        )
        self._requests = Connection(_own(self._process.stdin), readable=False)
        self._replies = Connection(_own(self._process.stdout), writable=False)

    def ask(self, request: Request) -> Reply:
        """Send a request and wait for its reply, at most `wall_seconds`."""
        self.files += 1
        clock = threading.Timer(request.limits.wall_seconds, self._stop_late)
        clock.daemon = True
        clock.start()
        try:
            self._requests.send_bytes(REQUESTS.dump_json(request))
            answer = self._replies.recv_bytes(largest_reply(request.limits))
            return REPLIES.validate_json(answer)
        except ValidationError as error:
            raise Unreadable("damaged", "reply not understood") from error
        except (EOFError, OSError) as error:
            raise self._unreadable() from error
        finally:
            clock.cancel()

    def kill(self) -> None:
        """End the process at once, with what it started, and close its pipes."""
        self._stop()
        self._process.wait()
        self._requests.close()
        self._replies.close()

    def _stop_late(self) -> None:
        self._late = True
        self._stop()

    def _stop(self) -> None:
        """Kill the child and the programs that it started, which are in its session."""
        if sys.platform == "win32":
            self._process.kill()
        elif self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)

    def _unreadable(self) -> Unreadable:
        """Why a child hung up: the clock, the limits of the system, or a crash."""
        try:
            code = self._process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            return Unreadable("too_large", "reply")
        if self._late or code == _TIMES_UP:
            return Unreadable("timeout")
        return Unreadable("memory" if code == _KILLED else "damaged", f"parser ended with {code}")


def _own(pipe: IO[bytes] | None) -> int:
    """The descriptor of a pipe, taken from its file object."""
    assert pipe is not None
    with pipe:
        return os.dup(pipe.fileno())
