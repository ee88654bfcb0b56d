"""What Slack makes of what a person types."""

from __future__ import annotations

import html
import re

_LINK = re.compile(r"https?://[^\s<>]+")
_GROUP = re.compile(r"(?<!\w)@(channel|here|everyone)\b")


def typed(text: str) -> str:
    """Escaped, with addresses and group mentions marked (docs.slack.dev/messaging)."""
    escaped = html.escape(text, quote=False)
    return _GROUP.sub(r"<!\1>", _LINK.sub(lambda found: f"<{found[0]}>", escaped))
