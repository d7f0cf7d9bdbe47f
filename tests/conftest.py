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


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print which payloads came out inert of which channels, where the tests of tests/hostile were run."""
    passed = [report for report in terminalreporter.stats.get("passed", []) if report.when == "call"]
    cases = [str(value).split("|") for report in passed for name, value in report.user_properties if name == "inert"]
    if not cases:
        return
    payloads, channels = (list(dict.fromkeys(case[place] for case in cases)) for place in (0, 1))
    known = {(payload, channel) for payload, channel in cases}
    terminalreporter.section(f"hostile words that came out as words: {len(cases)} cases of payload and channel")
    width = max(map(len, payloads)) + 2
    for place, channel in enumerate(channels):  # a head for every column, one below the other
        terminalreporter.line(f"{'':{width}}{' │' * place} ┌ {channel}")
    for payload in payloads:
        marks = "".join(f" {'✓' if (payload, channel) in known else '·'}" for channel in channels)
        terminalreporter.line(f"{payload:{width}}{marks}")
