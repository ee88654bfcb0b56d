"""The towns of the tickets, with documents, an index, and people who ask."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from bot.answering.quoting import QuotingAnswerer
from bot.answering.service import Answering
from bot.domain import scope
from bot.domain.question import Question
from bot.domain.ticket import Action
from bot.evaluation.golden import GoldenQuestions
from bot.index.places import Places
from bot.index.reading import Reading
from bot.index.reindex import Indexer
from bot.index.served import ServedIndex
from bot.learning import audience, documents
from bot.learning.corrections import Corrections
from bot.learning.publishing import Publishing
from bot.learning.replaced import Replaced
from bot.learning.service import Edit, Learning
from bot.learning.sifting import SiftedHolder
from bot.learning.similar import Telling
from bot.reminders.rights import Person
from bot.storage import sources, told
from bot.storage.database import Database
from knowledge.embedding.fake import FakeEmbedder
from knowledge.readers import Limits
from tests.escalation.office import ASKER, MONDAY, SATO, THREAD, Office

GUIDE = "勤怠.md"
DOCUMENTS = {
    GUIDE: "# 勤怠の手引き\n\n年次有給休暇は前日までに電子申請で届け出ます。\n",
    "端末.md": "# 端末の手引き\n\nパスワードを忘れたときは情報担当へ連絡し、再発行を受けます。\n",
    "会議.md": "# 会議室の手引き\n\n会議室は庁内予定表から予約します。\n",
}
ASKED = "無線アクセスポイントを増設する費用はどこが負担しますか"
REPLY = "無線アクセスポイントを増設する費用は、各課の予算で負担します。"


class LearningOffice(Office):
    """Everything from a question to a Q&A on one database."""

    def __init__(self, database: Database, home: Path) -> None:
        super().__init__(database)
        self.folder = home / "share"
        self.places = Places(home / "state")
        self.learning = Learning(database)
        self.telling = Telling(database)
        self.replaced = Replaced(database)
        self.served = ServedIndex(database, self.places, FakeEmbedder())
        holder = SiftedHolder(self.served, database)
        self.answering = Answering(
            database,
            QuotingAnswerer(holder, seen_by=self._seen_by),
            now=lambda: self.at,
            stopwatch=lambda: 0.0,
            lease=dt.timedelta(seconds=90),
        )
        self.corrections = Corrections(database, self.served.current)
        self.publishing = Publishing(
            database, lambda: self.served.current().documents(), self.reindex, lambda: self.at
        )

    def set_up_documents(self) -> None:
        """Documents and their index; where a copy of one is there, it only has to be served."""
        self.folder.mkdir(exist_ok=True)
        for name, text in DOCUMENTS.items():
            self.write(name, text)
        with self.database.writing() as connection:
            sources.add(connection, location=str(self.folder), scope=scope.SHARED, at=MONDAY)
        self.reindex()

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def indexer(self) -> Indexer:
        return Indexer(
            database=self.database,
            places=self.places,
            embedder=FakeEmbedder(),
            starter=None,
            reading=Reading(Limits(), 1, ""),
            golden=GoldenQuestions([], QuotingAnswerer),
            fetched=list,
            written=self._written,
            catalogue=tuple,
        )

    def reindex(self) -> None:
        self.clock.pause(60)
        self.indexer().reindex(at=self.at, stopwatch=lambda: 0.0, progress=lambda *_: None)

    def put(self, text: str, who: Person = ASKER, *, reply=THREAD, conversation: str = "c"):
        """Ask a question and have it answered; gives the answer."""
        self.clock.pause(60)
        key = f"asked-{next(self._keys)}"
        return self.answering.ask(
            Question(key, who.principal, f"{conversation}-{key}", text, self.at, reply=reply)
        )

    def answered_ticket(self, text: str = ASKED, reply: str = REPLY) -> str:
        """A question that a desk answered; the ticket's number."""
        ticket = self.open(question=text, asked=self.ask(), place=None).ticket
        self.do(SATO, ticket.id, Action.ANSWER, reply)
        return ticket.number

    def news(self, question: str) -> list[str]:
        """What was told about a question after its answer."""
        with self.database.reading() as connection:
            return [each.payload["text"] for each in told.of_question(connection, question)]

    def sentences(self) -> list[str]:
        """Everything that went out as a sentence, in order."""
        self.deliver()
        return [each.payload["text"] for each in self.chat.messages if each.kind == "sentence"]

    def edit(self, version, **values: str) -> Edit:
        """The form of a review as the page shows it, with some fields changed."""
        content = version.content
        shown = {
            "question": content.question,
            "answer": content.answer,
            "desk": content.desk,
            "audience": content.audience,
        }
        return Edit({**shown, **values}, tuple(each.document for each in content.basis), checked=True)

    def close(self) -> None:
        self.served.close()
        self.database.close()

    def _written(self):
        with self.database.reading() as connection:
            return documents.written(connection)

    def _seen_by(self, organisation: str | None) -> frozenset[str]:
        with self.database.reading() as connection:
            return audience.visible_to(connection, organisation)
