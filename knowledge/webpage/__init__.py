"""Web pages of offices: which part is the page's own, and what it says."""
