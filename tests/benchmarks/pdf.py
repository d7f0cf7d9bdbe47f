"""How fast a notebook becomes a PDF, beside nbconvert's other ways, and how fast a chart becomes an SVG.

Run alone: ``python -m tests.benchmarks.pdf``.
"""

import functools
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import matplotlib as mpl
from IPython.core.formatters import DisplayFormatter
from IPython.core.pylabtools import print_figure
from nbconvert.exporters import PDFExporter, WebPDFExporter
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook, new_output

from helpers.checking.records import Audit
from helpers.running.audit import audit
from helpers.showing import listings, pictures, prose, summary
from helpers.showing.charts.style import style
from helpers.showing.typst import TypstPDFExporter

ROUNDS = 5
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
_ROOT = Path(__file__).resolve().parents[2]


class Row(NamedTuple):
    """One thing measured."""

    name: str
    value: float
    unit: str


def rows() -> Iterable[Row]:
    """Measure the ways to a PDF, and the ways to an SVG, turn by turn; the median of each, and their ratios."""
    checked = audit(_ROOT / "data" / "reports" / "dong-da-2020-2025.md")
    made = _notebook(checked)
    yield from _compared("PDF", _ways_to_pdf(made), "of a report with 5 tables and 7 charts, each further document")
    drawn = pictures.drawn(checked, "vi")
    yield from _compared("SVG", _ways_to_svg(drawn), f"of {len(drawn)} charts")


def _compared(name: str, ways: dict[str, Callable[[], object]], what: str) -> Iterator[Row]:
    """Go each way once to warm up, then all of them in turn; ours is the first."""
    for way in ways.values():
        way()
    seconds = dict.fromkeys(ways, 0.0)
    taken: dict[str, list[float]] = {title: [] for title in ways}
    for _ in range(ROUNDS):
        for title, way in ways.items():
            began = time.perf_counter()
            way()
            taken[title].append(time.perf_counter() - began)
    seconds = {title: median(times) for title, times in taken.items()}
    ours, *others = seconds
    yield from (Row(f"{name} {what}: {title}", value, "s") for title, value in seconds.items())
    yield from (Row(f"{name}: {title} takes longer", seconds[title] / seconds[ours], "×") for title in others)


def _ways_to_pdf(made: NotebookNode) -> dict[str, Callable[[], object]]:
    """List the ways to a PDF that this machine has."""
    typst = TypstPDFExporter(exclude_input=True)  # type: ignore[no-untyped-call]
    ways: dict[str, Callable[[], object]] = {"Typst": functools.partial(typst.from_notebook_node, made)}
    if CHROMIUM:
        ways["webpdf (Chromium)"] = functools.partial(_webpdf, made)
    if shutil.which("xelatex") and shutil.which("pandoc"):
        latex = PDFExporter(exclude_input=True)
        ways["xelatex"] = functools.partial(latex.from_notebook_node, _without_svg(made))
    return ways


def _webpdf(made: NotebookNode) -> object:
    """Export through nbconvert's own webpdf, in the browser that is installed rather than one to be downloaded."""
    with _browser(str(CHROMIUM)):
        exporter = WebPDFExporter(exclude_input=True, disable_sandbox=True)
        return exporter.from_notebook_node(made)


@contextmanager
def _browser(path: str) -> Iterator[None]:
    """Let Playwright start a browser by its path, which nbconvert has no option for."""
    from playwright.async_api import BrowserType

    original: Any = BrowserType.launch
    BrowserType.launch = functools.partialmethod(original, executable_path=path)  # type: ignore[assignment,method-assign]
    try:
        yield
    finally:
        BrowserType.launch = original  # type: ignore[method-assign]


def _ways_to_svg(drawn: list[pictures.Picture]) -> dict[str, Callable[[], object]]:
    """List the ways to SVG: ours, its fonts subset anew each time, and what IPython does with the same figures."""

    def ours() -> None:
        pictures.subset.cache_clear()
        for picture in drawn:
            with style():
                pictures.svg(picture.figure, picture.words)

    def inline(fonttype: str) -> None:
        with style(), mpl.rc_context({"svg.fonttype": fonttype}):
            for picture in drawn:
                print_figure(picture.figure, fmt="svg", bbox_inches="tight")

    return {
        "drawn once": ours,
        "inline default": functools.partial(inline, "path"),
        "inline default, text kept as text": functools.partial(inline, "none"),
    }


def _notebook(checked: Audit) -> NotebookNode:
    """Make the executed notebook that is exported: what the shipped ones show, without their kernels."""
    shown = [
        prose.opening(checked, "consistency", "vi"),
        prose.section("answer", checked, "vi", summary.consistency_answer(checked, "vi")),
        listings.kinds(checked, "vi"),
        listings.figures(checked, checked.statistics, "vi"),
        listings.figures(checked, summary.others(checked), "vi"),
        listings.checks(checked, summary.doubtful(checked), "vi"),
        listings.checks(checked, checked.findings, "vi"),
        *pictures.drawn(checked, "vi"),
    ]
    display = DisplayFormatter()
    cells = []
    for number, thing in enumerate(shown):
        data, metadata = display.format(thing)
        output = new_output("display_data", data=data, metadata=metadata)
        cells.append(new_code_cell("show()", id=f"cell-{number}", outputs=[output]))
    made: NotebookNode = new_notebook(cells=cells)
    return made


def _without_svg(made: NotebookNode) -> NotebookNode:
    """Take out the drawings, which LaTeX needs yet another program for: it is spared them."""
    kept = [cell for cell in made.cells if "image/svg+xml" not in cell.outputs[0].data]
    spared: NotebookNode = new_notebook(cells=kept)
    return spared


if __name__ == "__main__":
    for name, value, unit in rows():
        print(f"{value:10.3f} {unit}  {name}")
