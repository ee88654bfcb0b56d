"""views.*: modals and Home pages."""

from __future__ import annotations

from typing import Any

from tests.slack.service.block_kit import check_view
from tests.slack.service.failure import ApiError
from tests.slack.service.methods.registry import Request, method
from tests.slack.service.views import View

# docs.slack.dev/surfaces/modals: a stack holds three views.
_MOST_VIEWS = 3


@method("views.open")
def open_view(request: Request) -> dict[str, Any]:
    return _stack(request, fresh=True)


@method("views.push")
def push(request: Request) -> dict[str, Any]:
    return _stack(request, fresh=False)


@method("views.update")
def update(request: Request) -> dict[str, Any]:
    view = request.workspace.find_view(request.text("view_id") or request.text("external_id"))
    _unchanged(request, view)
    view.replace(check_view(request.needed("view"), view.view["type"]))
    return _answer(request, view)


@method("views.publish")
def publish(request: Request) -> dict[str, Any]:
    user = request.needed("user_id")
    if user not in request.workspace.people:
        raise ApiError("invalid_arguments")
    if not request.service.application.manifest["features"]["app_home"].get("home_tab_enabled"):
        raise ApiError("not_enabled")
    content = check_view(request.needed("view"), "home")
    home = request.workspace.homes.get(user)
    if home is None:
        home = request.workspace.homes[user] = View(content, user)
    else:
        _unchanged(request, home)
        home.replace(content)
    return _answer(request, home)


def _stack(request: Request, *, fresh: bool) -> dict[str, Any]:
    content = check_view(request.needed("view"), "modal")
    user = request.service.triggers.take(request.needed("trigger_id"))
    stack = request.workspace.modals.setdefault(user, [])
    if fresh:
        stack.clear()
    elif len(stack) >= _MOST_VIEWS:
        raise ApiError("push_limit_reached")
    stack.append(View(content, user))
    return _answer(request, stack[-1])


def _unchanged(request: Request, view: View) -> None:
    if request.text("hash") not in ("", view.hash):
        raise ApiError("hash_conflict")


def _answer(request: Request, view: View) -> dict[str, Any]:
    return {"view": view.as_api(request.workspace.id, request.service.application.id)}
