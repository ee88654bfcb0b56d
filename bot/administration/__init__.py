"""What administrators change on the page or on the command line; each change is in the audit trail."""
