"""The application: people, channels, storage, settings and wiring.

The only package that imports `knowledge`, `jobs` and `prompts`.
"""
