"""How `madoguchi channels check` tries each way to reach people: the part of the composition root for it.

A channel takes part by a function in `_KNOWN`, which yields one `Examination`
where the channel is configured.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import httpx
from pydantic import SecretStr

from bot.checks.surroundings import Check, Surroundings
from bot.domain.trouble import Reached, Trouble
from bot.texts import channels as texts

if TYPE_CHECKING:
    from bot.app import App
    from bot.checks.finding import Finding
    from bot.settings import Settings

Lines = Callable[[str, Mapping[str, str]], list[str]]

_ANSWERS_WITHIN = 5.0  # seconds for our own page


def _nothing(_around: Surroundings) -> Iterator[Finding]:
    yield from ()


@dataclass(frozen=True, slots=True)
class Examination:
    """One way to reach people.

    `judge` looks at the settings without asking anybody; where it finds no
    error, `ask` tries the way itself, sending nothing that a person would see.
    `lines` says a trouble and what to do about it.
    """

    name: str
    ask: Callable[[], Iterable[Reached]]
    lines: Lines
    judge: Check = _nothing


def examinations(app: App) -> tuple[Examination, ...]:
    """Those that are configured, in the order in which they are told of."""
    return tuple(each for known in _KNOWN for each in known(app))


def _board(app: App) -> Iterator[Examination]:
    from bot.storage import organisations

    def ask() -> Iterator[Reached]:
        with app.database.reading() as connection:
            count = len(organisations.joined(connection))
        yield Reached("", (Trouble("boards", {"count": str(count)}, serious=False),))

    yield Examination("board", ask, texts.lines)


def _web(app: App) -> Iterator[Examination]:
    from bot.checks import web

    def ask() -> Iterator[Reached]:
        code = "page_runs" if _page_answers(app.settings) else "page_rests"
        yield Reached("", (Trouble(code, serious=False),))

    yield Examination("web", ask, texts.lines, web.check)


def _mail(app: App) -> Iterator[Examination]:
    settings = app.settings
    if not (settings.smtp_host or settings.receives_mail):
        return
    from bot.app import stopwatch
    from bot.channels.mail import check as trying
    from bot.channels.mail.connect import mailboxes, server_of
    from bot.checks import mail
    from bot.texts import mail_setup

    def ask() -> Iterator[Reached]:
        boxes = list(mailboxes(settings))
        subject = trying.Subject(server_of(settings), settings.mail_from, boxes, stopwatch)
        yield Reached("", tuple(trying.examine(subject)))

    yield Examination("mail", ask, mail_setup.lines, mail.check)


def _slack(app: App) -> Iterator[Examination]:
    from bot.channels.slack.connect import is_configured

    if is_configured(app.settings):
        yield slack(app)


def slack(app: App) -> Examination:
    """Slack, also where it is not configured yet."""
    from bot.app import now
    from bot.channels.slack.joined import reports
    from bot.checks import slack as judging
    from bot.keys import secret_of
    from bot.texts import slack_setup

    settings = app.settings
    ask = partial(reports, settings, app.database, secret_of(settings.home), now)
    return Examination("slack", ask, slack_setup.lines, judging.check)


def _teams(app: App) -> Iterator[Examination]:
    from bot.channels.teams.connect import is_configured

    if is_configured(app.settings):
        yield teams(app)


def teams(app: App) -> Examination:
    """Microsoft Teams, also where it is not configured yet."""
    from bot.checks import teams as judging
    from bot.texts import teams_setup

    return Examination("teams", partial(_ask_microsoft, app), teams_setup.lines, judging.check)


def _ask_microsoft(app: App) -> Iterator[Reached]:
    from bot.channels.teams.connect import is_configured
    from bot.errors import Misconfigured
    from bot.texts import teams_setup

    if not is_configured(app.settings):
        raise Misconfigured(teams_setup.CLIENT_MISSING)
    if app.settings.teams_insecure:
        return
    from bot.channels.teams.check import examine
    from bot.channels.teams.subject import subject_of

    yield Reached("", tuple(examine(subject_of(app.settings, app.database))))


def _lineworks(app: App) -> Iterator[Examination]:
    settings = app.settings
    if not settings.lineworks_bot_id:
        return
    from bot.app import now
    from bot.channels.lineworks import check
    from bot.channels.lineworks.connect import MOUNT, PATH, api_of
    from bot.texts import lineworks

    site = settings.web_public_url.rstrip("/")

    def ask() -> Iterator[Reached]:
        callback = f"{site}{MOUNT}{PATH}" if site else ""
        secret = _plain(settings.lineworks_bot_secret)
        yield check.examine(api_of(settings, now), callback=callback, bot_secret=secret)

    yield Examination("lineworks", ask, lineworks.lines)


def _chatwork(app: App) -> Iterator[Examination]:
    settings = app.settings
    if not settings.chatwork_api_token:
        return
    from bot.channels.chatwork import check
    from bot.channels.chatwork.connect import api_of, webhook_secret
    from bot.channels.chatwork.incoming import CHANNEL
    from bot.storage import destinations
    from bot.texts import chatwork

    def ask() -> Iterator[Reached]:
        with app.database.reading() as connection:
            rooms = [place.address for place in destinations.of_channel(connection, CHANNEL, "")]
        token, secret = _plain(settings.chatwork_webhook_token), webhook_secret(settings)
        site = settings.web_public_url
        yield check.examine(api_of(settings), token=token, secret=secret, rooms=rooms, site=site)

    yield Examination("chatwork", ask, chatwork.lines)


def _webhook(app: App) -> Iterator[Examination]:
    settings = app.settings
    if not settings.webhook_url:
        return
    from bot.app import now
    from bot.channels.webhook import check
    from bot.channels.webhook.connect import receiver_of
    from bot.texts import webhook

    def ask() -> Iterator[Reached]:
        yield check.examine(receiver_of(settings), at=now())

    yield Examination("webhook", ask, webhook.lines)


_KNOWN = (_board, _web, _mail, _slack, _teams, _lineworks, _chatwork, _webhook)


def _plain(secret: SecretStr | None) -> str:
    return secret.get_secret_value() if secret else ""


def _page_answers(settings: Settings) -> bool:
    host = "127.0.0.1" if settings.web_host in {"0.0.0.0", "::", ""} else settings.web_host  # noqa: S104
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{settings.web_port}/health"
    try:
        return httpx.get(address, timeout=_ANSWERS_WITHIN, trust_env=False).status_code == httpx.codes.OK
    except httpx.HTTPError:
        return False
