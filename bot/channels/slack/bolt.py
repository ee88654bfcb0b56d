"""The bolt application: verifies, finds the installation, and hands everything to the listeners."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult

from bot.channels.slack.installed import QUIET, Installed
from bot.channels.slack.listeners import Listeners
from bot.channels.slack.outcome import FAILURES
from bot.errors import Unavailable
from bot.texts import slack_connection as texts

_ANYTHING = re.compile("")


def application(installed: Installed, listeners: Listeners, *, signing_secret: str = "") -> App:
    """Answers only when a listener has stored what came, and to everything: what has no listener
    would be sent again and again.
    """

    def authorize(enterprise_id: str | None, team_id: str | None) -> Any:
        return _authorize(installed, team_id, enterprise_id)

    app = App(
        name="madoguchi",
        logger=QUIET,
        client=installed.client(),
        # Needed where Slack calls us; over our own socket nothing is signed.
        signing_secret=signing_secret,
        authorize=authorize,
        user_facing_authorize_error_message=texts.NOT_INSTALLED,
        process_before_response=True,
        attaching_conversation_kwargs_enabled=False,
    )
    app.event(_ANYTHING)(listeners.event)
    app.command(_ANYTHING)(listeners.command)
    app.shortcut(_ANYTHING)(listeners.shortcut)
    app.action(_ANYTHING)(listeners.action)
    app.view(_ANYTHING)(listeners.submission)
    return app


def _authorize(
    installed: Installed, team_id: str | None, enterprise_id: str | None
) -> AuthorizeResult | None:
    """Look an installation up without asking Slack: a question must not wait for that, or be lost by it."""
    try:
        member = installed.of(team_id or enterprise_id or "")
    except FAILURES as error:
        # Not acknowledged, so that Slack sends it again.
        raise Unavailable(texts.NOT_INSTALLED, type(error).__name__) from error
    if member is None:
        return None
    return AuthorizeResult(
        enterprise_id=enterprise_id,
        team_id=member.workspace,
        bot_id=member.bot,
        bot_user_id=member.bot_user,
        bot_token=member.token,
    )
