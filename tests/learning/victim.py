"""`python -m tests.learning.victim DATABASE HOME N`: brings Q&As into the index.

Dies at the N-th statement or commit; 0 counts them.
"""

from __future__ import annotations

import sys
from pathlib import Path

from bot.storage import database as databases
from tests.escalation.test_killed import Fuse
from tests.learning.office import LearningOffice


def main() -> None:
    """One look at what is to be in the index."""
    office = LearningOffice(databases.sqlite(Path(sys.argv[1])), Path(sys.argv[2]))
    office.clock.pause(7200)
    fuse = Fuse(office.database.engine, int(sys.argv[3]))
    office.publishing.work()
    print(fuse.passed)


if __name__ == "__main__":
    main()
