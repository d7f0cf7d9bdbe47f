"""How much a report may ask for."""

from pathlib import Path

import pytest

from helpers.errors import UnreadableReport
from helpers.running.audit import audit
from helpers.running.cli import main
from helpers.running.limits import Limits

TEXT = "Có 113 trong tổng số 200 hộ đã ký cam kết, đạt 56,5%."


@pytest.fixture(autouse=True)
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a report of three figures in the working folder; what a command announces is forgotten afterwards."""
    for name in ("SOATSO_MAX_FILE_MB", "SOATSO_MAX_FIGURES"):
        monkeypatch.setenv(name, "0")
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "x.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("said", "typed"),
    [
        ("x.txt: prints 3 figures, more than the 2 allowed; split it or raise --max-figures", "--max-figures 2"),
        ("x.txt: has 0 MB, more than the 1e-05 MB allowed; split it", "--max-file 0.00001"),
    ],
)
def test_a_report_beyond_a_limit_is_refused_in_one_line(
    said: str, typed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "x.txt", *typed.split()]) == 2
    out, err = capsys.readouterr()
    assert (out, len(err.splitlines())) == ("", 1)
    assert err.startswith(f"soatso: {said}")


@pytest.mark.parametrize("typed", ["--max-figures 3", "--max-figures 0", "--max-file 0", ""])
def test_a_report_within_the_limits_is_read(typed: str) -> None:
    assert main(["check", "x.txt", *typed.split()]) == 0


@pytest.mark.parametrize("typed", ["--max-file -1", "--max-file x", "--max-figures 1.5", "--max-file nan"])
def test_a_limit_is_a_number(typed: str) -> None:
    with pytest.raises(SystemExit) as ending:
        main(["check", "x.txt", *typed.split()])
    assert ending.value.code == 2


def test_notebooks_keep_to_the_limits_of_their_run(report: Path) -> None:
    Limits(figures=2).announce()
    with pytest.raises(UnreadableReport, match="3 figures"):
        audit(report)


@pytest.mark.parametrize("command", ["check", "run", "scan"])
def test_help_names_every_limit_with_its_default(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A limit that nobody can find is none."""
    with pytest.raises(SystemExit):
        main([command, "--help"])
    told = " ".join(capsys.readouterr().out.split())
    usual = Limits()
    of_reports = {"--max-file MB": f"{usual.file:g}", "--max-figures N": str(usual.figures)}
    of_notebooks = {"--timeout S": f"{usual.seconds:g}", "--memory MB": str(usual.memory)}
    for flag, default in (of_reports | (of_notebooks if command == "run" else {})).items():
        assert f"(default: {default}" in told.partition(f" {flag} ")[2].partition(" --")[0]
