"""How quantities are written."""

from __future__ import annotations

import re

from knowledge.quantities.quantity import Bound

KANJI = "〇一二三四五六七八九十百千"
SCALES = {"兆": 10**12, "億": 10**8, "千万": 10**7, "百万": 10**6, "十万": 10**5, "万": 10**4, "千": 10**3}

# As written → in one spelling.
UNITS = {
    **dict.fromkeys(("人", "名"), "人"),
    **dict.fromkeys(("か所", "箇所", "ヶ所", "カ所"), "か所"),
    **dict.fromkeys(("か月", "ヶ月", "ヵ月", "カ月", "箇月"), "か月"),
    **dict.fromkeys(("週間", "週"), "週"),
    **dict.fromkeys(("日間", "日"), "日"),
    **dict.fromkeys(("分間", "分"), "分"),
    **dict.fromkeys(("年間", "年"), "年"),
    **dict.fromkeys(("自治体", "団体"), "団体"),
    **{
        unit: unit
        for unit in (
            "件 回 社 台 校 世帯 戸 票 点 倍 歳 文字 字 桁 枚 部 冊 ページ 事例 分野 種類 科目 業務 システム "
            "単位 項目 段階 時間 時限 コマ 秒 世代 営業日 開庁日 MB GB TB m km ㎡"
        ).split()
    },
}
# 一部 and 十分 are words, 三人 is a number; 七日 may be a date, 七日以内 is none.
_COUNTED_IN_KANJI = (
    "人|名|件|回|歳|か月|ヶ月|箇月|週間|日間|年間|団体|か所|箇所"
    "|(?:日|年|時間)(?:以内|以上|以下|未満|を超え|を経過|前|後)"
)

# Atomic: digits can be parted in only one way, else a long row of them takes for ever.
_NUMBER = rf"(?>\d[\d,]*(?:\.\d+)?|[{KANJI}]+)"
_SCALE = "|".join(SCALES)
MANY = rf"(?>(?:{_NUMBER}(?:{_SCALE})?)+)"
_UNIT = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))

SCALED = re.compile(rf"(?P<number>{_NUMBER})(?P<scale>{_SCALE})?")
QUANTITY = re.compile(
    rf"(?P<money>{MANY})円"
    rf"|(?P<of>{_NUMBER})分の(?P<share>{_NUMBER})"
    r"|(?<![\d/])(?P<above>\d{1,2})/(?P<below>\d{1,3})(?![\d/])"
    rf"|(?P<percent>{_NUMBER})(?:%|パーセント)"
    rf"|(?P<tenths>{_NUMBER})割(?:(?P<hundredths>{_NUMBER})分)?"
    r"|(?P<half>午前|午後)?(?P<hour>\d{1,2})時(?!間|限|点)(?:(?P<minute>\d{1,2})分|(?P<thirty>半))?"
    r"|(?<!\d)(?P<clock>\d{1,2}):(?P<past>[0-5]\d)(?!\d)"
    rf"|(?<!第)(?<![\d.])(?P<count>(?=\d){MANY}|[{KANJI}]+(?={_COUNTED_IN_KANJI}))(?P<unit>{_UNIT})"
    r"|(?<![\d.])(?P<decimal>0\.\d+)(?![\d.])"
)

NEAR = 8
"""Characters on either side that say what a quantity is."""

AFTER = (
    (Bound.LEAST, re.compile(r"^[^。、]{0,4}?(?:以上|を?下限|超|を上回)")),
    (Bound.MOST, re.compile(r"^[^。、]{0,4}?(?:以下|以内|未満|まで|[をが]?(?:上限|限度)|を?超えない)")),
)
BEFORE = (
    (Bound.LEAST, re.compile(r"(?:最低|下限[額は:]*|少なくとも)$")),
    (Bound.MOST, re.compile(r"(?:最大|最高|上限[額は:]*|限度額?[は:]?)$")),
)
ABOUT = re.compile(r"(?:約|およそ|おおむね|概ね|ほぼ)$")
OR_SO = re.compile(r"^(?:程度|前後|ほど|くらい|ぐらい|強|弱|余り?)")
# （単位：千円） says how a table counts.
COUNTING = re.compile(r"(?:単位[: ]*|\()$")
# 1人につき and 1団体あたり say of what, not how much.
EACH = re.compile(r"^(?:につき|あたり|当たり|当り|ごと|毎)")
