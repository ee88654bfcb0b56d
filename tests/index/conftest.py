import pytest

from tests.index.office import DOCUMENTS, Office


@pytest.fixture
def office(tmp_path):
    opened = Office(tmp_path)
    opened.write(DOCUMENTS)
    opened.register()
    yield opened
    opened.close()
