"""What stands between us and Slack, asked of Slack itself; each answer tells how to put it right."""

from __future__ import annotations

import datetime as dt
import ssl
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from urllib.error import URLError

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.channels.slack.outcome import FAILURES, code_of, is_code
from bot.domain.trouble import Reached, Trouble
from bot.texts.slack_setup import SCOPES

# Slack refuses signatures that are older than five minutes, and so do we.
_CLOCKS_DIFFER = dt.timedelta(minutes=2)
_REVOKED = frozenset({"invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive"})


@dataclass(frozen=True, slots=True)
class Joined:
    """Whose a workspace is (None: nobody's), and the channels to which reminders go."""

    organisation: str | None
    channels: Sequence[str]


@dataclass(frozen=True, slots=True)
class Subject:
    """What is looked at: the tokens ("" for none) and how to reach Slack with one.

    `joined` tells what we keep about a workspace.
    """

    bot_token: str
    app_token: str
    joined: Callable[[str], Joined]
    connect: Callable[[str], WebClient]


def examine(subject: Subject, *, at: dt.datetime) -> Reached:
    """Ask Slack who we are, what we may, and whether we are where we shall write."""
    if not subject.bot_token:
        return Reached("", (Trouble("no_bot_token"),))
    client = subject.connect(subject.bot_token)
    try:
        who = client.auth_test()
    except FAILURES as failure:
        return Reached("", (_trouble_of(failure, "bot_token_refused"),))
    workspace = str(who["team_id"])
    joined = subject.joined(workspace)
    troubles = [*_clock(who, at), *_scopes(who), *_way_in(subject)]
    if joined.organisation is None:
        troubles.append(Trouble("nobodys", {"workspace": workspace}, serious=False))
    troubles.extend(_channels(client, joined.channels))
    return Reached(f"{who['team']}（@{who['user']}）", tuple(troubles))


def _trouble_of(failure: Exception, revoked: str) -> Trouble:
    """Why a call failed; `revoked` is the code where Slack no longer knows the token."""
    if isinstance(failure, SlackApiError):
        return _refusal(failure, revoked)
    if isinstance(failure, UnicodeDecodeError):
        return Trouble("not_slack")
    reason = failure.reason if isinstance(failure, URLError) else failure
    if isinstance(reason, ssl.SSLError):
        return Trouble("certificate")
    return Trouble("unreachable", {"reason": str(reason) or type(reason).__name__})


def _not_writable(client: WebClient, channel: str) -> Trouble | None:
    """Why we could not write into a channel, None where we can."""
    try:
        found = client.conversations_info(channel=channel)["channel"]
    except FAILURES as failure:
        if code_of(failure) == "channel_not_found":
            return Trouble("channel_not_found", {"channel": channel})
        return _trouble_of(failure, "bot_token_refused")
    if found.get("is_archived"):
        return Trouble("channel_archived", {"channel": channel, "name": str(found["name"])})
    if not found.get("is_im") and not found.get("is_member"):
        return Trouble("not_in_channel", {"channel": channel, "name": str(found["name"])})
    return None


def _refusal(failure: SlackApiError, revoked: str) -> Trouble:
    code = code_of(failure)
    if not is_code(code):
        # A filter between us and Slack answers with a page of its own.
        return Trouble("not_slack")
    if code in _REVOKED:
        return Trouble(revoked, {"error": code})
    if code == "missing_scope":
        return Trouble("missing_scope", {"scope": str(failure.response.get("needed", ""))})
    return Trouble("refused", {"error": code})


def _clock(answer: SlackResponse, at: dt.datetime) -> Iterator[Trouble]:
    date = _header(answer, "date")
    apart = at - parsedate_to_datetime(date) if date else dt.timedelta()
    if abs(apart) > _CLOCKS_DIFFER:
        code = "clock_ahead" if apart > dt.timedelta() else "clock_behind"
        yield Trouble(code, {"minutes": str(round(abs(apart) / dt.timedelta(minutes=1)))})


def _scopes(answer: SlackResponse) -> Iterator[Trouble]:
    given = {scope.strip() for scope in _header(answer, "x-oauth-scopes").split(",")}
    if given != {""}:
        yield from (Trouble("missing_scope", {"scope": scope}) for scope in SCOPES if scope not in given)


def _way_in(subject: Subject) -> Iterator[Trouble]:
    """Whether Socket Mode would open; asking for an address connects nothing."""
    if not subject.app_token:
        return
    try:
        subject.connect(subject.app_token).apps_connections_open(app_token=subject.app_token)
    except FAILURES as failure:
        trouble = _trouble_of(failure, "app_token_refused")
        yield Trouble("no_connections_write") if trouble.code == "missing_scope" else trouble


def _channels(client: WebClient, channels: Sequence[str]) -> Iterator[Trouble]:
    if not channels:
        yield Trouble("no_channel", serious=False)
    for channel in channels:
        trouble = _not_writable(client, channel)
        if trouble:
            yield trouble


def _header(answer: SlackResponse, name: str) -> str:
    """A header by its name in any case."""
    return next((str(value) for key, value in answer.headers.items() if key.lower() == name), "")
