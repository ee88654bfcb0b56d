from pathlib import Path

import pytest

from tests.checks.installation import Installation


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    """An installation that was never started."""
    return Installation(tmp_path / "home")


@pytest.fixture
def started(installation: Installation) -> Installation:
    """An installation that was started once and has no index."""
    installation.start()
    return installation


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one document."""
    folder = tmp_path / "shared"
    folder.mkdir()
    (folder / "vpn.md").write_text("# VPN\n\nVPN が切れたら、総務課に電話します。\n", encoding="utf-8")
    return folder
