"""What people thought of an answer."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from bot.domain.personal_data import mask
from bot.domain.principal import Principal
from bot.domain.scope import SHARED, of_organisation
from bot.storage import questions
from knowledge.text import clean

_LONGEST_REASON = 500


def rate(
    connection: sa.Connection,
    question_id: str,
    principal: Principal,
    *,
    helpful: bool,
    reason: str = "",
    at: dt.datetime,
) -> None:
    """Keep somebody's judgement of an answer; the last one counts."""
    organisation = principal.organisation
    values = {
        "question": question_id,
        "person": principal.person,
        "helpful": helpful,
        "reason": mask(clean(reason).strip())[:_LONGEST_REASON],
        "scope": of_organisation(organisation) if organisation else SHARED,
        "at": at,
    }
    questions.rate(connection, values=values)
