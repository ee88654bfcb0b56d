"""Reading our own messages back: did an earlier attempt arrive?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from slack_sdk import WebClient

# Slack names messages by its own clock; ours may be a little ahead.
_CLOCKS_DIFFER = dt.timedelta(minutes=5)
_PAGE = 200


def messages(
    client: WebClient, channel: str, thread: str, *, since: dt.datetime
) -> Iterator[Mapping[str, Any]]:
    """What was written in a channel, or below one message, since about an instant; page by page.

    Raises what the client raises.
    """
    oldest = f"{(since - _CLOCKS_DIFFER).timestamp():.6f}"
    read = partial(client.conversations_replies, ts=thread) if thread else client.conversations_history
    cursor: str | None = None
    while True:
        page = read(channel=channel, oldest=oldest, limit=_PAGE, cursor=cursor, include_all_metadata=True)
        yield from page.get("messages") or ()
        cursor = (page.get("response_metadata") or {}).get("next_cursor") or None
        if cursor is None:
            return
