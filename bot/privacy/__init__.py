"""What protects people and shows who did what: the audit trail, retention, export and erasure."""
