"""How often an app may write into one channel."""

from __future__ import annotations

from tests.slack.service.clock import Clock

# docs.slack.dev/apis/web-api/rate-limits: about one message a second for each channel.
SECONDS = 1.0


class Limited(Exception):
    """429 with Retry-After."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"{seconds:g}")
        self.seconds = seconds


class Pace:
    """Off until a test switches it on; Slack allows bursts, this does not."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last: dict[str, float] = {}
        self.enforced = False

    def spend(self, channel: str) -> None:
        now = self._clock()
        if self.enforced and now - self._last.get(channel, 0.0) < SECONDS:
            raise Limited(SECONDS)
        self._last[channel] = now
