"""auth.*, apps.*, oauth.*, team.*: who is calling."""

from __future__ import annotations

from typing import Any

from tests.slack.service.methods.registry import Request, method


@method("auth.test", token="")
def test(request: Request) -> dict[str, Any]:
    application = request.service.application
    if request.arguments["token"] == application.token:
        return {"app_id": application.id, "app_name": application.name}
    workspace = request.workspace
    return {
        "url": f"https://{workspace.domain}.slack.com/",
        "team": workspace.name,
        "team_id": workspace.id,
        "user": request.service.application.manifest["features"]["bot_user"]["display_name"],
        "user_id": workspace.bot_user,
        "bot_id": workspace.bot_id,
        "is_enterprise_install": False,
    }


@method("apps.connections.open", "connections:write", token="xapp-")
def open_connection(request: Request) -> dict[str, Any]:
    return {"url": request.service.sockets.admit()}


@method("team.info", "team:read")
def team(request: Request) -> dict[str, Any]:
    workspace = request.workspace
    return {"team": {"id": workspace.id, "name": workspace.name, "domain": workspace.domain}}
