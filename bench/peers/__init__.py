"""Others' search, used as their documentation shows it."""
