"""Hostile reports in a real browser: in JupyterLab and as exported pages, no dialog opens and no request leaves."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from nbconvert import HTMLExporter
from playwright.sync_api import BrowserContext, Dialog, Page, Route

from tests.browser.lab import Lab, opened, served
from tests.hostile.outputs import MARKS, NOTEBOOKS, Outputs
from tests.hostile.payloads import PAYLOADS
from tests.hostile.report import write_report

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-hostile")]
SHIPPED = '"data/reports/dong-da-2020-2025.md"'
#: Where nbconvert's own template fetches MathJax, RequireJS and the scripts of widgets, whoever's notebook it is.
_TEMPLATE = HTMLExporter()
TEMPLATE_HOSTS = {
    urlsplit(str(address)).hostname
    for address in (_TEMPLATE.mathjax_url, _TEMPLATE.require_js_url, _TEMPLATE.jupyter_widgets_base_url)
}
#: Whatever a pointer or a keyboard could set off, set off everywhere.
TOUCH_ALL = """() => {
    for (const one of document.querySelectorAll('body *'))
        for (const kind of ['mouseover', 'mouseenter', 'focus', 'load', 'error', 'toggle'])
            one.dispatchEvent(new Event(kind));
}"""
#: What would run or lead away if it were clicked.
ARMED = """marks => [...document.querySelectorAll('*')].flatMap(one => [...one.attributes]
    .filter(a => (a.name.startsWith('on') && marks.some(mark => a.value.includes(mark)))
        || (['href', 'src', 'xlink:href', 'action'].includes(a.name)
            && /^\\s*(javascript:|vbscript:|data:text|(https?:)?\\/\\/qz\\.invalid)/i.test(a.value)))
    .map(a => `${one.tagName} ${a.name}=${a.value.slice(0, 80)}`))"""


@dataclass
class Watched:
    """A browser that nobody has used before, what it opened and what it asked for beyond this machine."""

    context: BrowserContext
    dialogs: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def let_through(self, route: Route) -> None:
        """Let requests to this machine through, note the others and stop them."""
        address = urlsplit(route.request.url)
        if address.scheme in ("file", "data", "blob") or address.hostname == "127.0.0.1":
            route.continue_()
        else:
            self.asked.append(route.request.url)
            route.abort()

    def close(self, dialog: Dialog) -> None:
        """Note what a dialog says, and close it."""
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    @property
    def strangers(self) -> list[str]:
        """The addresses that were asked for and are not those of nbconvert's template."""
        return [address for address in self.asked if urlsplit(address).hostname not in TEMPLATE_HOSTS]


@pytest.fixture
def watched(context: BrowserContext) -> Iterator[Watched]:
    """Return a browser that is watched."""
    assert context.browser is not None
    found = Watched(context.browser.new_context(viewport={"width": 1360, "height": 1000}))
    found.context.route("**/*", found.let_through)
    found.context.on("dialog", found.close)
    yield found
    found.context.close()


@contextmanager
def shown(watched: Watched, path: Path) -> Iterator[Page]:
    """Open a file, and touch everything in it."""
    page = watched.context.new_page()
    page.goto(path.as_uri())
    page.evaluate(TOUCH_ALL)
    page.wait_for_timeout(500)
    yield page
    page.close()


@pytest.fixture(scope="session")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Outputs:
    """Return what a run makes of hostile reports."""
    return Outputs(tmp_path_factory.mktemp("hostile"))


def test_the_browser_tells_what_comes_alive(watched: Watched, tmp_path: Path) -> None:
    """The judge itself: payloads that are put into a page as they are open dialogs and ask for things."""
    path = tmp_path / "alive.html"
    words = "\n".join(payload.text.replace("\0", "") for payload in PAYLOADS if payload.name != "comment end")
    path.write_text(f"<meta charset=utf-8><p>{words}", encoding="utf-8")
    with shown(watched, path) as page:
        assert any("javascript:" in one for one in page.evaluate(ARMED, list(MARKS)))
    assert len(watched.dialogs) >= 3
    assert any(address.startswith("http://qz.invalid/") for address in watched.strangers)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_an_exported_page_is_words(name: str, outputs: Outputs, watched: Watched, tmp_path: Path) -> None:
    """As nbconvert makes HTML of what a run executed; every payload is among its words or in its pictures."""
    arrived = ""
    for number, content in enumerate(outputs.pages(name)):
        path = tmp_path / f"{number}.html"
        path.write_text(content, encoding="utf-8")
        with shown(watched, path) as page:
            arrived += page.inner_text("body")
            assert page.evaluate(ARMED, list(MARKS)) == []
    assert (watched.dialogs, watched.strangers) == ([], [])
    assert name == "30-charts" or [payload.name for payload in PAYLOADS if payload.mark not in arrived] == []


@pytest.fixture(scope="module")
def laboratory(root: Path, chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Return the address of JupyterLab over notebooks that read the hostile report, and their folder."""
    folder = tmp_path_factory.mktemp("hostile-lab")
    shutil.copytree(root / "notebooks", folder / "notebooks", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    (folder / "data" / "reports").mkdir(parents=True)
    write_report(folder / "data" / "reports", name="hostile.md")
    for path in (folder / "notebooks").glob("*.ipynb"):
        other = path.read_text(encoding="utf-8").replace(SHIPPED.replace('"', '\\"'), '\\"data/reports/hostile.md\\"')
        path.write_text(other, encoding="utf-8")
    with served(folder, tmp_path_factory.mktemp("state"), root / "src") as address:
        yield address, folder


@pytest.mark.parametrize("name", NOTEBOOKS[:4])
def test_a_notebook_in_jupyterlab_is_words(
    name: str, laboratory: tuple[str, Path], watched: Watched, tmp_path: Path
) -> None:
    """With its interactive tables, marked text and workbench; and so is the page that is exported from there."""
    address, folder = laboratory
    with opened(watched.context, address, folder, name) as lab:
        lab.run_all()
        if name == "20-consistency":
            pick_every_finding(lab)
        lab.page.evaluate(TOUCH_ALL)
        lab.page.wait_for_timeout(500)
        assert lab.page.evaluate(ARMED, list(MARKS)) == []
        assert any(mark in lab.notebook.inner_text() for mark in MARKS)
        lab.save()
        path = tmp_path / "saved.html"
        path.write_text(HTMLExporter().from_filename(str(lab.path))[0], encoding="utf-8")
    assert (watched.dialogs, watched.asked) == ([], [])
    with shown(watched, path) as page:
        assert page.evaluate(ARMED, list(MARKS)) == []
    assert (watched.dialogs, watched.strangers) == ([], [])


def pick_every_finding(lab: Lab) -> None:
    """Look at every finding of the workbench, one after the other."""
    chooser = lab.notebook.locator(".soatso-finding select")
    chooser.scroll_into_view_if_needed()
    for place in range(chooser.locator("option").count()):
        chooser.select_option(index=place)
        lab.page.wait_for_timeout(150)
