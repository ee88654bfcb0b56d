"""What a measure gives, from figures in a form. Nothing of it is kept."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from bot.answering.entered_figures import entered_figures
from bot.answering.sums import answer_of, claimant_of
from bot.domain.answer import Answer
from bot.errors import Invalid
from bot.texts import sums_page as texts
from bot.web.dependencies import AnyVisitor, Web, WebParts
from bot.web.visitor import Visitor
from knowledge.calendars.fiscal_year import FiscalYear, fiscal_year_of
from knowledge.calendars.office_hours import japan_date
from knowledge.measures import Claimant, Measure, Rules, rules

router = APIRouter()


@router.get("/sums")
def sums(web: WebParts, visitor: AnyVisitor, request: Request) -> Response:
    """The form, and the estimate where figures were sent."""
    typed = dict(request.query_params)
    known = rules()
    measure = _measure(known, visitor, typed.get("measure", ""))
    today = fiscal_year_of(japan_date(web.parts.now())).year
    years = list(range(measure.years.first, max(today, measure.years.last) + 1))
    answer, problem = None, ""
    try:
        answer = _computed(web, visitor, known, measure, typed) if "compute" in typed else None
    except Invalid as error:
        problem = error.message
    return web.pages.page(
        visitor,
        "sums.html",
        measures=known.measures,
        measure=measure,
        years=[(year, _label(measure, year)) for year in years],
        year=_year(typed.get("year", ""), min(today, measure.years.last)),
        typed=typed,
        answer=answer,
        problem=problem,
    )


def _computed(web: Web, visitor: Visitor, known: Rules, measure: Measure, typed: dict[str, str]) -> Answer:
    organisation = visitor.principal.organisation or ""
    read = entered_figures(
        known,
        _claimant(visitor, measure),
        measure=measure.id,
        year=_year(typed.get("year", ""), 0),
        costs={each.id: typed.get(f"cost-{each.id}", "") for each in measure.expenses},
        persons=typed.get("persons", ""),
        subsidy=typed.get("subsidy", ""),
    )
    return answer_of(read, known, organisation=organisation, as_of=japan_date(web.parts.now()))


def _claimant(visitor: Visitor, measure: Measure) -> Claimant:
    """Whoever belongs to no organisation computes for those whom the measure is for."""
    if visitor.principal.organisation or Claimant.MUNICIPALITY in measure.claimants:
        return claimant_of(visitor.principal.organisation)
    return Claimant.PREFECTURE


def _measure(known: Rules, visitor: Visitor, wanted: str) -> Measure:
    """The measure that was chosen, else the first that the visitor may use."""
    chosen = [each for each in known.measures if each.id == wanted]
    claimant = claimant_of(visitor.principal.organisation)
    return (chosen or [each for each in known.measures if claimant in each.claimants])[0]


def _label(measure: Measure, year: int) -> str:
    return texts.year_option(FiscalYear(year).label, known=measure.rate_of(year) is not None)


def _year(typed: str, otherwise: int) -> int:
    return int(typed) if typed.isdecimal() and len(typed) == 4 else otherwise
