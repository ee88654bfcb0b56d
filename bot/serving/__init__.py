"""What `madoguchi serve` runs in one process: the page, the ticks, the first index."""

from bot.serving.service import serve
from bot.serving.ticks import Tick

__all__ = ["Tick", "serve"]
