"""Scoring the answers on a set of questions."""
