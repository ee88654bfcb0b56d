"""The terminal."""

from bot.channels.console.identity import identity
from bot.channels.console.notice import notice
from bot.channels.console.render import payload, render

__all__ = ["identity", "notice", "payload", "render"]
