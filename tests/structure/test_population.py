import pytest

from knowledge.document import Block, BlockKind, Metadata, ParsedDocument, Place, PlaceKind
from knowledge.passages import split
from knowledge.structure.population import population_in


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("【参考情報】 ○○市人口：151.8万人", 1_518_000),
        ("人口は約3万5千人です", 35_000),
        ("人口：３２，４５６人（令和５年１月１日現在）", 32_456),
        ("人口減少が進む", None),
        ("人口5万人以下の団体", None),
    ],
)
def test_the_population_that_a_text_states(text: str, persons: int | None) -> None:
    assert population_in(text) == persons


def test_a_question_may_name_a_bound() -> None:
    assert population_in("人口5万人以下の団体の事例", bounds=True) == 50_000


def test_a_case_carries_the_population_that_its_slide_states() -> None:
    place = Place(PlaceKind.SLIDE, 1)
    overview = Place(PlaceKind.SLIDE, 2)
    blocks = (
        Block(BlockKind.TITLE, "窓口の電子化【架空市】", place),
        Block(BlockKind.HEADING, "概要", place, level=1),
        Block(BlockKind.PARAGRAPH, "窓口の予約を電子化した。" * 40, place),
        Block(BlockKind.HEADING, "参考情報", place, level=1),
        Block(BlockKind.PARAGRAPH, "架空市の人口：2.8万人。" + "電子化の費用は市の単独である。" * 30, place),
        Block(BlockKind.TITLE, "団体の一覧", overview),
        Block(BlockKind.PARAGRAPH, "甲市は人口：5万人である。" + "乙市の取組は次のとおり。" * 40, overview),
        Block(BlockKind.PARAGRAPH, "丙市は人口：9万人である。" + "丁市の取組は次のとおり。" * 40, overview),
    )
    passages = split(ParsedDocument(Metadata(), blocks), "cases")
    by_slide = {(passage.start.number, passage.population) for passage in passages}
    assert by_slide == {(1, 28_000), (2, None)}
