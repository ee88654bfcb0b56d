"""What people wrote into the database, as documents of the index: Q&As and past enquiries."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from bot.domain import past_enquiry, qa
from bot.index.contents import Contents
from bot.learning import past_enquiry_documents, qa_documents

SOURCES = frozenset({qa.SOURCE, past_enquiry.SOURCE})
"""The sources of these documents: rows decide which of them may be found."""


def findable(connection: sa.Connection, *, on: dt.date | None = None) -> frozenset[str]:
    """The ids of all documents that a search may give; `on` a day only those that hold then."""
    return qa_documents.findable(connection, on=on) | past_enquiry_documents.findable(connection)


def written(connection: sa.Connection) -> Contents:
    """Everything that is to be in the index, with its passages."""
    return [*qa_documents.written(connection), *past_enquiry_documents.written(connection)]
