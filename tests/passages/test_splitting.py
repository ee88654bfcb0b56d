import datetime as dt
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.document import Audience, Block, BlockKind, Metadata, ParsedDocument, Place, PlaceKind, Stated
from knowledge.passage import Passage
from knowledge.passages import LONGEST, split
from knowledge.text import sentences

SENTENCE = "各団体は、情報システムの標準化及び共通化に向けた計画を定め、その進捗を毎年度確認するものとする。"


def page(number: int) -> Place:
    return Place(PlaceKind.PAGE, number)


def block(text: str, kind: BlockKind = BlockKind.PARAGRAPH, at: int = 1, level: int = 0) -> Block:
    return Block(kind, text, page(at), level=level)


def heading(text: str, level: int, at: int = 1) -> Block:
    return block(text, BlockKind.HEADING, at, level)


def passages(*blocks: Block, metadata: Metadata | None = None) -> tuple[Passage, ...]:
    return split(ParsedDocument(metadata or Metadata(), blocks), "doc")


def test_ids_count_the_passages_of_the_document() -> None:
    found = passages(heading("一", 1), block(SENTENCE * 5), heading("二", 1), block(SENTENCE * 5))
    assert [passage.id for passage in found] == ["doc#1", "doc#2"]
    assert {passage.document_id for passage in found} == {"doc"}


def test_a_passage_knows_its_path_and_pages() -> None:
    found = passages(
        heading("第１章 総則", 1), heading("対象", 2), block(SENTENCE * 4), block(SENTENCE * 4, at=2)
    )
    assert found[0].path == ("第１章 総則", "対象")
    assert (found[0].start.number, found[-1].end.number) == (1, 2)


def test_a_sentence_that_goes_on_overleaf_is_whole() -> None:
    first, second = (
        "政務活動費の交付を受けた議員は、年度の途中において議員でなくなったときは、前項の規定",
        "にかかわらず報告書を提出する。",
    )
    note = block("1 総務省資料", BlockKind.FOOTNOTE)
    found = passages(block(first), note, block(second, at=2))
    assert first + second in found[0].text
    assert found[0].end.number == 2


def test_a_new_item_overleaf_is_not_glued_to_the_page_before() -> None:
    found = passages(
        block("一覧に掲げる書類を提出する必要がある場合の取扱いは次のとおり"), block("（２） 提出先", at=2)
    )
    assert "\n（２） 提出先" in found[0].text


def test_an_article_is_a_passage_of_its_own() -> None:
    found = passages(
        block("（趣旨）"),
        block("第１条 この要綱は、補助金の交付に関し必要な事項を定める。"),
        block("（対象）"),
        block("第２条 補助の対象は、次に掲げる経費とする。"),
        block("⑴ 報酬"),
        block("⑵ 委託料"),
    )
    assert [passage.path[-1] for passage in found] == ["第１条（趣旨）", "第２条（対象）"]
    assert "⑵ 委託料" in found[1].text
    assert found[1].text.startswith("（対象）\n第２条")


def test_slides_do_not_share_a_passage() -> None:
    title = BlockKind.TITLE
    found = passages(
        block("ステップ3 実行", title),
        block("・計画的に実行"),
        block("財政措置", title, 2),
        block("・措置率0.7", at=2),
    )
    assert [passage.path for passage in found] == [("ステップ3 実行",), ("財政措置",)]


def test_a_slide_stays_whole_with_its_small_headings_inside() -> None:
    found = passages(
        block("財政措置の概要", BlockKind.TITLE),
        heading("○ 対象経費", 2),
        block("募集経費", BlockKind.ITEM),
        heading("○ 対象期間", 2),
        block("令和7年度まで", BlockKind.ITEM),
    )
    assert [passage.text for passage in found] == ["○ 対象経費\n・募集経費\n○ 対象期間\n・令和7年度まで"]


def test_a_title_without_text_is_not_lost() -> None:
    found = passages(
        block("資料編", BlockKind.TITLE), block("概要", BlockKind.TITLE, 2), block(SENTENCE, at=2)
    )
    assert found[0].text == "資料編"


def test_rows_keep_the_notes_they_refer_to() -> None:
    def row(name: str, mark: str) -> Block:
        return block(
            f"経費：{name}（{mark}）；内容：" + "市町村が外部人材を任用するための経費。" * 18,
            BlockKind.TABLE_ROW,
        )

    notes = [block(f"※{number} 注記その{number}である。") for number in (1, 2)]
    found = passages(row("募集経費", "※2"), row("任用経費", "※1"), row("研修費", "※2"), *notes)
    assert len(found) == 3
    assert all(("※1 注記" in passage.text) == ("（※1）" in passage.text) for passage in found)
    assert all(("※2 注記" in passage.text) == ("（※2）" in passage.text) for passage in found)


