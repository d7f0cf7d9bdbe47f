"""The notebook over a batch: built like the others, and run over the outputs of reports."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import papermill
import pytest

from helpers.running.cli import main
from tests import test_notebooks as others
from tests.showing.made_batch import made_batch, yearly

NAME = "90-collection"
PARAMETERS = {"folder": "str", "language": "str", "scan": "str", "output_dir": "str"}
ANATOMY = (
    others.test_a_notebook_asks_one_question,
    others.test_a_notebook_opens_with_parameters_and_then_imports,
    others.test_cells_are_short_calls_without_definitions_or_late_imports,
    others.test_only_the_two_tags_are_used_and_signposts_are_not_printed,
    others.test_a_notebook_has_an_answer_and_limits_and_ends_by_writing,
    others.test_a_notebook_in_git_is_stripped_but_keeps_its_kernel_and_ids,
)


@pytest.mark.parametrize("test", ANATOMY)
def test_it_is_built_like_the_others(root: Path, test: Callable[[Path, str], None]) -> None:
    test(root, NAME)


def test_papermill_tells_what_the_parameters_are(root: Path) -> None:
    known = papermill.inspect_notebook(str(root / "notebooks" / f"{NAME}.ipynb"))
    assert {key: found["inferred_type_name"] for key, found in known.items()} == PARAMETERS
    assert all(found["help"] for found in known.values())


def shown(notebook: Any) -> Iterator[tuple[str, str]]:
    """Yield the kind and the words of everything a notebook shows."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            assert output.output_type in {"display_data", "execute_result"}  # no error, nothing on standard error
            yield from ((kind, words) for kind, words in output.data.items() if isinstance(words, str))


@pytest.mark.notebook
@pytest.mark.parametrize("language", ["vi", "en"])
def test_it_runs_over_a_batch_and_writes_what_it_promises(root: Path, tmp_path: Path, language: str) -> None:
    """Its words wholly in the chosen language; a scan is opened if there is one."""
    made_batch(tmp_path / "build", language)
    report = tmp_path / "one.md"
    report.write_text(yearly(2024), encoding="utf-8")
    assert main(["scan", str(report), "-o", str(tmp_path / "scan"), "--quiet", "--workers", "1"]) == 1
    given = {"folder": "build", "language": language, "scan": "../scan", "output_dir": "."}
    source, target = root / "notebooks" / f"{NAME}.ipynb", tmp_path / "build" / f"{NAME}.ipynb"
    papermill.execute_notebook(source, target, given, cwd=tmp_path / "build", progress_bar=False)
    seen = list(shown(nbformat.read(target, as_version=4)))
    headlines = [
        line for kind, words in seen if kind == "text/markdown" for line in words.splitlines() if line[:3] == "## "
    ]
    assert len(headlines) == 6
    if language == "en":
        assert not [line for line in headlines if others.VIETNAMESE.search(line)]
    else:
        assert not [line for line in headlines if others.ENGLISH.search(line)]
    assert sum(kind == "image/svg+xml" for kind, _ in seen) == 2
    assert any("inconsistent" in words for kind, words in seen if kind == "text/html")
    written = {path.name for path in (tmp_path / "build").iterdir() if path.is_file()}
    assert written == {
        *(f"{NAME}.ipynb", "collection.csv", "trends.csv"),
        *("verdicts-by-report.svg", "verdicts-by-report.png", "trends-1.svg", "trends-1.png"),
    }


def test_the_query_it_shows_for_duckdb_works(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    duckdb = pytest.importorskip("duckdb")
    cells = nbformat.read(root / "notebooks" / f"{NAME}.ipynb", as_version=4).cells
    [query] = re.findall(r"```sql\n(.*?)```", "\n".join(cell.source for cell in cells), re.DOTALL)
    monkeypatch.chdir(tmp_path)
    Path("one.md").write_text(yearly(2024), encoding="utf-8")
    assert main(["scan", "one.md", "--quiet", "--workers", "1"]) == 1
    assert duckdb.sql(query).fetchall() == [("share", "inconsistent", 1)]
