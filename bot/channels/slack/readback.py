"""Reading our own messages back: did an earlier attempt arrive?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
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
    window = {"oldest": f"{(since - _CLOCKS_DIFFER).timestamp():.6f}", "limit": _PAGE}
    cursor = ""
    while True:
        asked = {**window, "channel": channel, "include_all_metadata": True, **_further(cursor)}
        if thread:
            page = client.conversations_replies(ts=thread, **asked)
        else:
            page = client.conversations_history(**asked)
        yield from page.get("messages") or ()
        cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            return


def _further(cursor: str) -> dict[str, str]:
    return {"cursor": cursor} if cursor else {}
