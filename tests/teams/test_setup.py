"""The app package, and what `madoguchi teams check` finds."""

from __future__ import annotations

import io
import json
import os
import re
import uuid
import zipfile
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner
from PIL import Image
from starlette.applications import Starlette
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Mount, Route

from bot.channels.teams.check import Subject, examine
from bot.channels.teams.setup import manifest, messaging_endpoint, package
from bot.channels.teams.tokens import NoAnswer, NoToken
from bot.cli.channels import command as channels
from bot.cli.teams import command
from bot.errors import Misconfigured
from bot.texts import teams_setup as texts
from tests.teams.office import CLIENT, TENANT
from tests.web.live import Live

pytestmark = pytest.mark.teams

ADDRESS = "https://madoguchi.example.lg.jp"
# Installed by `make test-emulators`; it is Microsoft's and not ours to ship.
SCHEMA = Path(
    os.environ.get("TEAMS_MANIFEST_SCHEMA", "")
    or Path(__file__).parents[1]
    / "emulators/node_modules/@microsoft/app-manifest/build/json-schemas/teams/v1.19"
    / "MicrosoftTeams.schema.json"
)


def made():
    return manifest(CLIENT, ADDRESS, "0.1.0")


def test_the_manifest_fits_microsofts_schema() -> None:
    if not SCHEMA.is_file():
        pytest.skip("Microsoft's schema is not here: run `make test-emulators`, or set TEAMS_MANIFEST_SCHEMA")
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.validate(made(), json.loads(SCHEMA.read_text(encoding="utf-8")))


def test_lengths_and_forms_that_the_schema_limits() -> None:
    shown = made()
    assert len(shown["name"]["short"]) <= 30
    assert len(shown["name"]["full"]) <= 100
    assert len(shown["description"]["short"]) <= 80
    assert len(shown["developer"]["name"]) <= 32
    [commands] = shown["bots"][0]["commandLists"]
    assert len(commands["commands"]) <= 10
    assert all(len(each["title"]) <= 32 and len(each["description"]) <= 128 for each in commands["commands"])
    assert uuid.UUID(shown["id"])
    assert re.fullmatch(r"#[0-9A-F]{6}", shown["accentColor"])


def test_the_app_stays_the_same_when_it_is_written_again() -> None:
    assert package(made()) == package(made())
    assert manifest(CLIENT.upper(), ADDRESS, "0.2.0")["id"] == made()["id"]
    assert made()["id"] != CLIENT


def test_the_pictures_are_as_teams_wants_them() -> None:
    archive = zipfile.ZipFile(io.BytesIO(package(made())))
    assert sorted(archive.namelist()) == ["color.png", "manifest.json", "outline.png"]
    colour, outline = (Image.open(io.BytesIO(archive.read(f"{each}.png"))) for each in ("color", "outline"))
    assert (colour.size, outline.size) == ((192, 192), (32, 32))
    assert colour.getchannel("A").getextrema() == (255, 255)
    colours = {shade for _, shade in outline.getcolors(32 * 32)}
    assert {shade[:3] for shade in colours if shade[3] == 255} == {(255, 255, 255)}
    assert outline.getchannel("A").getextrema()[0] == 0


@pytest.mark.parametrize("address", ["", "http://madoguchi.example.lg.jp", "https://"])
def test_without_an_https_address_there_is_no_app(address: str) -> None:
    with pytest.raises(Misconfigured) as raised:
        manifest(CLIENT, address, "0.1.0")
    assert raised.value.message == texts.ADDRESS_MISSING


def environment(tmp_path: Path, **more: str) -> dict[str, str]:
    own = {"HOME": str(tmp_path / "home"), "TEAMS_CLIENT_ID": CLIENT, "TEAMS_TENANT_ID": TENANT}
    return {f"MADOGUCHI_{name}": value for name, value in {**own, **more}.items()}


