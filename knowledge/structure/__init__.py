"""What Japanese administrative documents have in common, whatever their format.

`numbering` knows 第１章, １, (1), ①, ア and marks; `headings` decides which
blocks are headings and how deep; `outline` builds the tree of sections;
`questions` pairs questions with answers; `notice` reads number, date, issuer,
addressees and contact; `statements` reads for whom and how firmly something
is said.
"""
