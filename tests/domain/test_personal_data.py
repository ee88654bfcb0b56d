"""Personal data is masked before it is stored, and registers are refused."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.personal_data import find, individual_number, is_register, mask

pytestmark = pytest.mark.privacy

NUMBER = "123456789018"  # the check digit fits; nobody's number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("番号は1234 5678 9018です", "番号は〔個人番号〕です"),
        ("１２３４５６７８９０１８", "〔個人番号〕"),
        ("1\u200b23456789018", "〔個人番号〕"),
        ("①②③④⑤⑥⑦⑧⑨⓪①⑧", "〔個人番号〕"),
        ("マイナンバー 123456789012", "マイナンバー 〔個人番号〕"),
        ("電話は03-1234-5678まで", "電話は〔電話〕まで"),
        ("携帯０９０１２３４５６７８", "携帯〔電話〕"),
        ("a.b@city.example.lg.jp へ", "〔メール〕 へ"),
        ("東京都千代田区霞が関2-1-2の件", "〔住所〕の件"),
        ("住所：窓口市本町１丁目２番３号です", "住所：〔住所〕です"),
        ("パスワードはHimitsu-123です", "パスワードは〔パスワード〕です"),
        ("連絡は0312345678へ", "連絡は〔電話〕へ"),
        ("郵便番号は123-4567です", "〔郵便番号〕です"),
        ("パスワード「Abc-1234」", "パスワード「〔パスワード〕」"),
        ("192.168.1.10につながらない", "〔IPアドレス〕につながらない"),
        ("2001:db8::8a2e:370:7334につながらない", "〔IPアドレス〕につながらない"),
        ("ＦＥ８０：：１％eth0 から", "〔IPアドレス〕 から"),
        ("DNSは2001:0db8:0000:0000:0000:ff00:0042:8329。", "DNSは〔IPアドレス〕。"),
        ("::ffff:192.0.2.10 です", "〔IPアドレス〕 です"),
        ("札幌市北区北8条西5丁目の方", "〔住所〕の方"),
        ("住所は北２２条東３丁目2-1です", "住所は〔住所〕です"),
        ("北海道旭川市四条通ではなく南一条西十丁目です", "北海道旭川市四条通ではなく〔住所〕です"),
        ("https://example.jp/?tel=03-1234-5678", "https://example.jp/?tel=〔電話〕"),
        ("氏名\t所属\n山田太郎\t総務課\n鈴木 花子\t税務課", "氏名\t所属\n〔氏名〕\t総務課\n〔氏名〕\t税務課"),
        (
            "| 番号 | 職員氏名 |\n|---|---|\n| 1 | 山田太郎 |",
            "| 番号 | 職員氏名 |\n|---|---|\n| 1 | 〔氏名〕 |",
        ),
        ("番号，氏名\n１，山田　太郎\n以上です", "番号，氏名\n１，〔氏名〕\n以上です"),
    ],
)
def test_masks(text, expected):
    assert mask(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "総行情第74号は何ですか",
        "令和7年度の上限は2,000万円ですか",
        "第123456789018号の通知",
        "2026年06月30日 12:34:56",
        "法人番号7000012050002",
        "地方公共団体コード131016",
        "パスワードは何日で変えますか",
        "第3.0版と1.2.3",
        "バージョン1.2.3.4",
        "電話番号はどこに載っていますか",
        "パスワードは何文字以上ですか",
        "1,234,567,890円と2026/06/30 10:00",
        "都道府県等の市町村支援で人件費の上限は1人いくらですか",
        "高知県の市町村のうち3市と2町が対象ですか",
        "町が直接使える措置は何番の項目ですか",
        "https://www.example.lg.jp/doc/03-1234-5678.html の 2 ページ",
        "https://example.jp/09012345678/index.html",
        "12:34:56 と 1:2 と std::map<int> と A::B",
        "MACアドレス 00:1A:2B:3C:4D:5E",
        "地方自治法第8条西日本の事例",
        "地方自治法第208条第1項と北海道の条例",
        "氏名は全角で入れますか\n住所は要りますか",
        "氏名\t必須\n住所\t必須\n電話番号\t任意",
        "項目\t説明\n氏名\t全角で入力\n備考\tなくてもよい",
    ],
)
def test_leaves_ordinary_questions_alone(text):
    assert mask(text) == text


def test_a_pasted_register_is_refused():
    table = "氏名\t個人番号\n山田\t123456789018\n"
    assert is_register(table)
    assert not is_register("個人番号カードの普及は重点取組ですか")


def test_a_long_table_of_names_is_refused():
    rows = [f"{number}\t山田{'一二三四五六七八九十'[number]}郎" for number in range(10)]
    assert is_register("\n".join(["番号\t氏名", *rows]))
    assert not is_register("\n".join(["番号\t氏名", *rows[:9]]))


@given(st.ip_addresses(v=6), st.sampled_from(["", " ", "、", "は", "（"]))
def test_every_address_of_a_network_is_masked(address, around):
    written = {address.compressed, address.exploded, address.exploded.upper()}
    for each in written - {"::"}:
        if any(digit in each for digit in "0123456789"):
            assert mask(f"{around}{each}{around}") == f"{around}〔IPアドレス〕{around}"


CELLS = st.text("山田太郎花子ーんア", min_size=1, max_size=8)


@given(st.lists(CELLS, min_size=1, max_size=9), st.sampled_from(["\t", ",", " | ", "   "]), st.integers(0, 2))
def test_every_name_of_a_table_is_masked_and_nothing_beside_it(names, separator, column):
    def row(cell, fill):
        return separator.join([*([fill] * column), cell, fill])

    table = "\n".join([row("氏名", "年"), *(row(name, "1") for name in names)])
    expected = "\n".join([row("氏名", "年"), *(row("〔氏名〕", "1") for _ in names)])
    assert mask(table) == expected


@given(st.text("氏名\t|, \n山田:8条西北丁目第f:0123.-https/", max_size=60))
def test_pieces_of_tables_and_addresses_are_survived(text):
    assert all(0 <= span.start < span.end <= len(text) for span in find(text))
    is_register(text)


@given(st.text(max_size=300))
def test_any_text_is_survived_and_spans_are_in_order(text):
    spans = find(text)
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    mask(text)


@given(st.text(alphabet="0123456789", min_size=11, max_size=11), st.text(alphabet="あ、 。", max_size=5))
def test_every_fitting_number_is_masked(eleven, around):
    digits = next(eleven + d for d in "0123456789" if individual_number(eleven + d))
    assert digits not in mask(f"個人番号は{digits}{around}")
