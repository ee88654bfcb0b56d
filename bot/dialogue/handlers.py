"""What ships: every button that this version knows."""

from __future__ import annotations

from bot.dialogue import feedback, sharing
from bot.dialogue.asking import Asking
from bot.dialogue.press import Handler
from bot.dialogue.reminding import Reminding
from bot.reminders.actions import Actions
from bot.reminders.service import Reminders
from bot.reminders.targets import Targets


def handlers(reminders: Reminders) -> dict[str, Handler]:
    """First part of an action → what does it; others may add theirs."""
    return {
        **feedback.HANDLERS,
        **sharing.HANDLERS,
        **Reminding(Actions(reminders), Targets(reminders.database)).handlers,
        **Asking(reminders.outlooks).handlers,
    }
