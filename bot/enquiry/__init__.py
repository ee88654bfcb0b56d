"""Drafts of duties: made from pasted enquiries and indexed notices, decided by a person."""
