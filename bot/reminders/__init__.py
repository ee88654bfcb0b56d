"""From duties to reminders on an organisation's board, and back to its ledger.

`jobs` decides who is reminded of what and when; `bot.storage` keeps it;
`bot.delivery` brings it to its destination. Here they are put together.
"""
