"""Worksheets as Japanese offices draw them: tables, forms, and both on one sheet.

A sheet is a set of cells and merged ranges, whichever file format it came
from. It is cut into regions at blank rows and columns, and each region is read
as a table (rows with their headers) or as a form (labels with their values).
"""
