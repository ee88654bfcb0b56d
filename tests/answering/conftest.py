"""A fresh database for each test."""

import pytest

from bot.storage import migrations
from bot.storage.database import sqlite
from tests.answering.desk import Clock


@pytest.fixture
def database(tmp_path):
    opened = sqlite(tmp_path / "madoguchi.db")
    migrations.upgrade(opened)
    yield opened
    opened.close()


@pytest.fixture
def clock():
    return Clock()
