from knowledge.document import Block, BlockKind, Place, PlaceKind
from knowledge.structure.questions import pair

PLACE = Place(PlaceKind.PAGE, 1)


def blocks(*texts: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[Block]:
    return [Block(kind, text, PLACE) for text in texts]


def pairs(*texts: str) -> list[tuple[str, str]]:
    return [(block.question, block.text) for block in pair(blocks(*texts)) if block.question]


def test_a_question_and_its_answer_are_one() -> None:
    assert pairs(
        "問１ 対象経費は何か。", "（答）", "報酬及び委託料である。", "問２ 上限はあるか。", "（答） ない。"
    ) == [
        ("問１ 対象経費は何か。", "報酬及び委託料である。"),
        ("問２ 上限はあるか。", "ない。"),
    ]


def test_other_ways_to_write_it() -> None:
    assert pairs("Ｑ１．いつまでか。", "Ａ１．年度末まで。") == [("Ｑ１．いつまでか。", "年度末まで。")]
    assert pairs("【問】対象は。", "【答】市町村。") == [("【問】対象は。", "市町村。")]
    assert pairs("問 申請の要否。", "答 要しない。") == [("問 申請の要否。", "要しない。")]


def test_numbers_may_begin_again_in_every_annex() -> None:
    found = pair(
        blocks("別添１", "問１ 甲か。", "（答） 甲。", "別添２", "【募集】", "問１ 乙か。", "（答） 乙。")
    )
    assert [block.text for block in found] == ["別添１", "甲。", "別添２", "【募集】", "乙。"]


def test_a_cover_that_talks_about_questions_asks_none() -> None:
    texts = (
        "問15 及び問143 について、別紙のとおり訂正する。",
        "記",
        "問２から問５までは従前のとおりとする。",
    )
    assert pairs(*texts) == []


def test_a_question_that_nobody_answers_stays_a_paragraph() -> None:
    assert [block.kind for block in pair(blocks("問１ 対象経費", "問２ 上限"))] == [BlockKind.PARAGRAPH] * 2


def test_an_answer_may_come_without_a_mark() -> None:
    assert pairs("Q3 予算措置は必要ですか？", "必要ありません。", "次の段落。") == [
        ("Q3 予算措置は必要ですか？", "必要ありません。\n次の段落。")
    ]


def test_rows_of_a_table_of_questions() -> None:
    row = Block(BlockKind.TABLE_ROW, "No.：1；質問：併用できるか。；回答：できる。", PLACE)
    assert [(block.question, block.text) for block in pair([row])] == [("併用できるか。", "できる。")]
