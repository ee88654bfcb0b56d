"""The check digit of 全国地方公共団体コード, and the list that ships."""

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.organisation_code import check_digit, is_code
from bot.domain.organisation_list import parse
from bot.errors import Invalid

HEADER = "code,prefecture,name,kana,kind,prefecture_number"
LINE = "013315,北海道,松前町,まつまえちょう,町,01"


def shipped():
    return parse(files("bot.data").joinpath("organisations.csv").read_text("utf-8").splitlines())


def test_the_list_that_ships_holds_every_local_government():
    kinds = [each.kind for each in shipped()]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "都道府県": 47,
        "市": 792,
        "町": 743,
        "村": 183,
        "特別区": 23,
    }


@given(st.from_regex(r"\A[0-9]{5}\Z"))
def test_one_last_digit_fits_and_a_mistyped_digit_is_noticed(first_five):
    fitting = [d for d in "0123456789" if is_code(first_five + d)]
    assert fitting == [check_digit(first_five)]


@pytest.mark.parametrize("text", ["", "01331", "0133150", "０１３３１５", "abcdef", "013314", "-13315"])
def test_what_is_not_a_code(text):
    assert not is_code(text)


@pytest.mark.parametrize(
    ("lines", "named"),
    [
        (["code,name", "013315,松前町"], "1行目"),
        ([HEADER, LINE, LINE.replace("013315", "013314")], "3行目"),
        ([HEADER, LINE, LINE], "3行目"),
        ([HEADER, LINE.replace("町,01", "町,02")], "2行目"),
        ([HEADER, LINE.replace(",町,", ",県,")], "2行目"),
        ([HEADER + ",replaces", LINE + ",12"], "2行目"),
        ([HEADER, "013315"], "2行目"),
    ],
)
def test_a_list_with_a_mistake_names_the_line(lines, named):
    with pytest.raises(Invalid) as refused:
        parse(lines)
    assert named in refused.value.message
