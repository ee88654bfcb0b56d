"""The calendar of a Japanese local government: eras, fiscal years, business days, office hours.

Pure: nothing here reads the clock, the machine's zone or the environment.
"""
