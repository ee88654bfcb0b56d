from knowledge.document import Audience
from knowledge.structure.statements import audience_of


def test_marks_say_for_whom() -> None:
    assert audience_of("方針を検討すること。【都道府県】") is Audience.PREFECTURES
    assert audience_of("目標を設定すること。【市町村】") is Audience.MUNICIPALITIES
    assert audience_of("目標を設定すること。【都道府県・市町村】") is Audience.BOTH
    assert audience_of("甲【都道府県】乙【市区町村】") is Audience.BOTH


def test_other_brackets_say_nothing() -> None:
    assert audience_of("申告を集約【兵庫県神戸市】【市町村DXの事例】") is Audience.UNSTATED
