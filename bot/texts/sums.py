"""Sentences about sums: what was computed, by which rules, and what it does not mean."""

from __future__ import annotations

from fractions import Fraction

from bot.texts.answers import day
from knowledge.calendars.fiscal_year import FiscalYear
from knowledge.measures import Claimant, Eligible, Estimate, Measure, Missing, Rule, Source, Subsidy, Used

RULES_TITLE = "財政措置の計算の決まり（総務省資料の要約）"
SUBSIDY_TITLE = "県の補助を先に引く例（要約）"
GRANTED = "実際に交付される額は、総務省の算定で決まります。予算には、この概算をそのまま入れないでください。"
NEXT_SURE = "財政担当から都道府県の市町村担当課に、使える経費と額を確かめてください。"
NEXT_FIGURES = (
    "足りない数字を入れて、もう一度聞いてください。ページ「措置額の概算」では、表に入れて計算できます。"
)
CLAIMANTS = {Claimant.MUNICIPALITY: "市町村", Claimant.PREFECTURE: "都道府県等"}
YEAR_ASSUMED = "年度が書かれていないので、{year}として計算しました。"
NO_ROUNDING = "端数の扱いは資料にありません。1円未満を切り捨てて示しました。"
ONE_PERSON_EACH = "並べて書かれた金額は、それぞれ1人分として計算しました。"
MISSING = {
    "costs": "計算には、対象になる経費の金額が要ります（例：委託600万円、募集120万円）。",
    "per_person": "「{expense}」は1人ずつ上限を見るので、1人ずつの金額が要ります（例：900万円と700万円）。",
}


def yen(amount: int) -> str:
    """490万円, 1億2,000万円, 1,234,567円: in 万 only where nothing is left over."""
    if amount and amount % 10_000 == 0:
        hundred_millions, ten_thousands = divmod(amount // 10_000, 10_000)
        head = f"{hundred_millions:,}億" if hundred_millions else ""
        tail = f"{ten_thousands:,}万" if ten_thousands else ""
        return f"{head}{tail}円"
    return f"{amount:,}円"


def share(of: Fraction) -> str:
    """0.7."""
    return f"{float(of):g}"


def computed(measure: Measure, estimate: Estimate, year: int) -> str:
    """The estimate, with what it is not."""
    return f"概算で{yen(int(estimate.total))}です（{measure.title}・{FiscalYear(year).label}）。{GRANTED}"


def ended(measure: Measure, year: int) -> str:
    """The source names no rate for so late a year."""
    last = FiscalYear(measure.years.last).label
    return (
        f"{FiscalYear(year).label}の額は計算できません。"
        f"{measure.title}の措置は、資料では{last}までで終わり、続くかどうかは資料に無いため未確認です。"
    )


def reference(estimate: Estimate, year: int) -> str:
    """What the last year's rules would give."""
    return f"参考：{FiscalYear(year).label}の決まりで計算すると、概算で{yen(int(estimate.total))}です。"


def before(measure: Measure, year: int) -> str:
    """The source names no rate for so early a year."""
    first = FiscalYear(measure.years.first).label
    return (
        f"{FiscalYear(year).label}の額は計算できません。"
        f"{measure.title}の措置の決まりは、資料では{first}の分から分かります。"
    )


def not_theirs(measure: Measure, claimant: Claimant) -> str:
    """The measure is for others."""
    whose = "・".join(CLAIMANTS[each] for each in Claimant if each in measure.claimants)
    return f"{measure.title}の措置を使うのは{whose}です。{CLAIMANTS[claimant]}の額は計算できません。"


def missing(each: Missing) -> str:
    """A figure that has to be said first."""
    return MISSING[each.figure].format(expense=each.expense.title if each.expense else "")


def unread(amounts: tuple[int, ...]) -> str:
    """Amounts of which the words do not say what they are for."""
    listed = "、".join(map(yen, amounts))
    return f"{listed}は、何の経費か分からなかったので計算に入れていません。"


def line(each: Eligible) -> str:
    """One kind of expense from what was spent to what counts."""
    steps = [yen(each.spent), *(_step(used) for used in each.used)]
    return f"{each.expense.title}：{' → '.join(steps)}{'' if each.used else ' → 全額が対象'}"


def _step(used: Used) -> str:
    after = yen(used.after)
    return {
        Rule.OUTSIDE: "この年度は対象の期間に入っていないため0円",
        Rule.PERSONS: f"{used.limit}名分までなので、多い順に{used.limit}名分の{after}",
        Rule.SUBSIDY: f"県の補助{yen(used.limit)}を引いて{after}",
        Rule.CEILING: f"上限{yen(used.limit)}により{after}",
    }[used.rule]


def product(estimate: Estimate) -> str:
    """The last step of the sum."""
    rate = share(estimate.rate.share) if estimate.rate else ""
    return f"対象経費の合計{yen(estimate.base)} × 措置率{rate} = {yen(int(estimate.total))}"


def subsidy_known(subsidy: Subsidy) -> str:
    """A prefecture's own rule, for a body of that prefecture."""
    return (
        f"{subsidy.name}では、委託費の2分の1（上限{yen(subsidy.yen)}）の県の補助を先に引く例があります。"
        "補助を受けるときは、補助の額も入れて計算してください。"
    )


SUBSIDY_UNKNOWN = (
    "県の補助を先に引く決まりは、資料では大分県の例だけが分かっています。"
    "ほかの都道府県では、引くかどうかを都道府県に確かめてください。"
)


def banner(source: Source, measure: Measure) -> str:
    """The as-of line: the rules are those of one document."""
    last = FiscalYear(measure.years.last).label
    return f"{day(source.issued_on)}の資料の決まりによる概算。資料上は{last}で終了・継続は未確認"


NO_MEASURE = "その財政措置はありません。一覧から選んでください。"
BAD_YEAR = "年度は、西暦の4桁（例：2025）で入れてください。"
PERSONS = "人数"
SUBSIDY = "県の補助"


def bad_amount(label: str) -> str:
    """An amount that cannot be read."""
    return f"「{label}」の金額を読めません。600万円、6,000,000 のように入れ、複数は「、」で区切ってください。"


def no_expense(name: str, known: list[str]) -> str:
    """A kind of expense that the measure does not know."""
    return f"「{name}」という経費はありません。使えるのは {', '.join(known)} です。"
