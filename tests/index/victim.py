"""`python -m tests.index.victim HOME N`: reindexes and kills itself at the N-th step; 0 counts the steps.

A step is anything that touches the disk below HOME: a file opened for writing, moved or
removed, a directory made, a database opened, a child started.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from tests.index.office import Office

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_EVENTS = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "sqlite3.connect", "subprocess.Popen"}


def main() -> None:
    home, deadly = Path(sys.argv[1]), int(sys.argv[2])
    office = Office(home)
    steps = 0

    def watch(event: str, args: tuple[object, ...]) -> None:
        nonlocal steps
        writes = event == "open" and isinstance(args[2], int) and args[2] & _WRITING
        if not (writes or event in _EVENTS):
            return
        if event == "subprocess.Popen" or str(home) in str(args[0]):
            steps += 1
            if steps == deadly:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    office.reindex()
    print(steps)


if __name__ == "__main__":
    main()
