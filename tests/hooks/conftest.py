"""Each service, and a town that uses it."""

import pytest

from bot.channels.chatwork import connect as chatwork_connect
from bot.channels.lineworks import connect as lineworks_connect
from bot.channels.webhook import connect as webhook_connect
from tests.hooks.office import Office, settings
from tests.hooks.service.chatwork import Chatwork
from tests.hooks.service.lineworks import LineWorks
from tests.hooks.service.receiver import Receiver


@pytest.fixture
def lineworks():
    service = LineWorks()
    yield service
    service.close()


@pytest.fixture
def at_lineworks(tmp_path, lineworks):
    """A town with a bot in LINE WORKS."""
    real = settings(tmp_path, **lineworks.settings())
    with Office(real, lineworks_connect.LineWorksChannel) as office:
        lineworks.callback = f"{office.address}{lineworks_connect.MOUNT}{lineworks_connect.PATH}"
        yield office


@pytest.fixture
def chatwork():
    service = Chatwork()
    yield service
    service.close()


@pytest.fixture
def at_chatwork(tmp_path, chatwork):
    """A town with an account in Chatwork."""
    real = settings(tmp_path, **chatwork.settings())
    with Office(real, chatwork_connect.ChatworkChannel) as office:
        chatwork.webhook = f"{office.address}{chatwork_connect.MOUNT}{chatwork_connect.PATH}"
        yield office


@pytest.fixture
def receiver():
    service = Receiver()
    yield service
    service.close()


@pytest.fixture
def at_webhook(tmp_path, receiver):
    """A town with another system joined."""
    real = settings(tmp_path, **receiver.settings())
    with Office(real, webhook_connect.WebhookChannel) as office:
        receiver.events = f"{office.address}{webhook_connect.MOUNT}{webhook_connect.PATH}"
        yield office
