"""Reads documents and finds passages.

Imports nothing of ours; directories, instants, limits and caches are arguments.
"""
