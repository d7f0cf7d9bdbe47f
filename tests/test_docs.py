"""What the README tells people to type is what the commands know."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from papermill import inspect_notebook

from helpers.running.audit import audit
from helpers.running.cli import main, parser

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
FENCED = re.findall(r"^```\w*\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
INLINE = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```$", "", README, flags=re.MULTILINE | re.DOTALL))


def typed(program: str) -> Iterator[list[str]]:
    """Yield the arguments of each call of a program that the README shows, in blocks and in running text."""
    for line in [line for block in FENCED for line in block.splitlines()] + INLINE:
        for command in re.split(r"&&|\|\||[|;>]", line.partition(" #")[0]):
            words = shlex.split(command.strip().removeprefix("$ "))
            starts = [i for i, word in enumerate(words) if word in (program, f".venv/bin/{program}")]
            if starts and (starts[0] == 0 or line[0].isdigit()):  # a line of a crontab begins with its times
                yield words[starts[0] + 1 :]


def targets() -> set[str]:
    """Return what make can be asked for."""
    return set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("arguments", list(typed("soatso")), ids=shlex.join)
def test_soatso_knows_what_the_readme_types(arguments: list[str]) -> None:
    parser().parse_args(arguments)


@pytest.mark.parametrize("arguments", list(typed("make")), ids=shlex.join)
def test_make_knows_what_the_readme_types(arguments: list[str]) -> None:
    assert [word for word in arguments if "=" not in word and word not in targets()] == []


@pytest.mark.parametrize("arguments", list(typed("papermill")), ids=shlex.join)
def test_the_notebooks_know_the_parameters_the_readme_types(arguments: list[str]) -> None:
    """A misspelt one only logs a warning in papermill."""
    known = inspect_notebook(ROOT / arguments[0])
    names = [arguments[i + 1] for i, word in enumerate(arguments) if word == "-p"]
    assert names
    assert [name for name in names if name not in known] == []


def test_the_readme_shows_the_main_commands() -> None:
    """Two to begin with, one for another report, one for everything."""
    assert {"reports", "test"} <= {word for arguments in typed("make") for word in arguments}
    assert {"check", "run"} <= {arguments[0] for arguments in typed("soatso") if arguments}
    assert list(typed("papermill"))


def test_readme_and_help_tell_the_same_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    helped = re.findall(r"^  (\d+) ", capsys.readouterr().out, re.MULTILINE)
    [told] = re.findall(r"The exit code says what happened: (.*?)\n\n", README, re.DOTALL)
    assert re.findall(r"(?:^|· )\s*(\d+) ", told.replace("\n", " ")) == helped


def test_every_option_of_the_readme_is_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    """Also those that are only mentioned."""
    with pytest.raises(SystemExit):
        main(["run", "--help"])
    with pytest.raises(SystemExit):
        main(["check", "--help"])
    helped = capsys.readouterr().out
    mentioned = {word for text in INLINE for word in text.split() if re.fullmatch(r"--[a-z-]+", word)}
    assert mentioned
    assert [option for option in mentioned if option not in helped] == []


def test_what_the_readme_writes_into_a_sidecar_is_heeded(tmp_path: Path) -> None:
    """For a report of which it speaks."""
    [decisions] = re.findall(r"^```yaml\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    words = "Có 824 chi bộ được đánh giá trên tổng số 826 chi bộ; cả tỉnh tăng 1,500 chi bộ."
    (tmp_path / "my-report.txt").write_text(words, encoding="utf-8")
    (tmp_path / "my-report.yml").write_text(decisions, encoding="utf-8")
    checked = audit(tmp_path / "my-report.txt")
    assert [finding.relation.source for finding in checked.findings] == ["rated_of_all"]
    assert [figure.value for figure in checked.figures] == [824, 826, 1500]
