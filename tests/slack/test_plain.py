"""What a person wrote, out of what Slack sends."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.slack.plain import mentions, plain

pytestmark = pytest.mark.slack


@pytest.mark.parametrize(
    ("sent", "written"),
    [
        ("<@U0BOT> 財政措置は？", "財政措置は？"),
        ("財政措置は <@U0BOT|madoguchi> いくら", "財政措置は いくら"),
        ("<@U0BOT>財政措置は？ <@U0BOT>", "財政措置は？"),
        ("<@U1> さんの件です", "@ さんの件です"),
        ("<#C1|情報政策> で聞いた", "#情報政策 で聞いた"),
        ("<!here> 教えて", "教えて"),
        ("<!date^1392734382^{date}|令和8年11月23日>まで", "令和8年11月23日まで"),
        ("<https://example.jp/a?b=1&amp;c|要綱>を見た", "要綱を見た"),
        ("<https://example.jp/a?b=1&amp;c>", "https://example.jp/a?b=1&c"),
        ("<mailto:it@example.jp>", "it@example.jp"),
        ("A&amp;B &lt;tag&gt; 1 &lt; 2", "A&B <tag> 1 < 2"),
        ("&amp;lt;", "&lt;"),
        ("1行目\n2行目", "1行目\n2行目"),
    ],
)
def test_markup_becomes_words(sent, written):
    assert plain(sent, bot_user="U0BOT") == written


def test_a_mention_is_of_that_user_only():
    assert mentions("あの <@U0BOT> さん", "U0BOT")
    assert mentions("<@U0BOT|madoguchi>", "U0BOT")
    assert not mentions("<@U0BOTTOM>", "U0BOT")
    assert not mentions("@U0BOT &lt;@U0BOT&gt;", "U0BOT")
    assert not mentions("<@>", "")


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), max_size=80))
def test_words_without_markup_come_through_whole(words):
    assert plain(html.escape(words, quote=False)) == words
