"""Which questions are about what one's own organisation replied."""

import pytest

from bot.answering import own_replies
from knowledge.search.query import Query


class OneOfEachKind:
    """Finds one thing of whatever kind is wanted, or nothing `without` past enquiries."""

    def __init__(self, *, without=False):
        self.without = without

    def search(self, query):
        return [] if query.kinds and self.without else [sorted(query.kinds)]


@pytest.mark.parametrize(
    "asked",
    [
        "去年の県の照会に何と答えた？",
        "国の調査にどう回答しましたか",
        "この照会に何て返したっけ",
        "前のアンケートには何と報告していますか",
    ],
)
def test_past_enquiries_alone_are_searched(asked):
    assert own_replies.search(OneOfEachKind(), Query(asked)) == [["past_enquiry"]]


@pytest.mark.parametrize(
    "asked", ["県の照会に何と答えればよいですか", "大臣は何と答えましたか", "照会の回答期限はいつですか"]
)
def test_everything_is_searched(asked):
    assert own_replies.search(OneOfEachKind(), Query(asked)) == [[]]


def test_where_none_is_recorded_everything_is_searched():
    assert own_replies.search(OneOfEachKind(without=True), Query("県の照会に何と答えた？")) == [[]]
