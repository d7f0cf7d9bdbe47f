import ast
import csv
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import nbformat
import papermill
import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from helpers.showing.typst import notebook_to_pdf
from tests.showing.typst_notebooks import pdf, quick_text, spoken, text, words

NAMES = ("10-figures", "20-consistency", "30-charts", "40-brief")
SHIPPED, MADE_UP, BUDGET = (
    "data/reports/dong-da-2020-2025.md",
    "tests/data/cong-doan-2023.md",
    "tests/data/ngan-sach-2024.txt",
)
#: Every notebook runs over each report, once: the shipped one in Vietnamese, the made-up one in English.
RUNS = {"vi": SHIPPED, "en": MADE_UP}
OUTPUTS = {
    "10-figures": {"figures.csv"},
    "20-consistency": {"findings.csv", "findings.xlsx", "findings.parquet"},
    "30-charts": {"shares.svg", "shares.png", "verdicts.svg", "verdicts.png", "positions.svg", "positions.png"},
    "40-brief": {"answer.txt"},
}
#: Vietnamese letters that English does without, and English words that Vietnamese does without.
VIETNAMESE = re.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
ENGLISH = re.compile(r"\b(the|of|and|which|checks?|figures?|report)\b", re.IGNORECASE)
#: Tests of one notebook stay in one process, which runs it once (``--dist loadgroup``).
_GROUPED = [pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in NAMES]
PAPERMILL = [sys.executable, "-m", "papermill"]


def _cells(root: Path, name: str) -> list[Any]:
    """Return the cells of a notebook as it stands in git."""
    return list(nbformat.read(root / "notebooks" / f"{name}.ipynb", as_version=nbformat.NO_CONVERT).cells)


def _code(root: Path, name: str) -> list[Any]:
    """Return its code cells."""
    return [cell for cell in _cells(root, name) if cell.cell_type == "code"]


@pytest.fixture(scope="session")
def executed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return a function that executes a notebook through papermill, once, and tells where it wrote."""

    @cache
    def run(name: str, language: str) -> tuple[Any, Path]:
        folder = tmp_path_factory.mktemp(f"{name}-{language}")
        parameters = {"report": str(root / RUNS[language]), "language": language, "output_dir": str(folder / "out")}
        source, target = root / "notebooks" / f"{name}.ipynb", folder / f"{name}.ipynb"
        papermill.execute_notebook(source, target, parameters, cwd=folder, progress_bar=False)
        return nbformat.read(target, as_version=nbformat.NO_CONVERT), folder / "out"

    return run


def _outputs(notebook: Any) -> Iterator[Any]:
    """Yield every output of a notebook."""
    for cell in notebook.cells:
        yield from cell.get("outputs", [])


def _shown(notebook: Any) -> str:
    """Return the words a reader of a notebook's results sees, but tables and the words of pictures."""
    return "\n".join(output.data.get("text/markdown", "") for output in _outputs(notebook) if "data" in output)


def test_these_are_the_notebooks(root: Path) -> None:
    found = {path.stem for path in (root / "notebooks").glob("*.ipynb")}
    assert set(NAMES) <= found


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_asks_one_question(root: Path, name: str) -> None:
    headings = [
        line
        for cell in _cells(root, name)
        if cell.cell_type == "markdown"
        for line in cell.source.splitlines()
        if line.startswith("# ")
    ]
    assert len(headings) == 1
    assert headings[0].endswith("?")
    assert _cells(root, name)[0].source.startswith(headings[0])


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_opens_with_parameters_and_then_imports(root: Path, name: str) -> None:
    first, second, third, *_ = _cells(root, name)
    assert [first.cell_type, second.cell_type, third.cell_type] == ["markdown", "code", "code"]
    assert second.metadata.tags == ["parameters"]
    assert all(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.parse(third.source).body)


