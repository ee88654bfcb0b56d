"""E-mail: SMTP out; a maildrop directory or IMAP in."""
