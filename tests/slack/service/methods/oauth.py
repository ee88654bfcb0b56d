"""oauth.v2.access: from the code of a consent to an installation."""

from __future__ import annotations

import base64
from typing import Any

from tests.slack.service.failure import ApiError
from tests.slack.service.methods.registry import Request, method

EXCHANGE = "oauth.v2.access"


@method(EXCHANGE, token="")
def exchange(request: Request) -> dict[str, Any]:
    application = request.service.application
    if _credentials(request) != (application.client_id, application.client_secret):
        raise ApiError("bad_client_secret")
    workspace = request.service.codes.pop(request.text("code"), None)
    if workspace is None:
        raise ApiError("invalid_code")
    installer = next(iter(workspace.people), "U0")
    return {
        "app_id": application.id,
        "access_token": workspace.token,
        "token_type": "bot",
        "scope": ",".join(sorted(workspace.scopes)),
        "bot_user_id": workspace.bot_user,
        "team": {"id": workspace.id, "name": workspace.name},
        "enterprise": None,
        "is_enterprise_install": False,
        "authed_user": {"id": installer},
    }


def _credentials(request: Request) -> tuple[str, str]:
    """From the header, or from the form as older clients send them."""
    basic = request.text("authorization").removeprefix("Basic ")
    if basic:
        name, _, secret = base64.b64decode(basic).decode().partition(":")
        return name, secret
    return request.text("client_id"), request.text("client_secret")
