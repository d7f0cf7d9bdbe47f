"""Every way out: what our programs make of hostile reports, and for each the words that arrived and what is alive."""

import base64
import contextlib
import io
import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import nbformat
from nbconvert import HTMLExporter
from python_calamine import CalamineWorkbook

from helpers.running.cli import main
from tests.hostile import inert
from tests.hostile.payloads import PAYLOADS
from tests.hostile.report import write_report
from tests.showing.typst_notebooks import pdf as set_as_pdf

MARKS = tuple(payload.mark for payload in PAYLOADS)
#: The brief tells a dozen findings of a report, the collection its title: each payload is in one of so many more.
_PARTS = 15
_QUIET = ("--quiet", "--fail-on", "never")

Look = tuple[str, list[str]]


class Outputs:
    """What all our programs make of hostile reports; each thing made once."""

    def __init__(self, folder: Path) -> None:
        self.out, self.parts = folder / "out", folder / "parts"
        self.report = write_report(folder)
        self.code = main(["run", str(self.report), "--out", str(self.out), *_QUIET])
        (self.folder,) = (path for path in self.out.iterdir() if (path / "run.json").is_file() and path.is_dir())
        (folder / "reports").mkdir()
        for part in range(_PARTS):
            shortest_first = sorted(PAYLOADS[part::_PARTS], key=lambda payload: len(payload.text))  # titles are cut
            write_report(folder / "reports", shortest_first, f"{part}.md", ruled=False)
        main(["run", str(folder / "reports"), "--out", str(self.parts), *_QUIET, "--notebooks", "40,90"])

    @cache  # noqa: B019 (lives as long as the tests)
    def printed(self, *options: str) -> str:
        """Return what ``soatso check`` prints."""
        with contextlib.redirect_stdout(io.StringIO()) as stream:
            main(["check", *options, str(self.report)])
        return stream.getvalue()

    def books(self, name: str) -> list[Path]:
        """Return the executed notebooks of a name: over the whole report, or over each part where it tells few."""
        return sorted(self.parts.glob(f"*/{name}.ipynb")) or [self.folder / f"{name}.ipynb"]

    @cache  # noqa: B019
    def pages(self, name: str) -> list[str]:
        """Return executed notebooks as HTML, the way a reader exports them."""
        return [str(HTMLExporter().from_filename(str(book))[0]) for book in self.books(name)]

    @cache  # noqa: B019
    def pdfs(self, name: str) -> list[Path]:
        """Return executed notebooks as PDF."""
        made = []
        for book in self.books(name):
            made.append(self.out.parent / f"{book.parent.name}-{name}.pdf")
            made[-1].write_bytes(set_as_pdf(nbformat.read(book, as_version=4)))
        return made

    @cache  # noqa: B019
    def look(self, channel: str) -> Look:
        """Return the words that arrived through a channel, and what in it is alive."""
        return CHANNELS[channel](self)

    @cache  # noqa: B019
    def pictures(self) -> dict[str, bytes]:
        """Return the charts."""
        return {path.name: path.read_bytes() for path in self.folder.glob("*.svg")}


def _terminal(made: Outputs) -> Look:
    text = made.printed()
    return "".join(text.split()), inert.alive_in_terminal(text)


def _json(made: Outputs) -> Look:
    line = made.printed("--format", "jsonl")
    return json.dumps(json.loads(line), ensure_ascii=False), inert.alive_in_terminal(line)


def _account(made: Outputs) -> Look:
    """Take the account of the run and that of the report."""
    text = "".join(path.read_text(encoding="utf-8") for path in (made.out / "run.json", made.folder / "run.json"))
    return text, inert.alive_in_terminal(text)


def _csv(name: str) -> Callable[[Outputs], Look]:
    def channel(made: Outputs) -> Look:
        path = made.folder / name
        return path.read_text(encoding="utf-8"), inert.alive_in_csv(path)

    return channel


def _workbook(made: Outputs) -> Look:
    """Take the workbook as a spreadsheet reads it, and as the parts that it is packed of."""
    path = made.folder / "findings.xlsx"
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    return "\n".join(str(cell) for row in rows for cell in row), inert.alive_in_workbook(path)


def _html(name: str) -> Callable[[Outputs], Look]:
    def channel(made: Outputs) -> Look:
        pages = made.pages(name)
        pictures = [_decoded(data) for page in pages for data in re.findall(r"image/svg\+xml;base64,([\w+/=]+)", page)]
        alive = [found for page in pages for found in inert.alive_in_html(page, MARKS)]
        alive += [found for picture in pictures for found in inert.alive_in_svg(picture)]
        return "".join([*pages, *(picture.decode() for picture in pictures)]), alive

    return channel


def _decoded(data: str) -> bytes:
    """Return a picture that stands in a page."""
    return base64.b64decode(data)


def _pdf(name: str) -> Callable[[Outputs], Look]:
    def channel(made: Outputs) -> Look:
        pdfs = made.pdfs(name)
        return "".join(map(inert.words_of_pdf, pdfs)), [found for path in pdfs for found in inert.alive_in_pdf(path)]

    return channel


def _charts(made: Outputs) -> Look:
    pictures = made.pictures()
    alive = [found for picture in pictures.values() for found in inert.alive_in_svg(picture)]
    return "".join(picture.decode() for picture in pictures.values()), alive


NOTEBOOKS = ("10-figures", "20-consistency", "30-charts", "40-brief", "90-collection")
CHANNELS: dict[str, Callable[[Outputs], Look]] = {
    "terminal": _terminal,
    "JSON": _json,
    "figures.csv": _csv("figures.csv"),
    "findings.csv": _csv("findings.csv"),
    "findings.xlsx": _workbook,
    "run.json": _account,
    "30 SVG": _charts,
    **{f"{name[:2]} HTML": _html(name) for name in NOTEBOOKS},
    **{f"{name[:2]} PDF": _pdf(name) for name in NOTEBOOKS},
}
