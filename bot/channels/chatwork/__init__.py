"""Chatwork: an account of our own, its API and its webhook."""
