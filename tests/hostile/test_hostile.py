"""Every payload through every channel: it arrives as words, and nothing in the output is alive."""

import ast
import contextlib
import io
import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import nbformat
import pytest
import yaml
from nbconvert import HTMLExporter
from nbconvert.filters.markdown_mistune import markdown2html_mistune
from nbformat.v4 import new_code_cell, new_notebook, new_output
from papermill.iorw import load_notebook_node
from papermill.parameterize import parameterize_notebook

from helpers.running.audit import audit
from helpers.running.cli import main
from helpers.running.folders import folder_names
from helpers.showing.prose import opening
from tests.hostile import inert
from tests.hostile.payloads import PAYLOADS, Payload
from tests.hostile.report import write_report
from tests.showing.typst_notebooks import pdf as set_as_pdf

MARKS = tuple(payload.mark for payload in PAYLOADS)
NOTEBOOKS_DIR = Path(__file__).resolve().parents[2] / "notebooks"
#: One process runs the notebooks over the hostile report once, for all these tests.
pytestmark = [pytest.mark.notebook, pytest.mark.xdist_group("hostile")]


class Outputs:
    """What all our programs make of the hostile report; each thing made once."""

    def __init__(self, folder: Path) -> None:
        self.report = write_report(folder)
        self.out = folder / "out"
        self.code = main(["run", str(self.report), "--out", str(self.out), "--quiet", "--fail-on", "never"])
        (self.folder,) = (path for path in self.out.iterdir() if (path / "run.json").is_file() and path.is_dir())

    @cache  # noqa: B019 (lives as long as the tests)
    def printed(self, *options: str) -> str:
        """Return what ``soatso check`` prints."""
        with contextlib.redirect_stdout(io.StringIO()) as stream:
            main(["check", *options, str(self.report)])
        return stream.getvalue()

    @cache  # noqa: B019
    def page(self, name: str) -> str:
        """Return an executed notebook as HTML, the way a reader exports it."""
        return str(HTMLExporter().from_filename(str(self.folder / f"{name}.ipynb"))[0])

    @cache  # noqa: B019
    def pdf(self, name: str) -> Path:
        """Return an executed notebook as PDF."""
        path = self.out.parent / f"{name}.pdf"
        path.write_bytes(set_as_pdf(nbformat.read(self.folder / f"{name}.ipynb", as_version=4)))
        return path

    @cache  # noqa: B019
    def look(self, channel: str) -> tuple[str, list[str]]:
        """Return the words that arrived through a channel, and what in it is alive."""
        return CHANNELS[channel](self)

    @cache  # noqa: B019
    def pictures(self) -> dict[str, bytes]:
        """Return the charts."""
        return {path.name: path.read_bytes() for path in self.folder.glob("*.svg")}


@pytest.fixture(scope="session")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Outputs:
    """Return the outputs for the hostile report."""
    return Outputs(tmp_path_factory.mktemp("hostile"))


def _terminal(made: Outputs) -> tuple[str, list[str]]:
    text = made.printed()
    return "".join(text.split()), inert.alive_in_terminal(text)


def _json(made: Outputs) -> tuple[str, list[str]]:
    line = made.printed("--format", "jsonl")
    return json.dumps(json.loads(line), ensure_ascii=False), inert.alive_in_terminal(line)


def _csv(name: str) -> Callable[[Outputs], tuple[str, list[str]]]:
    def channel(made: Outputs) -> tuple[str, list[str]]:
        path = made.folder / name
        return path.read_text(encoding="utf-8"), inert.alive_in_csv(path)

    return channel


def _html(name: str) -> Callable[[Outputs], tuple[str, list[str]]]:
    def channel(made: Outputs) -> tuple[str, list[str]]:
        return made.page(name), inert.alive_in_html(made.page(name), MARKS)

    return channel


def _pdf(name: str) -> Callable[[Outputs], tuple[str, list[str]]]:
    def channel(made: Outputs) -> tuple[str, list[str]]:
        return inert.words_of_pdf(made.pdf(name)), inert.alive_in_pdf(made.pdf(name))

    return channel


def _charts(made: Outputs) -> tuple[str, list[str]]:
    pictures = made.pictures()
    alive = [found for picture in pictures.values() for found in inert.alive_in_svg(picture)]
    return "".join(picture.decode() for picture in pictures.values()), alive


CHANNELS: dict[str, Callable[[Outputs], tuple[str, list[str]]]] = {
    "terminal": _terminal,
    "JSON": _json,
    "figures.csv": _csv("figures.csv"),
    "findings.csv": _csv("findings.csv"),
    "10 HTML": _html("10-figures"),
    "20 HTML": _html("20-consistency"),
    "30 SVG": _charts,
    "10 PDF": _pdf("10-figures"),
    "20 PDF": _pdf("20-consistency"),
}


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda payload: payload.name)
def test_a_payload_arrives_as_words(
    payload: Payload, channel: str, outputs: Outputs, record_property: Callable[[str, object], None]
) -> None:
    """The mark is there, so the payload was; and nothing there is alive."""
    words, alive = outputs.look(channel)
    assert payload.mark in words
    assert alive == []
    record_property("inert", f"{payload.name}|{channel}")


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda payload: payload.name)
def test_a_parameter_stays_a_word(payload: Payload, record_property: Callable[[str, object], None]) -> None:
    """Papermill writes parameters as code: one assignment of one string, whatever the string is."""
    source = load_notebook_node(str(NOTEBOOKS_DIR / "10-figures.ipynb"))
    injected = parameterize_notebook(source, {"report": payload.text}, kernel_name="python3", language="python")
    (cell,) = (cell for cell in injected.cells if "injected-parameters" in cell.metadata.get("tags", []))
    (statement,) = ast.parse(cell.source).body
    assert isinstance(statement, ast.Assign)
    assert ast.literal_eval(statement.value) == payload.text
    record_property("inert", f"{payload.name}|parameter")


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda payload: payload.name)
def test_a_file_name_stays_below_the_output_folder(
    payload: Payload, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    """The folder of a report is one plain name, and a missing file is told on one line that commands nothing."""
    typed = payload.text.replace("\x00", "")  # no operating system passes it on
    (name,) = folder_names([Path(f"{typed}.md")])
    assert (tmp_path / name).resolve().parent == tmp_path
    assert re.fullmatch(r"\w[\w.-]*", name)
    with contextlib.redirect_stderr(io.StringIO()) as stream:
        assert main(["check", f"{tmp_path}/none/{typed}.md"]) == 2
    assert inert.alive_in_terminal(stream.getvalue()) == []
    assert stream.getvalue().count("\n") == 1
    record_property("inert", f"{payload.name}|file name")


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda payload: payload.name)
def test_a_title_stays_words(payload: Payload, tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    """A title goes into headings, which are Markdown: for HTML, and through Typst for PDF."""
    path = tmp_path / "x.md"
    path.write_text(f"---\n{yaml.safe_dump({'title': payload.text})}---\nCó 5 xã.\n", encoding="utf-8")
    heading = str(opening(audit(path), "brief", "vi").data)
    page = str(markdown2html_mistune(heading))
    assert payload.mark in page
    assert inert.alive_in_html(page, MARKS) == []
    book = new_notebook(cells=[new_code_cell(outputs=[new_output("display_data", {"text/markdown": heading})])])
    pdf = tmp_path / "x.pdf"
    pdf.write_bytes(set_as_pdf(book))
    assert payload.mark in inert.words_of_pdf(pdf)
    assert inert.alive_in_pdf(pdf) == []
    record_property("inert", f"{payload.name}|title")
