"""`/madoguchi …`: what is not a question."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from bot.channels.slack import places
from bot.channels.slack.acts import Spot, Typed
from bot.channels.slack.installed import CHANNEL, Installed
from bot.channels.slack.outcome import FAILURES, code_of
from bot.dialogue.administration import Administration
from bot.dialogue.command import Command
from bot.dialogue.reindexing import Reindexing
from bot.domain.principal import Principal
from bot.errors import Invalid, MadoguchiError
from bot.ports import Destination
from bot.texts import commands as texts

# Slack waits three seconds for the answer to a command.
_PATIENCE = 1.0


@dataclass(frozen=True, slots=True)
class Commands:
    """Lines for whoever typed the command, and nobody else."""

    installed: Installed
    administration: Administration
    reindexing: Reindexing

    def run(self, command: Command, typed: Typed, principal: Principal, *, at: dt.datetime) -> list[str]:
        """Do it, or say why not."""
        if command is Command.HELP:
            return list(texts.HELP)
        try:
            self.administration.allow(principal, command, subject=typed.spot.channel, at=at)
            return self._administer(command, typed, principal, at)
        except MadoguchiError as error:
            return [error.message]

    def _administer(self, command: Command, typed: Typed, principal: Principal, at: dt.datetime) -> list[str]:
        match command:
            case Command.STATUS:
                return self.administration.status(at=at)
            case Command.QUESTIONS:
                return self.administration.unanswered(at=at)
            case Command.NOTIFY_HERE:
                self._check_invited(typed.spot)
                return self.administration.notify(principal, _channel(typed.spot), at=at)
            case Command.NOTIFY_NO_MORE:
                return self.administration.notify_no_more(principal, _channel(typed.spot), at=at)
            case _:
                place = places.directly(typed.spot, typed.who)
                self.reindexing.request(typed.key, place, at=at)
                return [texts.REINDEX_ACCEPTED]

    def _check_invited(self, spot: Spot) -> None:
        """Raises `Invalid` where we certainly cannot write; where nobody can tell, sending will show."""
        member = self.installed.get(spot.workspace)
        if member is None:
            return
        client = self.installed.client(member.token, patience=_PATIENCE)
        try:
            invited = bool(client.conversations_info(channel=spot.channel)["channel"].get("is_member"))
        except FAILURES as error:
            invited = code_of(error) != "channel_not_found"
        if not invited:
            raise Invalid(texts.NOT_INVITED)


def _channel(spot: Spot) -> Destination:
    if spot.direct:
        raise Invalid(texts.NOT_A_CHANNEL)
    return Destination(CHANNEL, spot.workspace, spot.channel)
