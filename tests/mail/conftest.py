import pytest

from tests.mail import certificates
from tests.mail.office import Office
from tests.mail.server import MailServer
from tests.storage.databases import SqliteDatabases


@pytest.fixture(scope="session")
def sqlite_databases(tmp_path_factory):
    return SqliteDatabases(tmp_path_factory.mktemp("mail"))


@pytest.fixture
def database(sqlite_databases):
    opened = sqlite_databases.fresh()()
    yield opened
    opened.close()


@pytest.fixture
def server():
    started = MailServer()
    yield started
    started.close()


@pytest.fixture(scope="session")
def trusted(tmp_path_factory):
    """Certificates that nobody but the tests trusts."""
    return certificates.make(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def opened(database, server):
    """Opens a town of which Anne is known and asks by mail; takes what `Office` takes."""

    def made(**settings):
        office = Office(database, server, **settings)
        office.join()
        office.register()
        return office

    return made


@pytest.fixture
def office(opened):
    return opened()
