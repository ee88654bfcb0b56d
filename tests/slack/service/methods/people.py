"""users.* and bots.*: who somebody is."""

from __future__ import annotations

from typing import Any

from tests.slack.service.failure import ApiError
from tests.slack.service.methods.registry import Request, method


@method("users.info", "users:read")
def person(request: Request) -> dict[str, Any]:
    return {"user": request.workspace.find_person(request.needed("user"))}


@method("bots.info", "users:read")
def bot(request: Request) -> dict[str, Any]:
    workspace = request.workspace
    if request.text("bot") != workspace.bot_id:
        raise ApiError("bot_not_found")
    application = request.service.application
    return {"bot": {"id": workspace.bot_id, "name": application.name, "app_id": application.id}}
