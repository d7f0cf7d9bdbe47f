"""How the commands behave at a terminal, in a pipe and in a script: what they print where, and how they end."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from helpers import __version__
from helpers.checking.records import Audit
from helpers.running import commands
from helpers.running.audit import audit
from helpers.running.cli import main, parser

GOOD = "Cả năm có 90 hồ sơ đúng hạn trên 100 hồ sơ được giải quyết, đạt 90%."
WRONG = "Tổng số 100 hồ sơ được giải quyết, gồm 60 hồ sơ đúng hạn và 30 hồ sơ trễ hạn."
EXPLAINED = (
    "Có 824/826 chi bộ được đánh giá, trong đó 158 chi bộ hoàn thành xuất sắc nhiệm vụ (19,6%); "
    "808 chi bộ hoàn thành tốt nhiệm vụ trở lên (98%)."
)
SOATSO = [sys.executable, "-m", "helpers"]


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a working folder with one report of each sort."""
    for name, text in {"good": GOOD, "wrong": WRONG, "explained": EXPLAINED}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("code", "typed"),
    [
        (0, "check good.txt"),
        (1, "check wrong.txt"),
        (1, "check good.txt wrong.txt good.txt"),
        (0, "check --fail-on never wrong.txt"),
        (0, "check explained.txt"),
        (1, "check --fail-on explained explained.txt"),
        (1, "check --fail-on explained wrong.txt"),
        (2, "check missing.txt wrong.txt"),
        (2, "check --fail-on never missing.txt good.txt"),
    ],
)
def test_the_exit_code_is_the_highest_that_applies(code: int, typed: str, reports: Path) -> None:
    assert main(shlex.split(typed)) == code


@pytest.mark.parametrize("name", ["missing.txt", "empty.txt", "binary.txt", "folder"])
@pytest.mark.parametrize("command", ["check", "tables"])
def test_bad_input_is_one_line_that_names_the_file(
    command: str, name: str, reports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Never a traceback, never half an output."""
    assert main([command, name]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert err.startswith(f"soatso: {name}: ")
    assert not (reports / "data").exists()


@pytest.mark.parametrize(
    ("said", "typed"),
    [
        ("'fr'", "check --lang fr good.txt"),
        ("'often'", "check --fail-on often good.txt"),
        ("'xml'", "check --format xml good.txt"),
        ("FILE", "check"),
        ("'audit'", "audit good.txt"),
        ("COMMAND", ""),
        ("--colour", "check --colour good.txt"),
        ("expected 2 arguments", "run -p top"),
        ("'dask' (choose from", "run --engine dask"),
        ("--notebooks: expected one argument", "run --notebooks"),
        ("'none' is not a whole number above zero", "run --workers none"),
        ("DIR", "new"),
    ],
)
def test_bad_usage_is_one_line_that_leads_to_the_help(
    said: str, typed: str, reports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ending:
        main(shlex.split(typed))
    out, err = capsys.readouterr()
    assert (ending.value.code, out, len(err.splitlines())) == (2, "", 1)
    assert said in err
    assert "--help" in err


def test_json_comes_a_line_a_report_in_the_order_of_the_arguments(
    reports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One that cannot be read keeps its place, and nothing else is on standard output."""
    assert main(["check", "--format", "jsonl", "wrong.txt", "missing.txt", "good.txt"]) == 2
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["report"] for line in lines] == ["wrong.txt", "missing.txt", "good.txt"]
    assert lines[1]["error"]["kind"] == "missing"
    assert [[row["verdict"] for row in line["findings"]] for line in (lines[0], lines[2])] == [
        ["inconsistent"],
        ["consistent"],
    ]


def test_json_is_utf_8_whatever_the_terminal(reports: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [*SOATSO, "check", "--format", "jsonl", "good.txt"], capture_output=True, check=True, env=environment
    )
    assert "hồ sơ" in done.stdout.decode("utf-8")


def test_the_table_survives_a_terminal_without_vietnamese(reports: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [*SOATSO, "check", "good.txt", "missing-ố.txt"], capture_output=True, check=False, env=environment
    )
    assert done.returncode == 2, done.stderr
    assert b"90 %" in done.stdout


