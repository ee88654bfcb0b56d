"""The adapter to LangChain: bounded in time, one attempt, and every way of failing has its sentence."""

import threading

import pytest
from langchain_core.language_models.fake_chat_models import FakeListChatModel

from bot.texts import wording as texts
from bot.wording.langchain_model import LangChainModel, connector
from bot.wording.model import Failed

pytestmark = pytest.mark.grounding


class Client:
    """Does what it is told, and counts how often it was asked."""

    def __init__(self, does):
        self.does, self.asked = does, 0

    def invoke(self, messages):
        self.asked += 1
        return self.does()


class Status(Exception):
    def __init__(self, status_code):
        super().__init__("secret body")
        self.status_code = status_code


def model(client, seconds=5.0, at_once=4):
    return LangChainModel("fake:model", lambda: client, seconds=seconds, at_once=at_once)


def failing(error):
    def does():
        raise error

    return Client(does)


def test_it_says_what_the_model_says():
    assert (
        model(FakeListChatModel(responses=[" 定員は50名です［1］。 "])).word("rules", "task")
        == "定員は50名です［1］。"
    )


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (Status(401), "refused"),
        (Status(404), "unknown_model"),
        (Status(429), "limited"),
        (Status(500), "broken"),
        (ConnectionError("secret"), "unreachable"),
        (ModuleNotFoundError("no", name="langchain_openai"), "not_installed"),
    ],
)
def test_every_failure_has_a_code_and_a_sentence_and_no_second_attempt(error, code):
    client = failing(error)
    with pytest.raises(Failed) as raised:
        model(client).word("rules", "task")
    assert raised.value.code == code
    assert "secret" not in str(raised.value)
    assert texts.FALLBACKS[code]
    assert client.asked == 1


def test_an_empty_answer_is_none():
    with pytest.raises(Failed, match="empty"):
        model(FakeListChatModel(responses=["  "])).word("rules", "task")


def test_a_slow_model_is_not_waited_for_and_does_not_pile_up():
    going = threading.Event()
    slow = model(Client(lambda: going.wait(30)), seconds=0.05, at_once=2)
    try:
        for code in ("slow", "slow", "busy", "busy"):
            with pytest.raises(Failed) as raised:
                slow.word("rules", "task")
            assert raised.value.code == code
    finally:
        going.set()


def test_a_library_that_is_missing_is_said_so():
    connect = connector("nobody:model", url="", key="", seconds=1)
    with pytest.raises(Failed) as raised:
        LangChainModel("nobody:model", connect, seconds=10).word("rules", "task")
    assert raised.value.code in texts.FALLBACKS
