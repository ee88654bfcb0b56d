"""Who may decide what is found."""

from __future__ import annotations

from bot.domain.principal import Principal, Role
from bot.errors import NotAllowed
from bot.texts import qa as texts


def check_administrator(principal: Principal) -> None:
    """Raises `NotAllowed` for anybody else."""
    if not principal.may(Role.ADMINISTRATOR):
        raise NotAllowed(texts.NOT_ADMINISTRATOR)
