"""Asking LINE WORKS, Chatwork and the webhook what is missing, for `madoguchi channels check`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import click
from pydantic import SecretStr

from bot.app import App, now
from bot.domain.trouble import Reached
from bot.settings import Settings
from bot.storage import destinations
from bot.texts import channels as texts

Lines = Callable[[str, Mapping[str, str]], list[str]]


def joined(settings: Settings) -> Iterator[tuple[str, Callable[[App], bool]]]:
    """Those that are configured, each with what prints its troubles and tells whether it has any."""
    if settings.lineworks_bot_id:
        yield "lineworks", _lineworks
    if settings.chatwork_api_token:
        yield "chatwork", _chatwork
    if settings.webhook_url:
        yield "webhook", _webhook


def _lineworks(app: App) -> bool:
    from bot.channels.lineworks import check
    from bot.channels.lineworks.connect import MOUNT, PATH, api_of
    from bot.texts import lineworks

    site, secret = app.settings.web_public_url.rstrip("/"), app.settings.lineworks_bot_secret
    callback = f"{site}{MOUNT}{PATH}" if site else ""
    api = api_of(app.settings, now)
    return _print(check.examine(api, callback=callback, bot_secret=_plain(secret)), lineworks.lines)


def _chatwork(app: App) -> bool:
    from bot.channels.chatwork import check
    from bot.channels.chatwork.connect import api_of, webhook_secret
    from bot.channels.chatwork.incoming import CHANNEL
    from bot.texts import chatwork

    with app.database.reading() as connection:
        rooms = [place.address for place in destinations.of_channel(connection, CHANNEL, "")]
    reached = check.examine(
        api_of(app.settings),
        token=_plain(app.settings.chatwork_webhook_token),
        secret=webhook_secret(app.settings),
        rooms=rooms,
        site=app.settings.web_public_url,
    )
    return _print(reached, chatwork.lines)


def _webhook(app: App) -> bool:
    from bot.channels.webhook import check
    from bot.channels.webhook.connect import receiver_of
    from bot.texts import webhook

    return _print(check.examine(receiver_of(app.settings), at=now()), webhook.lines)


def _print(reached: Reached, lines: Lines) -> bool:
    """Whether something has to be put right."""
    if reached.name:
        click.echo(texts.reached(reached.name))
    for each in reached.troubles:
        click.echo("\n".join(lines(each.code, each.about)))
    return any(each.serious for each in reached.troubles)


def _plain(secret: SecretStr | None) -> str:
    return secret.get_secret_value() if secret else ""
