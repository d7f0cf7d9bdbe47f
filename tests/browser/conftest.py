"""A browser, and JupyterLab over a copy of the notebooks and data."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, sync_playwright

from tests.browser.lab import served


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return where Chromium is, as the variable CHROMIUM says or as installed; skip without one."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        pytest.skip("there is no Chromium here: install it (apt-get install chromium) or name it in CHROMIUM")
    return found


@pytest.fixture(scope="session")
def context(chromium: str) -> Iterator[BrowserContext]:
    """Return a browser that nobody has used before."""
    alone = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium refuses to be root with one
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*alone, "--disable-dev-shm-usage"])
        yield browser.new_context(viewport={"width": 1360, "height": 1000}, locale="en-GB")
        browser.close()


@pytest.fixture(scope="session")
def copy(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the notebooks and the data, to be worked in."""
    folder = tmp_path_factory.mktemp("lab")
    for name in ("notebooks", "data"):
        shutil.copytree(root / name, folder / name, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    return folder


@pytest.fixture(scope="session")
def address(root: Path, copy: Path, chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of JupyterLab over that folder."""
    with served(copy, tmp_path_factory.mktemp("state"), root / "src") as found:
        yield found
