"""A message's place in Slack as one id: the channel and the instant that names it there.

Slack's `ts` is unique within a channel only, and a private answer may end up in
another channel than the one it was addressed to.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Position:
    """Where a message is; as text it is the `external_id` of a delivery."""

    channel: str
    ts: str

    def __str__(self) -> str:
        return f"{self.channel}/{self.ts}"

    @classmethod
    def parse(cls, text: str) -> Position:
        """From an `external_id`. Raises `ValueError` for anything else."""
        channel, separator, ts = text.partition("/")
        if not (channel and separator and ts):
            raise ValueError(f"not a position: {text}")
        return cls(channel, ts)
