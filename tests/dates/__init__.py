"""Tests of knowledge.dates."""
