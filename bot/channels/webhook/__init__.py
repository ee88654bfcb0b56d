"""A signed webhook in both directions: JSON that any other chat can be joined to."""
