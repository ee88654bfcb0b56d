"""The child's side: read one file after another until the parent hangs up."""

from __future__ import annotations

import os
import sys
from functools import cache
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from knowledge import readers
from knowledge.readers import Limits, Unreadable
from knowledge.sandbox.wire import REPLIES, REQUESTS, Reply, Request

if TYPE_CHECKING:
    from knowledge.ocr import Recognise
if sys.platform != "win32":
    import resource

_LARGEST_REQUEST = 1 << 20
_LARGEST_FILE = 64 << 20  # of what a parser may write, in bytes
_OPEN_FILES = 256


def main() -> None:
    """Serve requests on standard input; replies go to what was standard output."""
    requests = Connection(os.dup(0), writable=False)
    replies = Connection(os.dup(1), readable=False)
    _silence()
    while True:
        try:
            request = REQUESTS.validate_json(requests.recv_bytes(_LARGEST_REQUEST))
        except EOFError:
            return
        _restrict(request.limits)
        replies.send_bytes(REPLIES.dump_json(_reply(request)))


def _silence() -> None:
    """Keep what libraries print out of the pipe."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)


def _restrict(limits: Limits) -> None:
    """Bound memory, processor time (from now on) and files of this process."""
    if sys.platform == "win32":
        return
    usage = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(usage.ru_utime + usage.ru_stime)
    _lower(resource.RLIMIT_CPU, spent + limits.cpu_seconds + 1)
    _lower(resource.RLIMIT_AS, limits.memory_bytes)
    _lower(resource.RLIMIT_FSIZE, _LARGEST_FILE)
    _lower(resource.RLIMIT_NOFILE, _OPEN_FILES)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _lower(kind: int, value: int) -> None:
    if sys.platform != "win32":
        hard = resource.getrlimit(kind)[1]
        soft = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (soft, hard))


@cache
def _recogniser(name: str) -> Recognise:
    """An engine, loaded once for all files of this child."""
    from knowledge import ocr

    return ocr.recogniser(name)


def _reply(request: Request) -> Reply:
    """The outcome of one request. Parsers raise anything, even outside `Exception`."""
    try:
        recognise = _recogniser(request.ocr) if request.ocr else None
        return Reply(readers.read(request.path, request.limits, recognise))
    except Unreadable as unreadable:
        return Reply(code=unreadable.code, detail=unreadable.detail)
    except MemoryError:
        return Reply(code="memory")
    except BaseException as error:
        return Reply(code="damaged", detail=f"{type(error).__name__}: {error}"[:300])
