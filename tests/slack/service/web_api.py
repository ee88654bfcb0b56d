"""The Web API: who calls, may they, what goes wrong, what is answered."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.slack.service.failure import ApiError
from tests.slack.service.faults import BEFORE, Fault, Kind
from tests.slack.service.methods import METHODS, Method, Request
from tests.slack.service.methods.oauth import EXCHANGE
from tests.slack.service.pace import Limited
from tests.slack.service.recorded import Call

if TYPE_CHECKING:
    from tests.slack.service.service import SlackService
    from tests.slack.service.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back; `cut` closes the connection instead, `page` stands in the place of the body."""

    status: int
    body: dict[str, Any]
    headers: dict[str, str] = field(default_factory=dict)
    cut: bool = False
    page: str = ""


CUT = Answer(0, {}, cut=True)
FILTERED = Answer(403, {}, {"Content-Type": "text/html; charset=utf-8"}, page="<h1>アクセス禁止</h1>")


class WebApi:
    """Every call is recorded, whatever became of it."""

    def __init__(self, service: SlackService) -> None:
        self._service = service
        self.calls: list[Call] = []

    def call(self, name: str, arguments: dict[str, Any], token: str) -> Answer:
        """One call from beginning to end."""
        service = self._service
        with service.changed:
            workspace = service.installed(token)
            team = workspace.id if workspace else ""
            call = Call(name, dict(arguments), token, team, service.clock())
            self.calls.append(call)
            fault = service.faults.strike(name, arguments)
        if fault and fault.kind in BEFORE:
            answer = _befallen(fault)
        else:
            answer = _after(fault, self._perform(call, workspace, fault))
        call.answer.update(answer.body)
        with service.changed:
            service.changed.notify_all()
        return answer

    def _perform(self, call: Call, workspace: Workspace | None, fault: Fault | None) -> Answer:
        service = self._service
        arguments = {**call.arguments, "token": call.token}
        with service.changed:
            try:
                method = self._allowed(call, workspace)
                # Calls without an installation ask nothing of one.
                request = Request(service, workspace or service.nobody, arguments)
                body = {"ok": True, **method.run(request)}
            except ApiError as refusal:
                body = refusal.answer
            except Limited as limited:
                return _too_many(limited.seconds)
            if fault and fault.kind is Kind.HIDDEN and body["ok"]:
                _hide(request, body, service.clock() + fault.seconds)
        return Answer(200, body, self._scopes(call, workspace))

    def _allowed(self, call: Call, workspace: Workspace | None) -> Method:
        """The method, where this token may call it."""
        method = METHODS.get(call.method)
        if method is None:
            raise ApiError("unknown_method", req_method=call.method)
        if call.method == EXCHANGE:
            return method
        if not call.token:
            raise ApiError("not_authed")
        application = self._service.application
        if workspace is None and call.token != application.token:
            raise ApiError("invalid_auth")
        if not call.token.startswith(method.token):
            raise ApiError("not_allowed_token_type")
        granted = workspace.scopes if workspace else application.token_scopes
        if method.scopes and not granted & set(method.scopes):
            needed = ",".join(method.scopes)
            raise ApiError("missing_scope", needed=needed, provided=",".join(sorted(granted)))
        return method

    def _scopes(self, call: Call, workspace: Workspace | None) -> dict[str, str]:
        if workspace:
            return {"x-oauth-scopes": ",".join(sorted(workspace.scopes))}
        if call.token == self._service.application.token:
            return {"x-oauth-scopes": ",".join(sorted(self._service.application.token_scopes))}
        return {}


def _befallen(fault: Fault) -> Answer:
    if fault.kind is Kind.RESET_BEFORE:
        return CUT
    if fault.kind is Kind.FOREIGN_PAGE:
        return FILTERED
    if fault.kind is Kind.FAIL_BEFORE:
        return Answer(500, {"ok": False, "error": "internal_error"})
    if fault.kind is Kind.RATE_LIMITED:
        return _too_many(fault.seconds)
    return Answer(200, {"ok": False, "error": fault.code})


def _after(fault: Fault | None, answer: Answer) -> Answer:
    if fault is None:
        return answer
    if fault.kind is Kind.RESET_AFTER:
        return CUT
    if fault.kind is Kind.FAIL_AFTER:
        return Answer(500, {"ok": False, "error": "internal_error"})
    if fault.kind is Kind.SLOW:
        time.sleep(fault.seconds)
    return answer


def _too_many(seconds: float) -> Answer:
    return Answer(429, {"ok": False, "error": "ratelimited"}, {"Retry-After": f"{seconds:g}"})


def _hide(request: Request, body: dict[str, Any], until: float) -> None:
    channel = request.workspace.find_channel(body["channel"])
    channel.messages[body["ts"]].visible_from = until
