"""Every payload through every channel: it arrives as words, and nothing in the output is alive."""

import ast
import contextlib
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from nbconvert.filters.markdown_mistune import markdown2html_mistune
from nbformat.v4 import new_code_cell, new_notebook, new_output
from papermill.iorw import load_notebook_node
from papermill.parameterize import parameterize_notebook

from helpers.running.audit import audit
from helpers.running.cli import main
from helpers.running.folders import folder_names
from helpers.showing.prose import opening
from tests.hostile import inert
from tests.hostile.outputs import CHANNELS, MARKS, Outputs
from tests.hostile.payloads import PAYLOADS, Payload
from tests.showing.typst_notebooks import pdf as set_as_pdf

NOTEBOOKS_DIR = Path(__file__).resolve().parents[2] / "notebooks"
#: One process runs the notebooks over the hostile report once, for all these tests.
pytestmark = [pytest.mark.notebook, pytest.mark.xdist_group("hostile")]


@pytest.fixture(scope="session")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Outputs:
    """Return the outputs for the hostile report."""
    return Outputs(tmp_path_factory.mktemp("hostile"))


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
