"""The guide tells every permission with the reason that the manifest has."""

from bot.texts.slack_setup import APP_SCOPES, BOT_NAME, SCOPES
from tests.docs.pages import read, rows

GUIDE = "docs/slack.ja.md"


def test_every_permission_stands_in_the_guide() -> None:
    told = {row[0].partition("`")[0]: row[1] for row in rows(GUIDE)}
    assert told | SCOPES | APP_SCOPES == told


def test_the_guide_calls_the_bot_by_its_name() -> None:
    assert f"/invite @{BOT_NAME}" in read(GUIDE)
