"""Every check, in the order in which their findings are shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping

from bot.checks import (
    clock,
    database,
    embedding,
    environment,
    home,
    hooks,
    index,
    mail,
    modules,
    outside,
    recognition,
    settings,
    slack,
    teams,
    web,
)
from bot.checks.finding import Finding, error
from bot.checks.surroundings import Check, Surroundings
from bot.errors import Misconfigured
from bot.settings import Settings, load, unknown
from bot.storage.database import Database

Connect = Callable[[Settings], Database | None]

CHECKS: tuple[Check, ...] = (
    modules.check,
    home.check,
    home.key,
    home.space,
    clock.check,
    database.check,
    embedding.check,
    recognition.check,
    index.sources,
    index.check,
    web.check,
    mail.check,
    settings.check,
    slack.check,
    teams.check,
    hooks.check,
    outside.proxy,
    outside.authority,
    outside.reachable,
    environment.check,
)


def examine(environ: Mapping[str, str], *, at: dt.datetime, connect: Connect, online: bool) -> list[Finding]:
    """Findings on the installation that these variables describe.

    `connect` opens its database as it is, or gives None before the first start.
    """
    misspelt = unknown(environ)
    found = [error("settings.unknown", name=name) for name in misspelt]
    try:
        settings = load({name: value for name, value in environ.items() if name not in misspelt})
    except Misconfigured as wrong:
        return [*found, error("settings.wrong", sentence=wrong.message)]
    database = connect(settings)
    try:
        return [*found, *run(Surroundings(settings, environ, database, at, online))]
    finally:
        if database:
            database.close()


def run(around: Surroundings) -> Iterator[Finding]:
    """All findings. A check that fails is a finding, so that the others still speak."""
    for check in CHECKS:
        try:
            yield from check(around)
        except Exception as failure:
            name = f"{check.__module__.rpartition('.')[2]}.{check.__name__}"
            yield error("check.failed", name=name, reason=type(failure).__name__)
