"""The patterns of date expressions, and what each match says.

To add a way of writing dates: add a `Rule` to the module it belongs to.
"""
