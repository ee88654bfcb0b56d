"""The one database and its one owner.

SQLAlchemy Core on SQLite (default) or PostgreSQL. Each noun has a module with
its queries; every function takes the `Database`, instants are arguments.
"""
