"""Every setting, command, option and check stands in the docs, and nothing else does."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator

import click
import pytest

from bot.cli import COMMANDS
from bot.settings import Settings
from bot.texts.checks import SEVERITIES, TEXTS
from bot.texts.settings import DESCRIPTIONS
from tests.docs.pages import ROOT, read, rows

SETTINGS = {row[0]: row for row in rows("docs/configuration.md") if row[0].isidentifier()}
CHECKS = {row[0]: row for row in rows("docs/checks.md") if "." in row[0]}
SECTIONS = dict(re.findall(r"^## madoguchi (\S+)\n(.*?)(?=^## |\Z)", read("docs/commands.md"), re.M | re.S))


def test_every_setting_has_a_description_and_a_row() -> None:
    assert Settings.model_fields.keys() == DESCRIPTIONS.keys()
    assert SETTINGS.keys() - {"名前"} == Settings.model_fields.keys()


@pytest.mark.parametrize("name", Settings.model_fields.keys() - {"home"})
def test_the_row_of_a_setting_tells_its_variable_and_default(name: str) -> None:
    _, variable, default, _ = SETTINGS[name]
    assert variable == f"MADOGUCHI_{name.upper()}"
    expected = Settings.model_fields[name].default
    shown = str(expected).lower() if isinstance(expected, bool) else str(expected)
    assert default == ("（なし）" if expected in (None, "", ()) else shown)


def test_every_command_has_help_and_a_section() -> None:
    assert SECTIONS.keys() == COMMANDS.keys()
    assert all(COMMANDS.values())


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_its_options_and_its_parts_are_explained(name: str) -> None:
    command: click.Command = importlib.import_module(f"bot.cli.{name}").command
    for path, part in _parts(command, f"madoguchi {name}"):
        assert part.help, path
        assert path in f"## madoguchi {name}\n{SECTIONS[name]}"
        for option in part.params:
            if isinstance(option, click.Option):
                assert option.help, f"{path} {option.opts}"
                assert f"`{option.opts[0]}" in SECTIONS[name], f"{path} {option.opts}"


def test_every_finding_has_sentences_and_a_row() -> None:
    assert _findings() == TEXTS.keys()
    assert CHECKS.keys() == TEXTS.keys()


@pytest.mark.parametrize("id_", TEXTS)
def test_the_row_of_a_check_tells_its_severity(id_: str) -> None:
    assert CHECKS[id_][1] in {SEVERITIES[severity] for severity in _severities(id_)}


def _parts(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        for name, part in command.commands.items():
            yield from _parts(part, f"{path} {name}")


def _calls() -> Iterator[tuple[str, str]]:
    """Pairs of severity and id from every place where a finding is made."""
    for path in (ROOT / "bot/checks").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SEVERITIES:
                for constant in ast.walk(node.args[0]):
                    if isinstance(constant, ast.Constant):
                        yield node.func.id, str(constant.value)


def _findings() -> set[str]:
    return {id_ for _, id_ in _calls()}


def _severities(id_: str) -> set[str]:
    return {severity for severity, found in _calls() if found == id_}
