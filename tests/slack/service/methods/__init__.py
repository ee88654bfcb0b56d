"""The methods of the Web API, one family a file."""

from tests.slack.service.methods import (
    assistant,
    auth,
    chat,
    conversations,
    oauth,
    people,
    streams,
    views,
)
from tests.slack.service.methods.registry import METHODS, Method, Request

__all__ = [
    "METHODS",
    "Method",
    "Request",
    "assistant",
    "auth",
    "chat",
    "conversations",
    "oauth",
    "people",
    "streams",
    "views",
]
