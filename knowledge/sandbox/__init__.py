"""Reads documents in limited child processes.

A child starts fresh with an empty environment (no secrets to steal), may use
so much memory and processor time and no more, and hands back JSON over a pipe
(never a pickle). Whatever happens in it, the caller gets a `ParsedDocument` or
an `Unreadable`.
"""

from knowledge.sandbox.batch import read_many
from knowledge.sandbox.worker import Worker, read_in_child

__all__ = ["Worker", "read_in_child", "read_many"]
