"""kill -9 while mails are read, answered and sent: none is lost, none is asked twice."""

import itertools
import mailbox as standard
import signal
from collections import Counter
from pathlib import Path

import pytest

from bot.storage import questions
from tests.mail import victim
from tests.mail.imap_server import ImapServer
from tests.mail.office import Office, mail
from tests.mail.test_ways_in import account

pytestmark = [pytest.mark.mail, pytest.mark.faults]

MAILS = 4


@pytest.fixture
def path(database):
    return Path(database.engine.url.database)


@pytest.fixture
def imap():
    started = ImapServer()
    yield started
    started.close()


def asked(database):
    with database.reading() as connection:
        return list(questions.listed(connection))


def settle(path, server, box, rounds=3):
    for _ in range(rounds):
        assert victim.run(path, server, box) == 0


@pytest.mark.parametrize("point", victim.POINTS)
@pytest.mark.parametrize("way", ["maildrop", "imap"])
def test_a_kill_at_any_point_loses_and_repeats_nothing(opened, path, server, imap, tmp_path, way, point):
    office = opened()
    sent = [mail(f"{number}番目の期限は？").as_bytes() for number in range(MAILS)]
    if way == "maildrop":
        drop = standard.Maildir(tmp_path / "drop")
        for each in sent:
            drop.add(each)
        box = victim.maildrop(tmp_path / "drop")
    else:
        for each in sent:
            imap.folder.add(each)
        box = victim.folder(imap, account)
    for number in (1, 2):
        assert victim.run(path, server, box, point, number) == -signal.SIGKILL
    settle(path, server, box)
    rows = asked(office.database)
    assert len(rows) == MAILS
    assert {row.status for row in rows} == {"answered"}
    _every_answer_arrived(server, office)


def _every_answer_arrived(server, office: Office) -> None:
    """Each question has one answer; a copy that may be one bears the same id, so that readers fold it."""
    ids = Counter(each.message["Message-ID"] for each in server.got)
    assert len(ids) == MAILS
    per_question = Counter(each.message["In-Reply-To"] for each in server.got)
    assert len(per_question) == MAILS
    assert office.states() == {"sent": MAILS}
    assert sum(ids.values()) <= MAILS + 2


def test_kills_at_every_mail_of_a_full_mailbox(opened, path, server, tmp_path):
    office = opened()
    drop = standard.Maildir(tmp_path / "drop")
    for number in range(12):
        drop.add(mail(f"{number}番目の期限は？").as_bytes())
    box = victim.maildrop(tmp_path / "drop")
    for point in itertools.islice(itertools.cycle(["after_take", "before_take"]), 10):
        victim.run(path, server, box, point, 2)
    settle(path, server, box)
    assert len(asked(office.database)) == 12
    assert len({each.message["In-Reply-To"] for each in server.got}) == 12
