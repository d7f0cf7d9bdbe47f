"""What many tests share: the texts that are not ours to ship, and properties without a clock."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# No example may fail because the machine was busy; everything else stays as Hypothesis has it, CI's profile included.
settings.register_profile(
    "untimed", parent=settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the project."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Return the folder of reports that are not ours to ship, or skip the test."""
    folder = os.environ.get("SOATSO_CORPUS")
    if not folder:
        pytest.skip("SOATSO_CORPUS names no folder with the texts that are not ours to ship")
    path = Path(folder)
    if not path.is_dir():
        pytest.fail(f"SOATSO_CORPUS names {folder}, which is not a folder")
    return path
