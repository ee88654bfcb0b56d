"""The notice board (お知らせ欄) of an organisation."""

from bot.channels.board.render import Button, Entry, Posted, render

__all__ = ["Button", "Entry", "Posted", "render"]
