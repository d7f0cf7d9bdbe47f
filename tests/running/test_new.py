"""A working folder: what it holds, what it refuses, and that a run in it takes its notebooks."""

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.running.cli import main
from helpers.running.folders import chosen_notebooks


def files(folder: Path) -> set[str]:
    """Return the path of every file below a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("before", ["new", "new below another", "empty"])
def test_a_working_folder_holds_the_notebooks_and_a_report_as_they_ship(
    before: str, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / before / "work" if "below" in before else tmp_path / "work"
    if before == "empty":
        folder.mkdir()
    assert main(["new", str(folder)]) == 0
    assert {path.name for path in folder.iterdir()} == {".gitignore", "Makefile", "README.md", "data", "notebooks"}
    assert {"notebooks/20-consistency.ipynb", "notebooks/schedule/crontab", "data/README.md"} <= files(folder)
    assert {"data/reports/dong-da-2020-2025.md", "data/reports/dong-da-2020-2025.yml"} <= files(folder)
    copied = [name for name in files(folder) if name.startswith(("data/", "notebooks/"))]
    assert [name for name in copied if (folder / name).read_bytes() != (root / name).read_bytes()] == []
    assert f"  cd {shlex.quote(str(folder))} && make reports\n" in capsys.readouterr().out


def test_the_folder_one_is_in_can_be_laid_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "."]) == 0
    assert Path("Makefile").is_file()


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("is not empty; name a folder that is new or empty", "full"),
        ("cannot be laid out (File exists); name another folder", "full/file"),
        ("cannot be laid out (Not a directory); name another folder", "full/file/work"),
    ],
)
def test_what_is_there_is_never_touched(
    said: str, place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full/file").write_text("mine")
    assert main(["new", str(tmp_path / place)]) == 2
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"soatso: {tmp_path / place}: {said}\n")
    assert files(tmp_path) == {"full/file"}


def test_a_run_takes_the_notebooks_of_the_folder_it_is_started_in(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those that ship where that has none: they are the user's to change, and more can be added."""
    monkeypatch.chdir(tmp_path)
    assert {notebook.parent for notebook in chosen_notebooks(None)} == {root / "notebooks"}
    assert main(["new", "work"]) == 0
    monkeypatch.chdir(tmp_path / "work")
    (tmp_path / "work/notebooks/50-my-own.ipynb").touch()
    found = chosen_notebooks(None)
    assert {notebook.parent for notebook in found} == {tmp_path / "work/notebooks"}
    assert "50-my-own" in [notebook.stem for notebook in found]


def test_make_calls_the_python_that_laid_the_folder_out(tmp_path: Path) -> None:
    """Whatever its path is made of."""
    program = tmp_path / "it's $HOME #1" / "python"
    program.parent.mkdir()
    program.symlink_to(sys.executable)
    assert main(["new", str(tmp_path / "work")]) == 0
    makefile = tmp_path / "work/Makefile"
    assert f"PYTHON ?= {sys.executable}\n" in makefile.read_text(encoding="utf-8")
    code = "import sys; sys.executable = sys.argv[1]; from helpers.running.cli import main; main(sys.argv[2:])"
    subprocess.run([sys.executable, "-c", code, program, "new", tmp_path / "odd"], check=True, capture_output=True)
    shown = subprocess.run(
        ["make", "-n", "--no-print-directory", "reports"],
        cwd=tmp_path / "odd",
        capture_output=True,
        text=True,
        check=True,
    )
    words = subprocess.run(
        ["sh", "-c", f"printf '%s\\n' {shown.stdout.strip()}"], capture_output=True, text=True, check=True
    )
    assert words.stdout.splitlines() == [str(program), "-m", "helpers", "run"]
