"""Which reports of a scan are worth a look: a condition picks them, and stores hand them over as files."""

from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from helpers.errors import BadUsage
from helpers.running.cli import main
from helpers.running.scan_select import as_files, select
from tests.running.test_scan import AGREES, DIFFERS, WAIVED, scanned


@pytest.fixture
def scan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a scan of four reports, one of them unreadable and one waived."""
    texts = {"a.md": AGREES, "b.txt": DIFFERS, "c.md": DIFFERS, "d.txt": " ", "c.yml": WAIVED}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    scanned(Path("out"), "a.md", "b.txt", "c.md", "d.txt")
    return Path("out")


@pytest.mark.parametrize(
    ("where", "names"),
    [
        (None, ["b.txt"]),
        ("verdict == 'inconsistent'", ["b.txt", "c.md"]),
        ("kind == 'share' and severity == 'note'", ["a.md", "c.md"]),
        ("inconsistent > 0", ["b.txt", "c.md"]),
        ("error.notna()", ["d.txt"]),
        ("checked / statistics > 0.9", ["a.md", "b.txt", "c.md"]),
        ("report.str.endswith('.md')", ["a.md", "c.md"]),
        ("figures > 99", []),
    ],
)
def test_a_condition_speaks_of_a_report_or_of_its_findings(scan: Path, where: str | None, names: list[str]) -> None:
    """What is waived is worth no look, unless it is asked for."""
    assert (select(scan) if where is None else select(scan, where)) == names


@pytest.mark.parametrize(
    "where", ["colour == 'red'", "verdict ==", "1 + 1", "report", "@pd.options", "__import__('os')"]
)
def test_a_condition_that_makes_no_sense_is_refused_with_the_columns(scan: Path, where: str) -> None:
    with pytest.raises(BadUsage, match=r"the columns are report, title, .* error_message, id, kind,") as refusal:
        select(scan, where)
    assert "\n" not in refusal.value.message


def test_a_folder_that_is_no_scan_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadUsage, match="not made by soatso scan"):
        select(tmp_path)


@pytest.fixture
def stored() -> Iterator[list[str]]:
    """Return the addresses of two reports of one name in a store, one of them with decisions, and of none."""
    store = fsspec.filesystem("memory")
    store.pipe({"/p/x/a b.md": AGREES.encode(), "/p/y/a b.md": DIFFERS.encode(), "/p/y/a b.yml": WAIVED.encode()})
    yield ["memory:///p/x/a b.md", "memory:///p/y/a b.md", "memory:///p/none.md"]
    store.rm("/p", recursive=True)


def test_reports_in_a_store_become_files_of_the_run(
    tmp_path: Path, stored: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Under the same name every time, with their decisions; what has gone since is said and not there."""
    paths = as_files(["here.md", *stored], tmp_path)
    assert paths == as_files(["here.md", *stored], tmp_path)
    assert paths[0] == Path("here.md")
    assert [path.read_text(encoding="utf-8") for path in paths[1:3]] == [AGREES, DIFFERS]
    assert [path.name[:4] + path.suffix for path in paths[1:3]] == ["a-b-.md", "a-b-.md"]
    assert [path.with_suffix(".yml").exists() for path in paths[1:]] == [False, True, False]
    assert not paths[3].exists()
    assert "soatso: memory:///p/none.md: there is no such file" in capsys.readouterr().err


def test_a_decision_taken_back_in_the_store_is_taken_back_here(tmp_path: Path, stored: list[str]) -> None:
    as_files(stored[:2], tmp_path)
    fsspec.filesystem("memory").rm("/p/y/a b.yml")
    assert not as_files(stored[:2], tmp_path)[1].with_suffix(".yml").exists()


def test_a_run_over_a_scan_without_anything_to_look_at_does_nothing(
    scan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And not, as without arguments, everything."""
    assert main(["run", "--from", "out", "--where", "figures > 99", "--lang", "en"]) == 0
    assert capsys.readouterr().out == "No report in out meets the condition: nothing to run.\n"
    assert not Path("build").exists()


def test_a_condition_without_a_scan_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "--where", "inconsistent > 0"]) == 2
    assert "name its folder with --from" in capsys.readouterr().err
