from knowledge.document import Block, BlockKind, Place, PlaceKind
from knowledge.structure.headings import recognise
from knowledge.structure.outline import Section, build

PLACE = Place(PlaceKind.PAGE, 1)


def outline(*entries: str | tuple[BlockKind, int, str]) -> Section:
    blocks = []
    for entry in entries:
        kind, level, text = entry if isinstance(entry, tuple) else (BlockKind.PARAGRAPH, 0, entry)
        blocks.append(Block(kind, text, PLACE, level=level))
    return build(recognise(blocks))


def paths(section: Section) -> list[str]:
    own = [" > ".join(section.path)] if section.heading else []
    return own + [path for child in section.children for path in paths(child)]


def test_depth_is_learnt_from_first_use() -> None:
    root = outline(
        "１ 旅費",
        "（１） 公共交通",
        "① 鉄道",
        "本文。",
        "② バス",
        "本文。",
        "（２） 宿泊",
        "本文。",
        "２ 研修",
        "本文。",
    )
    assert paths(root) == [
        "１ 旅費",
        "１ 旅費 > （１） 公共交通",
        "１ 旅費 > （１） 公共交通 > ① 鉄道",
        "１ 旅費 > （１） 公共交通 > ② バス",
        "１ 旅費 > （２） 宿泊",
        "２ 研修",
    ]


def test_items_of_a_list_are_no_headings() -> None:
    root = outline("１ 取組", "① 標準化", "② 共通化", "③ テレワーク", "本文である。")
    assert paths(root) == ["１ 取組"]


def test_a_slide_closes_everything_before_it() -> None:
    title = BlockKind.TITLE
    root = outline((title, 0, "手順"), "ステップ3 実行", "本文。", (title, 0, "財政措置"), "本文。")
    assert paths(root) == ["手順", "手順 > ステップ3 実行", "財政措置"]


def test_an_annex_begins_outside_the_chapters_before_it() -> None:
    root = outline(
        "第１章 総則",
        "（目的）",
        "第１条 この要綱は目的を定める。",
        "附則",
        "この要綱は公布の日から施行する。",
    )
    assert paths(root) == ["第１章 総則", "第１章 総則 > 第１条（目的）", "附則"]


def test_a_line_of_contents_is_never_a_heading() -> None:
    contents = BlockKind.CONTENTS
    root = outline((contents, 0, "１ 趣旨・・・・・・3"), "１ 趣旨", "本文。")
    assert paths(root) == ["１ 趣旨"]
