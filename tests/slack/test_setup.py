"""The manifest: what Slack's published schema wants, and what we promise about it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.channels.slack.setup import manifest
from bot.cli.slack import command
from bot.texts.slack_setup import SCOPES

ADDRESS = "https://madoguchi.example.lg.jp"
# Slack's schema is not ours to ship: https://github.com/slackapi/manifest-schema
SCHEMA = os.environ.get("SLACK_MANIFEST_SCHEMA", "")


@pytest.mark.parametrize("address", ["", ADDRESS, ADDRESS + "/"])
def test_the_manifest_fits_slacks_published_schema(address) -> None:
    if not SCHEMA:
        pytest.skip("SLACK_MANIFEST_SCHEMA names no file (schemas/manifest.schema.2.0.0.json of slackapi)")
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.validate(manifest(address), json.loads(Path(SCHEMA).read_text(encoding="utf-8")))


def test_lengths_that_the_schema_limits() -> None:
    made = manifest()
    assert len(made["display_information"]["name"]) <= 35
    assert len(made["display_information"]["description"]) <= 140
    assert len(made["features"]["agent_view"]["agent_description"]) <= 300
    assert len(made["features"]["agent_view"]["suggested_prompts"]) <= 4
    assert all(len(shortcut["name"]) <= 24 for shortcut in made["features"]["shortcuts"])


def test_every_permission_has_a_reason() -> None:
    assert manifest()["oauth_config"]["scopes"]["bot"] == sorted(SCOPES)
    assert all(SCOPES.values())


def test_what_is_not_addressed_to_us_is_not_asked_for() -> None:
    events = set(manifest()["settings"]["event_subscriptions"]["bot_events"])
    assert not events & {"message.channels", "message.groups", "message.mpim", "reaction_added"}


def test_socket_mode_opens_no_way_in() -> None:
    assert manifest()["settings"]["socket_mode_enabled"]
    assert "url" not in json.dumps(manifest())


def test_http_mode_names_our_addresses() -> None:
    made = manifest(ADDRESS + "/")
    assert not made["settings"]["socket_mode_enabled"]
    assert made["settings"]["interactivity"]["request_url"] == f"{ADDRESS}/slack/events"
    assert made["features"]["slash_commands"][0]["url"] == f"{ADDRESS}/slack/events"
    assert made["oauth_config"]["redirect_urls"] == [f"{ADDRESS}/slack/oauth_redirect"]


def test_the_command_prints_it_as_it_is_pasted() -> None:
    printed = CliRunner().invoke(command, ["manifest"]).output
    assert json.loads(printed) == manifest()
    assert "この投稿を質問する" in printed