@pytest.mark.parametrize("name", NAMES)
def test_parameters_are_typed_and_explained(root: Path, name: str) -> None:
    source = _cells(root, name)[1].source
    declared = ast.parse(source).body
    assert all(isinstance(node, ast.AnnAssign) and node.value is not None for node in declared)
    assert all(re.search(r"  # \S", line) for line in source.splitlines())
    names = [
        node.target.id for node in declared if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    ]
    assert names == ["report", "language", "sidecar", "output_dir"]


@pytest.mark.parametrize("name", NAMES)
def test_papermill_tells_what_the_parameters_are(root: Path, name: str) -> None:
    known = papermill.inspect_notebook(str(root / "notebooks" / f"{name}.ipynb"))
    assert {key: found["inferred_type_name"] for key, found in known.items()} == {
        **{"report": "str", "language": "str", "sidecar": "bool", "output_dir": "str"},
    }
    assert all(found["help"] for found in known.values())


@pytest.mark.parametrize("name", NAMES)
def test_cells_are_short_calls_without_definitions_or_late_imports(root: Path, name: str) -> None:
    forbidden = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
    for position, cell in enumerate(_code(root, name)):
        assert len(cell.source.splitlines()) <= 15
        nodes = list(ast.walk(ast.parse(cell.source)))
        assert not [node for node in nodes if isinstance(node, forbidden)]
        assert position == 1 or not [node for node in nodes if isinstance(node, ast.Import | ast.ImportFrom)]