def test_the_command_writes_the_package_and_says_what_to_register(tmp_path) -> None:
    output = tmp_path / "app.zip"
    env = environment(tmp_path, WEB_PUBLIC_URL=f"{ADDRESS}/")
    result = CliRunner().invoke(command, ["package", "--output", str(output)], env=env)
    assert result.exit_code == 0, result.output
    assert f"{ADDRESS}/teams/messages" in result.output
    assert zipfile.is_zipfile(output)


def test_the_check_begins_with_the_settings(tmp_path) -> None:
    env = environment(tmp_path, TEAMS_CLIENT_SECRET=CLIENT, TEAMS_CLIENT_ID="x")
    result = CliRunner().invoke(command, ["check"], env=env)
    assert result.exit_code == 1
    assert "クライアント ID の形" in result.output
    assert "値ではなく ID" in result.output


class World:
    """What the check looks at, all well unless a test says otherwise."""

    def __init__(self) -> None:
        self.token: str | Exception = "token"
        self.status = 401
        self.page = False
        routes = [
            Route("/keys", self._keys),
            Mount("/teams", routes=[Route("/messages", self._messages, methods=["POST"])]),
        ]
        self.live = Live(Starlette(routes=routes))

    async def _keys(self, _request):
        return PlainTextResponse("<html>禁止</html>") if self.page else JSONResponse({"keys": []})

    async def _messages(self, _request):
        return PlainTextResponse("", status_code=self.status)

    def troubles(self, **more) -> list[str]:
        def token() -> str:
            if isinstance(self.token, Exception):
                raise self.token
            return self.token

        known = {
            "tenants": [TENANT],
            "public_url": self.live.address,
            "keys": f"{self.live.address}/keys",
            "token": token,
            "client": lambda: httpx.Client(trust_env=False, timeout=3),
            "conversations": {TENANT: 2},
            "mapped": frozenset({TENANT}),
        }
        found = examine(Subject(**{**known, **more}))
        assert all(texts.lines(each.code, each.about) for each in found)
        return [each.code for each in found]


@pytest.fixture
def world():
    made = World()
    yield made
    made.live.close()


def test_where_all_is_well_nothing_is_found(world) -> None:
    assert world.troubles() == []


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (NoToken("invalid_client", "7000215"), "secret_wrong"),
        (NoToken("invalid_client", "7000222"), "secret_expired"),
        (NoToken("unauthorized_client", "700016"), "client_unknown"),
        (NoToken("invalid_request", "90002"), "tenant_unknown"),
        (NoToken("temporarily_unavailable", "90033"), "token_refused"),
        (NoAnswer("ConnectError"), "unreachable"),
    ],
)
def test_why_there_is_no_token(world, failure, code) -> None:
    world.token = failure
    assert world.troubles() == [code]


def test_a_page_of_a_proxy_is_told_apart(world) -> None:
    world.page = True
    assert world.troubles() == ["not_microsoft"]


def test_a_proxy_that_wants_teams_to_sign_in_is_found(world) -> None:
    world.status = 302
    assert world.troubles() == ["answered_by_another"]


def test_what_is_worth_knowing(world) -> None:
    assert world.troubles(conversations={}, mapped=frozenset()) == ["tenant_of_nobody", "nowhere_installed"]
    assert world.troubles(public_url="http://127.0.0.1:9") == ["not_seen_from_here"]


def test_the_address_is_written_once() -> None:
    assert messaging_endpoint(f"{ADDRESS}/") == f"{ADDRESS}/teams/messages"


def test_every_way_is_tried_and_teams_is_one_of_them(tmp_path) -> None:
    env = environment(tmp_path, TEAMS_CLIENT_SECRET=CLIENT)
    result = CliRunner().invoke(channels, ["check"], env=env)
    assert result.exit_code == 1
    assert "■ Teams" in result.output
    assert "値ではなく ID" in result.output


def test_a_check_without_an_application_says_what_to_register(tmp_path) -> None:
    env = {"MADOGUCHI_HOME": str(tmp_path / "home")}
    result = CliRunner().invoke(command, ["check"], env=env)
    assert result.exit_code == 1
    assert texts.CLIENT_MISSING in str(result.exception or result.output) + result.output
