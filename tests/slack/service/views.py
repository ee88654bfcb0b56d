"""Modals and Home pages that were opened."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.slack.service import reading
from tests.slack.service.clock import opaque


@dataclass(slots=True, eq=False)
class View:
    """One view as a person has it on the screen; `errors` are shown below its fields."""

    view: dict[str, Any]
    user: str
    id: str = field(default_factory=lambda: opaque("V"))
    hash: str = field(default_factory=lambda: opaque("h"))
    errors: dict[str, str] = field(default_factory=dict)

    def replace(self, view: dict[str, Any]) -> None:
        self.view, self.hash, self.errors = view, opaque("h"), {}

    @property
    def blocks(self) -> list[dict[str, Any]]:
        return list(self.view["blocks"])

    @property
    def title(self) -> str:
        return str(self.view.get("title", {}).get("text", ""))

    @property
    def shown(self) -> str:
        return reading.shown(self.blocks, "")

    @property
    def links(self) -> list[str]:
        return reading.links(self.blocks, "")

    @property
    def labels(self) -> list[str]:
        return reading.labels(self.blocks)

    def as_api(self, team: str, app: str, values: dict[str, Any] | None = None) -> dict[str, Any]:
        """As calls answer it and as payloads carry it."""
        ours = {
            "id": self.id,
            "team_id": team,
            "app_id": app,
            "hash": self.hash,
            "root_view_id": self.id,
            "previous_view_id": None,
            "state": {"values": values or {}},
        }
        return {"private_metadata": "", "callback_id": "", "external_id": "", **self.view, **ours}
