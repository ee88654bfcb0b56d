import pytest

from tests.web.live import Live
from tests.web.scene import Scene


@pytest.fixture
def scene(tmp_path):
    made = Scene(tmp_path)
    yield made
    made.database.close()


@pytest.fixture
def browser(scene):
    return scene.visitor()


@pytest.fixture
def live(scene):
    served = Live(scene.application)
    yield served
    served.close()
