"""The web page: a channel that is rendered on the server and works without JavaScript."""

from bot.web.application import create
from bot.web.parts import Index, IndexState, Parts

__all__ = ["Index", "IndexState", "Parts", "create"]
