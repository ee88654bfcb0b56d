"""Word documents read from their XML, with what layout adds: numbers, notes, pages.

The usual readers leave out automatic numbering, footnotes, text boxes and
content controls; Japanese guidelines hold their section numbers (４．１, ア) and
much of their text there. Elements follow ECMA-376 part 1, section 17.
"""