@pytest.mark.parametrize("name", NAMES)
def test_only_the_two_tags_are_used_and_signposts_are_not_printed(root: Path, name: str) -> None:
    cells = _cells(root, name)
    assert {tag for cell in cells for tag in cell.metadata.get("tags", [])} == {"parameters", "remove-cell"}
    assert all(cell.metadata.tags == ["remove-cell"] for cell in cells if cell.cell_type == "markdown")


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_has_an_answer_and_limits_and_ends_by_writing(root: Path, name: str) -> None:
    headings = [cell.source.splitlines()[0] for cell in _cells(root, name) if cell.cell_type == "markdown"]
    assert headings[-1] == "## Limits"
    assert "## Answer" in headings
    assert _cells(root, name)[-1].source.startswith("if output_dir:")


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_in_git_is_stripped_but_keeps_its_kernel_and_ids(root: Path, name: str) -> None:
    notebook = nbformat.read(root / "notebooks" / f"{name}.ipynb", as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    assert notebook.metadata.kernelspec.name == "python3"
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    assert len({cell.id for cell in notebook.cells}) == len(notebook.cells)
    assert all(re.fullmatch("[a-z-]+", cell.id) for cell in notebook.cells)
    assert not [cell for cell in _code(root, name) if cell.outputs or cell.execution_count is not None]


@pytest.mark.notebook
@pytest.mark.parametrize("language", RUNS)
@pytest.mark.parametrize("name", _GROUPED)
def test_every_notebook_runs_and_writes_what_it_promises(executed: Any, name: str, language: str) -> None:
    notebook, out = executed(name, language)
    kinds = {output.output_type for output in _outputs(notebook)}
    assert kinds <= {"display_data", "execute_result"}  # no error, and nothing on standard error
    assert {path.name for path in out.iterdir()} >= OUTPUTS[name]
    assert all(path.stat().st_size for path in out.iterdir())


@pytest.mark.notebook
@pytest.mark.parametrize("name", _GROUPED)
def test_what_is_shown_is_wholly_in_the_chosen_language(executed: Any, name: str) -> None:
    """Only a report's own words stay as they are in any language."""
    vietnamese, _ = executed(name, "vi")
    assert not ENGLISH.search(_shown(vietnamese))
    english, _ = executed(name, "en")
    headlines = [line for line in _shown(english).splitlines() if line.startswith(("## ", "**"))]
    assert len(headlines) > 2
    assert not [line for line in headlines if VIETNAMESE.search(line)]


@pytest.mark.notebook
@pytest.mark.parametrize("language", RUNS)
@pytest.mark.parametrize("name", _GROUPED)
def test_every_word_a_reader_is_shown_is_in_the_pdf(executed: Any, name: str, language: str) -> None:
    notebook, _ = executed(name, language)
    shown = [cell for cell in notebook.cells if "remove-cell" not in cell.metadata.get("tags", [])]
    forms = [output.data for cell in shown for output in cell.get("outputs", [])]
    plain = [form.get("text/markdown") or form.get("text/html") or form["image/svg+xml"] for form in forms]
    said = " ".join(re.sub(r"(?s)<metadata>.*?</metadata>|\]\(#[^)]*\)", "", form) for form in plain)
    document = pdf(notebook, exclude_input=True)
    assert set(words(BeautifulSoup(said, "lxml").get_text(" "))) - set(words(text(document))) == set()
    assert len(spoken(document)) == sum("image/svg+xml" in form for form in forms)


@pytest.mark.notebook
@pytest.mark.xdist_group("30-charts")
@pytest.mark.parametrize("language", RUNS)
def test_every_picture_says_what_it_shows(executed: Any, language: str) -> None:
    notebook, _ = executed("30-charts", language)
    pictures = [output for output in _outputs(notebook) if "image/svg+xml" in output.get("data", {})]
    told = [output for output in _outputs(notebook) if output.metadata.get("text/markdown") == {"soatso": "headline"}]
    assert (len(pictures), len(told)) == {"vi": (8, 0), "en": (6, 2)}[language]  # one mark is told in a sentence
    for picture in pictures:
        words = ET.fromstring(picture.data["image/svg+xml"]).get("aria-label")
        assert words == picture.metadata["alt"] == picture.metadata["image/svg+xml"]["alt"]


@pytest.mark.notebook
@pytest.mark.xdist_group("40-brief")
@pytest.mark.parametrize("language", RUNS)
def test_the_brief_is_one_to_three_pages(executed: Any, tmp_path: Path, language: str) -> None:
    _, out = executed("40-brief", language)
    notebook_to_pdf(out.parent / "40-brief.ipynb", tmp_path / "brief.pdf", language=language)
    assert 1 <= len(PdfReader(tmp_path / "brief.pdf").pages) <= 3


@pytest.mark.notebook
@pytest.mark.xdist_group("10-figures")
def test_every_statistic_of_the_tables_leads_to_its_place_in_the_text(executed: Any) -> None:
    notebook, _ = executed("10-figures", "en")
    pages = [output.data["text/html"] for output in _outputs(notebook) if "text/html" in output.get("data", {})]
    places, rows = (re.findall(rf'<{tag} id="([^"]+)"', "".join(pages)) for tag in ("mark", "a"))
    links = re.findall(r'href="#([^"]+)"', "".join(pages))
    assert len(places) == len(rows) > 30
    assert sorted(links) == sorted([*places, *rows])


@pytest.mark.notebook
@pytest.mark.parametrize("language", RUNS)
@pytest.mark.parametrize("name", _GROUPED)
def test_what_is_copied_from_the_pdf_has_no_unseen_signs(executed: Any, name: str, language: str) -> None:
    """Nor does a place where a long word may be broken stand inside a figure, or anywhere else."""
    notebook, _ = executed(name, language)
    document = pdf(notebook, exclude_input=True)
    assert not re.search("[\u00ad\u200b-\u200f\u2060\ufeff]", text(document) + quick_text(document))


@pytest.mark.notebook
@pytest.mark.xdist_group("20-consistency")
def test_the_closing_sentence_counts_what_the_table_holds(executed: Any) -> None:
    notebook, out = executed("20-consistency", "en")
    with (out / "findings.csv").open(encoding="utf-8", newline="") as file:
        verdicts = [row["verdict"] for row in csv.DictReader(file)]
    assert f"states {len(verdicts)} calculations" in _shown(notebook)
    assert f"{verdicts.count('consistent')} agree" in _shown(notebook)


@pytest.mark.notebook
@pytest.mark.xdist_group("20-consistency")
def test_where_nobody_sits_the_workbench_is_a_table_of_what_was_tried(executed: Any) -> None:
    """As papermill leaves it: no widgets, no state of them, no scripts; PDF and HTML have nothing else to set."""
    notebook, _ = executed("20-consistency", "vi")
    shown = [output.data for output in _outputs(notebook)]
    assert any("3.318 : 20.039 = 16,56 %" in data.get("text/html", "") for data in shown)
    assert "widgets" not in notebook.metadata
    assert not [data for data in shown if any("widget" in kind for kind in data)]
    assert not [data for data in shown if "<script" in data.get("text/html", "")]


@pytest.mark.notebook
def test_without_an_output_folder_nothing_is_written(root: Path, tmp_path: Path) -> None:
    source = root / "notebooks" / "20-consistency.ipynb"
    parameters = {"report": str(root / BUDGET)}
    papermill.execute_notebook(source, tmp_path / "out.ipynb", parameters, cwd=tmp_path, progress_bar=False)
    assert [path.name for path in tmp_path.iterdir()] == ["out.ipynb"]


@pytest.mark.notebook
def test_plain_papermill_on_the_command_line_works(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.ipynb"
    command = [*PAPERMILL, "notebooks/20-consistency.ipynb", str(target), "--no-progress-bar"]
    done = subprocess.run(
        [*command, "-p", "report", BUDGET, "-p", "language", "en"],
        cwd=root, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "## Answer" in _shown(nbformat.read(target, as_version=nbformat.NO_CONVERT))


@pytest.mark.notebook
def test_the_default_report_is_found_from_the_notebooks_folder(root: Path, tmp_path: Path) -> None:
    """As in JupyterLab, where a kernel starts in the folder of its notebook."""
    source = root / "notebooks" / "10-figures.ipynb"
    papermill.execute_notebook(source, tmp_path / "out.ipynb", cwd=source.parent, progress_bar=False)
    assert "## Trả lời" in _shown(nbformat.read(tmp_path / "out.ipynb", as_version=nbformat.NO_CONVERT))


@pytest.mark.notebook
@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"language": "fr"}, "unknown language 'fr': write one of vi, en"),
        ({"report": "no-such-report.md"}, "no-such-report.md"),
    ],
)
def test_bad_input_fails_with_one_clear_line(
    root: Path, tmp_path: Path, parameters: dict[str, str], message: str
) -> None:
    given = {"report": str(root / BUDGET), **parameters}
    source = root / "notebooks" / "40-brief.ipynb"
    with pytest.raises(papermill.PapermillExecutionError) as failure:
        papermill.execute_notebook(source, tmp_path / "out.ipynb", given, cwd=tmp_path, progress_bar=False)
    assert message in failure.value.evalue
    assert "\n" not in failure.value.evalue


@pytest.mark.notebook
def test_a_hostile_report_stays_words(root: Path, tmp_path: Path) -> None:
    """What strangers write reaches Markdown, HTML and SVG of a notebook, and means nothing there."""
    hostile = "<img src=x onerror=alert(1)> [x](javascript:alert(1)) $\\href{x}{y}$ \"'"
    report = tmp_path / "report.md"
    report.write_text(
        f"---\ntitle: {json.dumps(hostile)}\n---\n\nCó 16 chi bộ {hostile} (20%) trong 79 chi bộ {hostile}.\n",
        encoding="utf-8",
    )
    shutil.copy(root / "notebooks" / "20-consistency.ipynb", tmp_path / "in.ipynb")
    papermill.execute_notebook(
        tmp_path / "in.ipynb", tmp_path / "out.ipynb", {"report": str(report)}, cwd=tmp_path, progress_bar=False
    )
    for output in _outputs(nbformat.read(tmp_path / "out.ipynb", as_version=nbformat.NO_CONVERT)):
        for kind in ("text/html", "image/svg+xml"):
            assert "<img" not in output.data.get(kind, "")
        assert not re.search(r"(?<!\\)(<img|\]\(|\$)", output.data.get("text/markdown", ""))
