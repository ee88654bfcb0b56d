"""LINE WORKS: a bot of API 2.0."""
