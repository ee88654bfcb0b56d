"""A day of our choosing, on which time passes as everywhere."""

from __future__ import annotations

import datetime as dt

from tests.slack.service import SlackService


class Clock:
    """The instant for the application and for Slack alike."""

    def __init__(self, slack: SlackService, start: dt.datetime) -> None:
        self._slack = slack
        self._ahead = dt.timedelta()
        self.set(start)

    def __call__(self) -> dt.datetime:
        return dt.datetime.now(dt.UTC) + self._ahead

    def set(self, at: dt.datetime) -> None:
        """It is this instant now."""
        step = at - self()
        self._ahead += step
        self._slack.clock.forward(step.total_seconds())
