"""A stand-in for Microsoft Teams on the wire."""

from tests.teams.service.chat import Chat, Posted, Reaction
from tests.teams.service.faults import Fault
from tests.teams.service.person import Person, buttons_of
from tests.teams.service.service import BOT, TeamsService

__all__ = ["BOT", "Chat", "Fault", "Person", "Posted", "Reaction", "TeamsService", "buttons_of"]
