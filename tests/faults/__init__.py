"""Faults on purpose: real processes, a real database, a chat service that misbehaves."""
