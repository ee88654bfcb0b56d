"""An organisation with reminders, for the pages about duties."""

from __future__ import annotations

import datetime as dt

from bot import first_run
from bot.first_run import Desk
from bot.reminders import joining
from tests.web.scene import token_of

TOWN = "203211"
PREFECTURE = "200000"
JANUARY = dt.datetime(2026, 1, 5, 0, tzinfo=dt.UTC)
APRIL = dt.datetime(2026, 4, 6, 2, tzinfo=dt.UTC)
"""Monday, 11:00 in Japan, the first after the year's end: the targets' month is past."""
TARGETS = ("D01", "2025")


def set_up(scene, code=TOWN, *, since=JANUARY, at=APRIL):
    """Installed at `since`, reminded at `at`."""
    scene.now = since
    with scene.database.writing() as connection:
        joining.known(connection)
        first_run.save(connection, code=code, desk=Desk(), at=since)
    scene.run_reminders()
    scene.now = at
    scene.run_reminders()


def press(browser, action, duty=TARGETS, *, organisation=TOWN, name="山田", **fields):
    """What a browser does that opened the occurrence's page and pressed a button."""
    path = "/".join((organisation, *duty))
    page = browser.get(f"/occurrence/{path}")
    data = {"token": token_of(page), "name": name, **fields}
    return browser.post(f"/act/{action}/{path}", data=data)
