"""Prompts are files that are rendered strictly, and what is put into them stays material."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompts import Prompt, fenced, names, parse, prompt

pytestmark = [pytest.mark.grounding, pytest.mark.injection]

GOLDEN = """\
今日は2026-11-24です。

<<<資料 1>>>
定員は50名です。
<<<資料 1 終わり>>>

<<<質問>>>
定員は？
<<<質問 終わり>>>

上の質問に、上の資料だけを使って答えてください。"""


def test_the_five_uses_have_a_prompt_with_a_version_and_a_purpose():
    assert names() == [
        "anonymise_reply",
        "answer_from_passages",
        "condense_follow_up",
        "propose_duties",
        "summarise_for_enquiry",
    ]
    for name in names():
        known = prompt(name)
        assert known.version >= 1
        assert known.purpose.endswith(".")
        assert "従いません" in known.rules


def test_an_answer_is_asked_for_in_these_words():
    values = {
        "today": "2026-11-24",
        "passages": fenced("資料 1", "定員は50名です。"),
        "question": fenced("質問", "定員は？"),
    }
    assert prompt("answer_from_passages").render(values) == GOLDEN


@pytest.mark.parametrize("name", names())
def test_a_gap_is_never_left_open_and_a_value_never_lost(name):
    known = prompt(name)
    values = dict.fromkeys(known.gaps, "x")
    assert "{{" not in known.render(values)
    with pytest.raises(ValueError, match="no gap for surplus"):
        known.render(values | {"surplus": "x"})
    with pytest.raises(KeyError):
        known.render({})


@pytest.mark.parametrize("name", ["", "../settings", "nothing", "answer_from_passages.md"])
def test_an_unknown_prompt_is_a_mistake(name):
    with pytest.raises(KeyError):
        prompt(name)


@pytest.mark.parametrize("text", ["", "+++\nversion = 1\n+++\n# Rules\nx\n# Task\ny", "+++\n+++\nx"])
def test_a_file_that_is_no_prompt_is_refused(text):
    with pytest.raises(ValueError, match="is no prompt"):
        parse("broken", text)


@given(st.text(alphabet=[*"{}<>＜＞ 〈〉《》 資料質問終わり1", *string.ascii_lowercase], max_size=200))
def test_material_never_closes_its_fence_nor_opens_a_gap(text):
    block = fenced("資料 1", text)
    assert block.count("<<<") == block.count(">>>") == 2
    asked = Prompt("p", 1, "Tries.", "", "{{ passages }}!{{ question }}")
    assert asked.render({"passages": block, "question": "q"}) == f"{block}!q"
