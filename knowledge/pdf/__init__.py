"""The parts of the PDF reader, from glyphs on a page to blocks of a document.

`frame` page coordinates, `glyphs` letters with their boxes, `ruby` readings
printed above them, `lines` lines in reading order, `rules` drawn lines,
`grid` tables from drawn lines, `furniture` headers, footers and page numbers,
`paragraphs` lines joined, `page` all of it for one page.
"""
