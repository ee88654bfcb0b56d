"""The outline of plain text: what is a title, a heading, an item, a table row.

Text that was extracted from slides or pages has lost its layout. What is left
are blank lines, bullets, numbering, tabs and the habits of Japanese offices;
these modules decide from them. A wrong guess costs a path, never a word: every
line of the file ends in some block.
"""
