"""The dialogues are well formed, and the terminal passes those that need no buttons."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest

from bot.app import App, now, stopwatch
from bot.channels.console import identity, render
from bot.domain.question import Question
from bot.settings import Settings
from tests.channels.dialogues import Dialogue, load
from tests.channels.expectations import Said, wrong_with

DIALOGUES = load().dialogues
SPOKEN = [each for each in DIALOGUES if not each.needs_buttons]


@pytest.fixture(scope="module")
def app(tmp_path_factory) -> Iterator[App]:
    """An installation with the starter pack."""
    opened = App(Settings(home=tmp_path_factory.mktemp("home")))
    opened.indexer(starter=True).reindex(at=now(), stopwatch=stopwatch, progress=lambda *_: None)
    yield opened
    opened.close()


def test_every_dialogue_has_its_own_name() -> None:
    assert len({each.name for each in DIALOGUES}) == len(DIALOGUES)


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=lambda each: each.name)
def test_every_turn_expects_something(dialogue: Dialogue) -> None:
    last = dialogue.turns[-1]
    assert last.sees or last.words or last.tells or last.shows or last.never


@pytest.mark.grounding
@pytest.mark.parametrize("dialogue", SPOKEN, ids=lambda each: each.name)
def test_on_the_terminal(dialogue: Dialogue, app: App) -> None:
    keys = count()
    for turn in dialogue.turns:
        key = f"{dialogue.name}:{next(keys)}"
        question = Question(key, identity(), dialogue.name, turn.said, now())
        said = Said(render(app.answering.ask(question)))
        assert list(wrong_with(turn, said)) == [], said.text