def test_the_sidecar_can_be_left_out(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A NAME.yml that is wrong is bad input, unless nobody asked for it."""
    (reports / "good.yml").write_text("lables: {}\n", encoding="utf-8")
    assert main(["check", "good.txt"]) == 2
    assert "good.yml" in capsys.readouterr().err
    assert main(["check", "--no-sidecar", "good.txt"]) == 0


def broken(path: Path, *, sidecar: bool = True) -> Audit:
    """Fail as only a mistake of ours would."""
    raise ZeroDivisionError(f"over {path}")


def test_a_mistake_of_ours_is_one_line_that_asks_for_a_report(
    reports: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It ends with 70, above everything but an interruption."""
    monkeypatch.setattr(commands, "audit", broken)
    assert main(["check", "good.txt"]) == 70
    err = capsys.readouterr().err
    assert len(err.splitlines()) == 1
    assert "ZeroDivisionError" in err
    assert "please report" in err


def test_a_mistake_of_ours_over_one_report_does_not_cost_the_others(
    reports: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        commands, "audit", lambda path, **keys: (broken if path.stem == "wrong" else audit)(path, **keys)
    )
    assert main(["check", "--format", "jsonl", "wrong.txt", "good.txt"]) == 70
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first["error"]["kind"] == "bug"
    assert second["summary"]["findings"]["consistent"] == 1


def test_debug_shows_the_traceback(
    reports: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(commands, "audit", broken)
    assert main(["check", "--debug", "good.txt"]) == 70
    assert "Traceback" in capsys.readouterr().err


def test_an_interruption_ends_with_130(
    reports: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(path: Path, *, sidecar: bool = True) -> Audit:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "audit", interrupted)
    assert main(["check", "good.txt"]) == 130
    assert capsys.readouterr().err == "soatso: interrupted\n"


@pytest.mark.parametrize("form", ["table", "jsonl"])
def test_a_reader_that_leaves_is_no_error(form: str, reports: Path) -> None:
    """As in `soatso check … | head -1`."""
    with subprocess.Popen(
        [*SOATSO, "check", "--format", form, *["good.txt"] * 200], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_a_hostile_file_name_stays_on_its_line(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "a\x1b[31m\nb\u202e.txt"]) == 2
    err = capsys.readouterr().err
    assert len(err.splitlines()) == 1
    assert not set(err) & set("\x1b\u202e")


@pytest.mark.parametrize("form", ["table", "jsonl"])
def test_checking_imports_nothing_slow(form: str, reports: Path) -> None:
    """A person at a terminal waits for it."""
    code = "import sys; from helpers.running.cli import main; main(sys.argv[1:]); print('|', *sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code, "check", "--format", form, "good.txt"], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.rpartition("|")[2].split())
    assert "helpers.running.audit" in loaded
    assert loaded.isdisjoint({"pandas", "numpy", "matplotlib", "papermill", "nbformat", "pebble", "typst"})


def test_python_m_helpers_is_soatso() -> None:
    done = subprocess.run([*SOATSO, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"soatso {__version__}\n"


@pytest.mark.parametrize("command", [[], ["check"], ["run"], ["scan"], ["compare"], ["new"], ["tables"]])
def test_the_help_teaches_by_examples_that_work(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([*command, "--help"])
    text = capsys.readouterr().out
    examples = [line.partition(">")[0] for line in re.findall(r"^  soatso (.*?)(?:  .*)?$", text, re.MULTILINE)]
    assert examples
    for example in examples:
        parser().parse_args(shlex.split(example))
    assert [int(code) for code in re.findall(r"^  (\d+) ", text, re.MULTILINE)] == [0, 1, 2, 3, 70, 130]


def test_the_tables_have_the_same_bytes_each_time(reports: Path) -> None:
    """So that git shows nothing but what has changed."""
    made = []
    for _ in range(2):
        assert main(["tables", "good.txt"]) == 0
        made.append({path.name: path.read_bytes() for path in (reports / "data/tables/good").iterdir()})
    assert made[0].keys() == {"figures.csv", "findings.csv"}
    assert made[0] == made[1]


def test_the_shipped_tables_are_what_the_shipped_reports_give(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`make tables` leaves nothing for git to show."""
    monkeypatch.chdir(tmp_path)
    assert main(["tables", str(root / "data/reports")]) == 0
    made = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*.csv")}
    assert made
    assert {path: (root / path).read_bytes() for path in made} == made