def test_a_question_is_found_with_its_answer() -> None:
    found = passages(
        block("別添１"),
        block("問１ 対象経費は何か。"),
        block("（答） 募集経費である。"),
        block("別添２"),
        block("問１ 期間は。"),
        block("（答） 令和7年度まで。"),
    )
    assert [(passage.path, passage.question, passage.text) for passage in found] == [
        (("別添１",), "問１ 対象経費は何か。", "募集経費である。"),
        (("別添２",), "問１ 期間は。", "令和7年度まで。"),
    ]
    assert {passage.kind for passage in found} == {"question_answer"}


def test_contents_stand_apart_from_what_they_announce() -> None:
    lines = [block(f"{number} 見出し・・・・・・{number}", BlockKind.CONTENTS) for number in range(1, 4)]
    found = passages(*lines, block("１ 見出し"), block(SENTENCE))
    assert [passage.kind for passage in found] == ["contents", "paragraph"]
    assert found[1].path == ("１ 見出し",)


def test_small_sections_join_their_neighbours_and_keep_their_headings() -> None:
    sections = [part for n in range(1, 4) for part in (heading(f"（{n}） 区分{n}", 2), block(f"内容{n}。"))]
    found = passages(heading("１ 区分", 1), block(SENTENCE * 12), *sections)
    assert found[-1].path == ("１ 区分",)
    assert "（2） 区分2\n内容2。" in found[-1].text


def test_wording_gives_audience_and_marks() -> None:
    found = passages(block("育成ガイドを夏頃策定予定。【都道府県】"))
    assert found[0].audience is Audience.PREFECTURES
    assert found[0].marks == ("策定予定",)


def test_a_caution_about_the_page_holds_for_all_of_it() -> None:
    title, row = BlockKind.TITLE, BlockKind.TABLE_ROW
    found = passages(
        block("主な研修", title),
        block("※本ページに記載の内容は調整中の部分もある。"),
        *(block(f"研修名：第{n}期；内容：" + "自治体職員を対象とする研修。" * 10, row) for n in range(1, 9)),
        block("財政措置", title, 2),
        block("措置率は0.7である。", at=2),
    )
    assert len(found) > 2
    assert [passage.marks for passage in found] == [("調整中",)] * (len(found) - 1) + [()]


def test_what_a_section_declares_counts_before_the_document_s() -> None:
    end, other = dt.date(2026, 3, 31), dt.date(2030, 3, 31)
    declared = replace(block(SENTENCE), stated=Stated(valid_to=end, audience=Audience.MUNICIPALITIES))
    found = passages(block(SENTENCE), declared, metadata=Metadata(valid_to=other, audience=Audience.BOTH))
    assert [(passage.valid_to, passage.audience) for passage in found] == [
        (other, Audience.BOTH),
        (end, Audience.MUNICIPALITIES),
    ]


def test_a_passage_is_as_sure_as_its_least_sure_line() -> None:
    found = passages(
        replace(block("甲。"), confidence=0.9), replace(block("乙。"), confidence=0.6), block("丙。")
    )
    assert found[0].confidence == 0.6


def test_the_period_is_read_from_the_wording() -> None:
    found = passages(block("対象期間は、令和7年度までとする。"))
    assert found[0].valid_to == dt.date(2026, 3, 31)


TEXTS = st.lists(
    st.text(alphabet="あいう情報１２（）「」、。1 ", min_size=1, max_size=300).filter(str.strip),
    min_size=1,
    max_size=12,
)
KINDS = st.sampled_from([BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.TABLE_ROW, BlockKind.FOOTNOTE])


@given(TEXTS, KINDS, st.integers(1, 5))
def test_nothing_is_lost_and_nothing_is_too_long(texts: list[str], kind: BlockKind, repeated: int) -> None:
    found = passages(*(block(text * repeated, kind) for text in texts))
    assert all(len(passage.text) <= LONGEST + 1 for passage in found)
    whole = "".join("".join((*passage.path, passage.text)) for passage in found)
    # Sections that follow one another under the same heading share it.
    for letter in "情報１２":
        assert whole.count(letter) >= sum(text.count(letter) * repeated for text in set(texts))


@settings(deadline=None)
@given(st.lists(st.integers(1, 30), min_size=1, max_size=10))
def test_sentences_stay_whole(counts: list[int]) -> None:
    found = passages(*(block(SENTENCE * count) for count in counts))
    for passage in found:
        assert all(sentence.strip() == SENTENCE for sentence in sentences(passage.text) if sentence.strip())
