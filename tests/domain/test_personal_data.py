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
    ],
)
def test_leaves_ordinary_questions_alone(text):
    assert mask(text) == text


def test_a_pasted_register_is_refused():
    table = "氏名\t個人番号\n山田\t123456789018\n"
    assert is_register(table)
    assert not is_register("個人番号カードの普及は重点取組ですか")


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
