from knowledge.document import Audience
from knowledge.structure.statements import audience_of, provisional_marks


def test_marks_say_for_whom() -> None:
    assert audience_of("方針を検討すること。【都道府県】") is Audience.PREFECTURES
    assert audience_of("目標を設定すること。【市町村】") is Audience.MUNICIPALITIES
    assert audience_of("目標を設定すること。【都道府県・市町村】") is Audience.BOTH
    assert audience_of("甲【都道府県】乙【市区町村】") is Audience.BOTH


def test_other_brackets_say_nothing() -> None:
    assert audience_of("申告を集約【兵庫県神戸市】【市町村DXの事例】") is Audience.UNSTATED


def test_words_that_make_it_provisional() -> None:
    assert provisional_marks("開催地は調整中。育成ガイドは夏頃策定予定") == ("調整中", "策定予定")
    assert provisional_marks("基本方針（案）") == ("案",)
    assert provisional_marks("提案を採択した") == ()
