"""A stand-in for Slack: its Web API over HTTP, Socket Mode over a websocket, or signed HTTP requests.

The real slack-sdk and slack-bolt talk to it; only the address differs. It
knows what the documentation says (docs.slack.dev, read on 2026-11-23): who may
do what, which message is too long, which event follows from which act.

    with SlackService(manifest()) as slack:
        town = slack.workspace("みどり市")
        tanaka, room = town.person("田中"), town.channel("情シス相談")
        asked = tanaka.mentions(room, "申込期限はいつですか？")   # the app under test answers
        [answer] = tanaka.waits_for_replies(asked)
        assert "1月15日" in answer.shown
        tanaka.presses(answer, "役に立った")
"""

from tests.slack.service.faults import Fault, Kind
from tests.slack.service.messages import Channel, Message
from tests.slack.service.person import Person
from tests.slack.service.service import SlackService
from tests.slack.service.workspace import Workspace

__all__ = ["Channel", "Fault", "Kind", "Message", "Person", "SlackService", "Workspace"]
