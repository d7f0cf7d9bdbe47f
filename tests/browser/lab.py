"""JupyterLab in a browser, as an analyst uses it: open a notebook, run it, pick from menus, save."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat.reader import NotJSONError
from playwright.sync_api import Download, Locator, Page, expect

PATIENCE = 120  #: seconds a server, a kernel or a page may take on a busy machine
_POLL = 0.2
#: Every cell is in the page, and no message about news covers it.
_SETTINGS = {
    "@jupyterlab/notebook-extension/tracker.jupyterlab-settings": {"windowingMode": "none"},
    "@jupyterlab/apputils-extension/notification.jupyterlab-settings": {"fetchNews": "false", "checkForUpdates": False},
}


@contextmanager
def served(folder: Path, state: Path, source: Path) -> Iterator[str]:
    """Serve JupyterLab over a folder, its settings and state apart from the user's own.

    Parameters
    ----------
    folder
        What the analyst sees.
    state
        Where settings, the log and everything else of the server goes.
    source
        The folder of the packages that kernels import.

    Yields
    ------
    str
        The address, with its token.
    """
    for name, settings in _SETTINGS.items():
        path = state / "settings" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(settings), encoding="utf-8")
    own = {f"JUPYTER_{name}_DIR": str(state / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")}
    own |= {"JUPYTERLAB_SETTINGS_DIR": str(state / "settings"), "JUPYTERLAB_WORKSPACES_DIR": str(state / "workspaces")}
    own |= {"IPYTHONDIR": str(state / "ipython"), "PYTHONPATH": str(source), "JUPYTER_PREFER_ENV_PATH": "1"}
    command = [
        *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--port=0", "--ip=127.0.0.1"),
        *(f"--ServerApp.root_dir={folder}", "--ServerApp.open_browser=False", "--LabApp.news_url=None"),
    ]
    with (state / "jupyter.log").open("wb") as log:
        server = subprocess.Popen(command, cwd=folder, env={**os.environ, **own}, stdout=log, stderr=log)
        try:
            yield _address(state / "runtime", server, state / "jupyter.log")
        finally:
            server.terminate()
            with suppress(subprocess.TimeoutExpired):
                server.wait(PATIENCE)
            server.kill()
            server.wait()


def _address(runtime: Path, server: "subprocess.Popen[bytes]", log: Path) -> str:
    """Wait until the server tells where it listens."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        for path in runtime.glob("jpserver-*.json"):
            with suppress(ValueError):  # being written
                told = json.loads(path.read_text(encoding="utf-8"))
                return f"{told['url']}lab?token={told['token']}"
        time.sleep(_POLL)
    raise RuntimeError(f"JupyterLab did not start: {log.read_text(encoding='utf-8', errors='replace')[-2000:]}")


@dataclass(frozen=True)
class Lab:
    """One page of JupyterLab with one notebook, which lies at ``path``."""

    page: Page
    path: Path

    @property
    def notebook(self) -> Locator:
        """The notebook."""
        return self.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")

    def menu(self, *names: str) -> Locator:
        """Open a menu, one name after the other, and return the last entry without choosing it."""
        self.page.locator(".lm-MenuBar-item", has_text=names[0]).first.click()
        for name in names[1:-1]:
            self.page.locator(".lm-Menu-item", has_text=name).first.hover()
        last = self.page.locator(".lm-Menu-item", has_text=names[-1]).first
        expect(last).to_be_visible()
        return last

    def run_all(self) -> None:
        """Run all cells and wait until the last one has run."""
        self.menu("Run", "Run All Cells").click()
        self.page.wait_for_function(
            """() => {
                const prompts = [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].map(p => p.innerText);
                return prompts.length && prompts.every(p => /[0-9]/.test(p));
            }"""
        )

    def save(self) -> Any:
        """Save the notebook and return what is on the disk."""
        before = self.path.stat().st_mtime_ns
        self.menu("File", "Save Notebook").click()
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            self.page.wait_for_timeout(1000 * _POLL)
            with suppress(NotJSONError):  # half of it is written
                if self.path.stat().st_mtime_ns != before:
                    return nbformat.read(self.path, as_version=nbformat.NO_CONVERT)
        raise TimeoutError(f"{self.path.name} was not saved")

    def download(self, entry: Locator) -> Download:
        """Choose something that makes the browser download a file, be it in a window of its own."""
        found: list[Download] = []

        def keep(download: Download) -> None:
            found.append(download)

        self.page.on("download", keep)
        self.page.context.on("page", lambda window: window.on("download", keep))
        entry.click()
        deadline = time.monotonic() + PATIENCE
        while not found and time.monotonic() < deadline:
            self.page.wait_for_timeout(1000 * _POLL)
        return found[0]

    def picture(self, target: Path, tallest: int = 9_000) -> None:
        """Keep a picture of the whole notebook, as far as it is no taller than that many pixels."""
        size = self.page.viewport_size
        assert size is not None
        scrolled = self.notebook.locator(".jp-WindowedPanel-outer")
        height = int(scrolled.evaluate("area => { area.scrollTop = 0; return area.scrollHeight; }"))
        self.page.set_viewport_size({"width": size["width"], "height": min(tallest, height + 160)})
        self.page.wait_for_timeout(500)
        target.parent.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=target)
        self.page.set_viewport_size(size)


@contextmanager
def opened(context: Any, address: str, folder: Path, name: str) -> Iterator[Lab]:
    """Open a notebook in a page of its own, its kernel ready."""
    page = context.new_page()
    page.set_default_timeout(1000 * PATIENCE)
    expect.set_options(timeout=1000 * PATIENCE)
    base, token = address.split("?")
    page.goto(f"{base}/tree/notebooks/{name}.ipynb?reset&{token}")
    lab = Lab(page, folder / "notebooks" / f"{name}.ipynb")
    expect(lab.notebook).to_be_visible()
    expect(page.locator("#jp-main-statusbar")).to_contain_text("| Idle")  # sooner, JupyterLab asks which kernel
    try:
        yield lab
    finally:
        page.close()
