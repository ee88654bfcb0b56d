"""How many questions a prefecture's municipalities asked: numbers, never askers or texts."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from bot.storage import organisations, question_counts
from bot.web import plots
from bot.web.dependencies import WebParts
from bot.web.member import Prefectural
from bot.web.period import last_weeks

router = APIRouter()


@router.get("/prefecture/questions")
def counts(web: WebParts, member: Prefectural) -> Response:
    """By week and outcome for all, by outcome for each."""
    at, number = web.parts.now(), member.organisation.prefecture
    spans = list(last_weeks(at, plots.WEEKS).values())
    with web.parts.database.reading() as connection:
        joined = [each for each in organisations.joined(connection) if each.prefecture == number]
        towns = {each.code: each.name for each in joined if not each.is_prefecture}
        asked = plots.questions(connection, at, towns)
        found = question_counts.by_organisation(connection, (spans[0][0], spans[-1][1]), towns)
    return web.pages.page(
        member.visitor, "prefecture_questions.html", member=member, towns=towns, asked=asked, counts=found
    )
