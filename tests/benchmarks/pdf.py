"""How soon a notebook is a PDF, beside nbconvert's other ways to one, and how soon a chart is an SVG."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial, partialmethod
from typing import Any

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
from tests.benchmarks.rows import OUTSIDE, PROJECT, Row, alone, paired

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
_WHAT = "PDF with 5 tables and 7 charts, process warm"


def rows() -> Iterable[Row]:
    """Yield ours against each other way to a PDF that this machine has, then against IPython's ways to an SVG."""
    checked = audit(PROJECT / "data" / "reports" / "dong-da-2020-2025.md")
    made = _notebook(checked)
    typst = TypstPDFExporter(exclude_input=True)  # type: ignore[no-untyped-call]
    ours = partial(typst.from_notebook_node, made)
    yield alone(_WHAT, ours, runs=9, clock=OUTSIDE)
    for name, theirs in _other_ways(made):
        yield paired(_WHAT, ours, name, theirs, runs=5, clock=OUTSIDE)
    drawn = pictures.drawn(checked, "vi")
    for name, fonttype in (("inline default, which draws twice", "path"), ("the same, text kept as text", "none")):
        inline = partial(_inline, drawn, fonttype)
        yield paired(f"SVG of {len(drawn)} charts, fonts subset anew", partial(_svg, drawn), name, inline, runs=5)


def _other_ways(made: NotebookNode) -> Iterator[tuple[str, Callable[[], object]]]:
    """List the other ways to a PDF that this machine has."""
    if CHROMIUM:
        yield "nbconvert's webpdf, in Chromium", partial(_webpdf, made)
    if shutil.which("xelatex") and shutil.which("pandoc"):
        latex = PDFExporter(exclude_input=True)
        yield "nbconvert's pdf, by xelatex, charts left out", partial(latex.from_notebook_node, _without_svg(made))


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
    BrowserType.launch = partialmethod(original, executable_path=path)  # type: ignore[assignment,method-assign]
    try:
        yield
    finally:
        BrowserType.launch = original  # type: ignore[method-assign]


def _svg(drawn: list[pictures.Picture]) -> None:
    """Make SVGs of charts our way, as a fresh notebook does: no letters are ready in a font subset."""
    pictures.subset.cache_clear()
    with style():
        for picture in drawn:
            pictures.svg(picture.figure, picture.words)


def _inline(drawn: list[pictures.Picture], fonttype: str) -> None:
    """Make SVGs of charts as IPython does."""
    with style(), mpl.rc_context({"svg.fonttype": fonttype}):
        for picture in drawn:
            print_figure(picture.figure, fmt="svg", bbox_inches="tight")


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
