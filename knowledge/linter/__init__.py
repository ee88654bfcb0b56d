"""What an administrator should know of a document before trusting answers from it."""

from knowledge.linter.check import looked_over
from knowledge.linter.duplicates import copies
from knowledge.linter.unreadable import explained

__all__ = ["copies", "explained", "looked_over"]
