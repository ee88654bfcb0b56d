"""One browser for all tests: a second one in the same thread does not start."""

import os
import shutil

import pytest

# Patient: the machine may be busy.
WAIT = 30_000


@pytest.fixture(scope="session")
def chromium():
    """Set CHROMIUM to the browser's path where it has another name."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not path:
        pytest.skip("no Chromium here; set CHROMIUM to its path")
    with playwright.sync_playwright() as started:
        # Containers often run as root, where Chromium's own sandbox does not start.
        opened = started.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def open_page(chromium):
    """Opens pages whose requests and troubles are recorded on `page.seen` and `page.troubles`."""
    contexts = []

    def opened(address, path="/", **options):
        context = chromium.new_context(locale="ja-JP", **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(WAIT)
        page.seen, page.troubles = [], []
        page.on("request", lambda request: page.seen.append(request.url))
        page.on("pageerror", lambda error: page.troubles.append(str(error)))
        page.on(
            "console",
            lambda message: page.troubles.append(message.text) if message.type == "error" else None,
        )
        page.goto(address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
