"""`sources.toml`: the published documents that may be fetched, each with where its words come from."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated

import httpx
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

Identifier = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,58}$")]


class WebSource(BaseModel):
    """One published document. Nothing is fetched while `enabled` is false or `url` empty.

    `licence` and `attribution` are shown with the document; `note` is for the administrator.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Identifier
    title: Annotated[str, Field(min_length=1)]
    issuer: Annotated[str, Field(min_length=1)]
    url: str = ""
    licence: str = ""
    attribution: str = ""
    note: str = ""
    enabled: bool = False

    @field_validator("url")
    @classmethod
    def _address(cls, value: str) -> str:
        if value and (httpx.URL(value).scheme not in ("http", "https") or not httpx.URL(value).host):
            raise ValueError("not a web address")
        return value

    @property
    def wanted(self) -> bool:
        """Whether it is to be fetched."""
        return self.enabled and bool(self.url)

    @property
    def credit(self) -> str:
        """How to name where the words come from."""
        place = f"（{self.url}）" if self.url else ""
        return self.attribution or f"出典：{self.issuer}「{self.title}」{place}"

    @property
    def host(self) -> str:
        """The name of its server in ASCII."""
        return httpx.URL(self.url).raw_host.decode("ascii").rstrip(".").lower()


class Manifest(BaseModel):
    """`every_hours` 0 means: only when somebody says `madoguchi fetch`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    every_hours: Annotated[int, Field(ge=0, le=8760)] = 0
    source: tuple[WebSource, ...] = ()

    @field_validator("source")
    @classmethod
    def _distinct(cls, value: tuple[WebSource, ...]) -> tuple[WebSource, ...]:
        ids = [each.id for each in value]
        twice = {each for each in ids if ids.count(each) > 1}
        if twice:
            raise ValueError(f"used twice: {', '.join(sorted(twice))}")
        return value

    @property
    def wanted(self) -> tuple[WebSource, ...]:
        """The sources that are to be fetched."""
        return tuple(each for each in self.source if each.wanted)

    @property
    def hosts(self) -> frozenset[str]:
        """The servers that may be asked: those of the sources that are turned on."""
        return frozenset(each.host for each in self.wanted)


class ManifestError(Exception):
    """The file cannot be used; `problems` are pairs of place in the file and what is wrong there."""

    def __init__(self, problems: list[tuple[str, str]]) -> None:
        super().__init__("; ".join(": ".join(pair) for pair in problems))
        self.problems = problems


def read_manifest(path: Path) -> Manifest:
    """Raises `ManifestError` with everything that is wrong."""
    try:
        return Manifest.model_validate(tomllib.loads(path.read_text("utf-8")))
    except ValidationError as error:
        raise ManifestError([_problem(each["loc"], each["msg"]) for each in error.errors()]) from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ManifestError([(path.name, str(error))]) from None


def _problem(place: tuple[int | str, ...], message: str) -> tuple[str, str]:
    named = (f"[{part + 1}]" if isinstance(part, int) else part for part in place)
    return " ".join(named), message
