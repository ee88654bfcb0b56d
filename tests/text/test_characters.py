from hypothesis import given
from hypothesis import strategies as st

from knowledge.text import clean, close_up, fold, joined, sentences


def test_radicals_become_the_characters_they_depict() -> None:
    assert clean("⺠⽣委員の⽀援と⾃治体") == "民生委員の支援と自治体"


def test_what_nobody_sees_is_dropped() -> None:
    assert clean("窓\u200b口\ufeff\x00係\ud800") == "窓口係"
    assert clean("\uf0d8 対象") == "・ 対象"


def test_every_line_break_becomes_one_kind() -> None:
    assert clean("一\r\n二\r三\x0c四") == "一\n二\n三\n四"


def test_folding_keeps_what_nfkc_falsifies() -> None:
    assert fold("①②と10⁴") == "①②と10⁴"
    assert fold("令和７年〜８年") == fold("令和７年～８年") == "令和7年〜8年"


def test_folding_unifies_width_eras_and_kana() -> None:
    assert fold("ｶﾞｲﾄﾞ　㋿７年") == "ガイド 令和7年"


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_letter_spacing_is_closed_up() -> None:
    assert close_up("令 和 ３ 年 １２ 月") == "令和３年１２月"
    assert close_up("備　考") == "備考"
    assert close_up("地 方 消 費 税 交 付 金 1,520,904 6.0") == "地方消費税交付金 1,520,904 6.0"


def test_other_spaces_stay() -> None:
    for text in ("総務省 自治行政局", "第１条 この条例は", "1 2 3 4 5 6 7", "DX 推進 計画 の 概要"):
        assert close_up(text) == text


def test_lines_are_joined_with_a_space_only_between_latin_words() -> None:
    assert joined(["情報シス", "テムの標準化"]) == "情報システムの標準化"
    assert joined(["Local Government", "Platform"]) == "Local Government Platform"


def test_a_sentence_does_not_end_inside_brackets() -> None:
    text = "補助金（以下「交付金」という。）を交付する。ただし、除く。"
    assert sentences(text) == ["補助金（以下「交付金」という。）を交付する。", "ただし、除く。"]


@given(st.text(alphabet="あ。（）「」！\n1"))
def test_sentences_give_the_text_back(text: str) -> None:
    assert "".join(sentences(text)) == text
