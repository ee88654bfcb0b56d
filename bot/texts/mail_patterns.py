"""How mailers and Japanese offices word what stands around a question in a mail.

Read, never shown.
"""

from __future__ import annotations

import re

_DATE = r"(?:\d{4}\s?[年/.-]\s?\d{1,2}\s?[月/.-]\s?\d{1,2}日?|\d{1,2} \w+\.? \d{4}|\w+ \d{1,2}, \d{4})"

WROTE = re.compile(
    # 2026年11月23日(月) 10:00 窓口 <m@example.jp>:   (Gmail)
    rf"(?:On )?(?:\w{{3}},? )?{_DATE}.{{0,80}}@.{{1,60}}(?:[:：]|書きました[:：]?)"
    # (2026/11/23 10:00), 窓口 wrote:   (Thunderbird, Becky!)
    rf"|[(（]{_DATE}.{{0,40}}[)）].{{0,120}}(?:wrote|書きました|さん)[:：]?"
    # 窓口 さんは書きました:
    r"|.{1,80}(?:さんは|さんが|様は)(?:.{0,40})書きました[:：]?"
    r"|.{1,120}(?:\bwrote|のメール)[:：]"
)
"""The line above quoted words."""

FORWARDED = re.compile(
    r"[-_—―─＿ ]{2,}(?:Original Message|Forwarded [Mm]essage|Original Appointment"
    r"|元のメッセージ|元のメール|転送されたメッセージ|転送メッセージ|転送済み?メール|オリジナルメッセージ"
    r"|(?:以下|ここから)、?(?:返信元|転送元).{0,10})[-_—―─＿ ]{2,}"
    r"|(?:Begin forwarded message|Begin quoted message|転送されたメッセージ|返信元のメッセージ)\s?[:：]?",
    re.I,
)
"""The line above an earlier mail."""

FROM = re.compile(r"\s*\*?(?:差出人|送信者|From|発信者|送信元)\s*\*?\s*[:：]", re.I)
HEADER = re.compile(
    r"\s*\*?(?:送信日時|送信日|日時|日付|宛先|件名|CC|Cc|Sent|Date|To|Subject)\s*\*?\s*[:：]", re.I
)
"""The headers that Outlook and groupware write above an earlier mail."""

CONTACT = re.compile(
    r"(?:TEL|ＴＥＬ|Tel|FAX|ＦＡＸ|電話|内線|直通|携帯|ファクス|ファックス)\s*[.:：]?\s*[\d０-９(（+]"
    r"|〒\s*[\d０-９]{3}|[\w.+-]+@[\w-]+\.[\w.-]+|https?://|0\d{1,4}[-－(（]\d{1,4}[-－)）]\d{3,4}"
)
"""A line of a signature."""

GREETING = re.compile(
    r"(?:いつも|平素より|平素は|日頃より|日頃から|大変|格別).{0,30}(?:ございます|おります|います)[。．.]?"
    r"|(?:いつも)?(?:大変)?お世話になって(?:おります|います)[。．.]?.{0,40}です[。．.]?"
    r"|(?:いつも)?(?:大変)?お世話に(?:なって(?:おります|います)|なります)[。．.]?"
    r"|お疲れ(?:さま|様)(?:です|でございます)[。．.]?(?:.{1,30}(?:です|と申します)[。．.]?)?"
    r"|(?:突然の|夜分に|たびたび|度々|何度も|早朝に).{0,20}(?:失礼|恐れ入り|すみません|申し訳).{0,15}"
    r"|.{1,40}(?:御中|各位|ご担当者?様?|御担当者?様?|担当者?様|窓口様|様)[。、]?"
    r"|.{0,30}(?:課|係|室|部|局|所|市|町|村|区|県|庁|担当)の?.{1,16}(?:です|と申します|でございます)[。．.]?"
    r"|(?:はじめまして|初めまして|こんにちは|おはようございます|こんばんは)[。．.]?"
    r"|(?:標記|標題|表題|件名)の(?:件|こと)(?:について|につきまして)?[、,。．.]?(?:お尋ねします|質問です|お伺いします)?[。．.]?"
)
"""A line before the question."""

CLOSING = re.compile(
    r"(?:以上|では|それでは|お手数|ご多忙|ご多用|お忙しい|恐れ入り|何卒|どうぞ|大変)?.{0,25}"
    r"(?:よろしく|宜しく|よろしくお|宜しくお)(?:お願い.{0,12}|ね|)[。．.!！]?"
    r"|以上(?:です|、?ご?確認.{0,10}|になります)?[。．.]?"
    r"|(?:お手数|ご面倒|ご迷惑).{0,12}(?:おかけ|お掛け).{0,20}[。．.]?"
    r"|(?:それでは|では)?、?失礼(?:いた|致)します[。．.]?"
    r"|敬具|草々|かしこ"
)
"""A line after the question."""

AUTOMATIC = re.compile(
    r"自動(?:応答|返信|配信)|不在(?:通知|連絡|の(?:お知らせ|ご連絡))|out of (?:the )?office"
    r"|auto(?:matic)?[ -]?repl(?:y|ied)|undeliver(?:able|ed)|delivery (?:status|failure|has failed)"
    r"|returned mail|配信不能|配信に?失敗|(?:read|return) receipt|開封(?:確認|済み)",
    re.I,
)
"""The subject of a mail that no person wrote."""

REPLY = re.compile(r"(?:\s*(?:re|fw|fwd|回答|返信|転送)\s?(?:\[\d{1,3}\])?\s?[:：]\s*)+", re.I)
"""What mailers put in front of a subject."""

SAYS_NOTHING = re.compile(
    r"[\s【】\[\]（）()「」]*(?:ご?質問|お?問い?合わ?せ|おたずね|お尋ね|ご?相談|ご?照会|教えてください|お願い(?:します|いたします)?"
    r"|ご?確認|無題|件名なし|no subject|\(no subject\)|窓口|至急|緊急|hello|test|テスト)?"
    r"(?:です|について|の件|（.{1,20}）)?[\s【】\[\]（）()「」]*",
    re.I,
)
"""A subject that adds nothing to the question."""
