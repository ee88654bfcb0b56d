"""Which organisation a command is about."""

from __future__ import annotations

from bot import first_run
from bot.app import App
from bot.errors import Invalid
from bot.reminders import joining
from bot.storage import organisations
from bot.texts import handover_pack as texts


def organisation_of(app: App, code: str) -> str:
    """The code as it is valid now; without one the installation's own.

    Raises `NotFound` for an unknown code, `Invalid` where nobody said whose the installation is.
    """
    with app.database.writing() as connection:
        joining.known(connection)
        if code:
            return organisations.current(connection, code).code
        known = first_run.installation(connection)
    if known is None:
        raise Invalid(texts.WHOSE)
    return known.organisation.code
