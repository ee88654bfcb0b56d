"""assistant.threads.*: what makes waiting pleasant."""

from __future__ import annotations

from typing import Any

from tests.slack.service.failure import ApiError
from tests.slack.service.methods.registry import Request, method

# docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts
_MOST_PROMPTS = 4


@method("assistant.threads.setStatus", "assistant:write", "chat:write")
def status(request: Request) -> dict[str, Any]:
    request.workspace.find_channel(request.needed("channel_id"))
    request.needed("thread_ts")
    request.workspace.statuses.append(request.arguments)
    return {}


@method("assistant.threads.setSuggestedPrompts", "assistant:write")
def prompts(request: Request) -> dict[str, Any]:
    request.workspace.find_channel(request.needed("channel_id"))
    given = request.needed("prompts")
    if len(given) > _MOST_PROMPTS:
        raise ApiError("too_many_prompts")
    request.workspace.prompts.append(request.arguments)
    return {}


@method("assistant.threads.setTitle", "assistant:write")
def title(request: Request) -> dict[str, Any]:
    request.workspace.find_channel(request.needed("channel_id"))
    request.needed("title")
    return {}
