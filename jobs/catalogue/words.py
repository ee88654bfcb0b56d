"""The Japanese words of the catalogue files, and what they mean here."""

from __future__ import annotations

from collections.abc import Mapping

from jobs.duty import After, Audience, Kind, Record, Section, Strength
from jobs.source import Quality

AUDIENCES: Mapping[str, Audience] = {
    "都道府県": Audience.PREFECTURES,
    "市町村": Audience.MUNICIPALITIES,
    "両方": Audience.BOTH,
}
KINDS: Mapping[str, Kind] = {
    "期限": Kind.DUE,
    "募集": Kind.WINDOW,
    "時期": Kind.WATCH,
    "期限なし": Kind.NONE,
}
STRENGTHS: Mapping[str, Strength] = {
    "法律": Strength.LAW,
    "期日": Strength.FIXED,
    "依頼": Strength.REQUEST,
    "目標": Strength.TARGET,
    "措置": Strength.MEASURE,
    "案内": Strength.OFFER,
}
SECTIONS: Mapping[str, Section] = {
    "人事": Section.PERSONNEL,
    "財政": Section.FINANCE,
    "企画": Section.PLANNING,
    "会計": Section.ACCOUNTING,
    "総務": Section.GENERAL,
    "情報": Section.IT,
}
AFTERS: Mapping[str, After] = {
    "毎週": After.WEEKLY,
    "毎月3回": After.THREE_MONTHS,
    "1回": After.ONCE,
    "なし": After.NEVER,
}
RECORDS: Mapping[str, Record] = {
    "数値目標": Record.TARGETS,
    "必要な人材": Record.NEEDED_STAFF,
    "派遣の回数": Record.ADVISER_VISITS,
}
QUALITIES: Mapping[str, Quality] = {
    "公式": Quality.OFFICIAL,
    "公式の写し": Quality.MIRROR,
    "報道": Quality.PRESS,
    "二次情報": Quality.SECONDARY,
    "自動書き換え記事": Quality.REWRITE,
}
