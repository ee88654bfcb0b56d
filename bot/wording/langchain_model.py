"""Any model that LangChain can reach, by its name (`ollama:…`, `openai:…`)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TooLate
from typing import Any

from bot.wording.model import Failed

_MOST_CHARACTERS = 4000
_MOST_TOKENS = 800


class LangChainModel:
    """Asks once, never again by itself, and waits no longer than `seconds`.

    `connect` makes the client at the first question: a library that is not
    installed or a server that is down hinders nothing else. A model that
    answers after its time is not heard; at most `at_once` questions wait.
    """

    def __init__(self, name: str, connect: Callable[[], Any], *, seconds: float, at_once: int = 4) -> None:
        self.name = name
        self._connect = connect
        self._seconds = seconds
        self._room = threading.BoundedSemaphore(at_once)
        self._client: Any = None

    def word(self, rules: str, task: str) -> str:
        """What the model says; raises `Failed`."""
        if not self._room.acquire(blocking=False):
            raise Failed("busy")
        said: Future[str] = Future()
        threading.Thread(target=self._run, args=(said, rules, task), daemon=True).start()
        try:
            return said.result(timeout=self._seconds)
        except TooLate:
            raise Failed("slow") from None

    def _run(self, said: Future[str], rules: str, task: str) -> None:
        try:
            said.set_result(self._ask(rules, task))
        except Failed as failed:
            said.set_exception(failed)
        except ImportError as error:
            said.set_exception(Failed("not_installed", error.name or ""))
        except Exception as error:  # each provider has its own; the log gets the kind, never the text
            said.set_exception(Failed(_code_of(error), type(error).__name__))
        finally:
            self._room.release()

    def _ask(self, rules: str, task: str) -> str:
        if self._client is None:
            self._client = self._connect()
        reply = self._client.invoke([("system", rules), ("human", task)])
        text = str(reply.text).strip()
        if not text:
            raise Failed("empty")
        return text[:_MOST_CHARACTERS]


def connector(name: str, *, url: str, key: str, seconds: float) -> Callable[[], Any]:
    """How to make the client of a model: the same for every provider, without retries of its own."""

    def connect() -> Any:
        from langchain.chat_models import init_chat_model

        given: dict[str, Any] = {"base_url": url, "api_key": key}
        wanted = {option: value for option, value in given.items() if value}
        return init_chat_model(
            name, temperature=0, timeout=seconds, max_retries=0, max_tokens=_MOST_TOKENS, **wanted
        )

    return connect


def _code_of(error: Exception) -> str:
    status = getattr(error, "status_code", None) or getattr(
        getattr(error, "response", None), "status_code", None
    )
    if status in (401, 403):
        return "refused"
    if status == 404:
        return "unknown_model"
    if status == 429:
        return "limited"
    return "broken" if status else "unreachable"
