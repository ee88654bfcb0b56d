"""The terminal."""

from bot.channels.console.identity import identity
from bot.channels.console.render import payload, render

__all__ = ["identity", "payload", "render"]
