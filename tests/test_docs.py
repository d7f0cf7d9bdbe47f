"""Every command that the documents show is run, as far as a test can, and every one they mention is known."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from papermill import inspect_notebook

import helpers
from helpers.running.cli import main, parser
from tests.reading.office_files import paragraph, word

ROOT = Path(__file__).resolve().parent.parent
PAGES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for pattern in ("*.md", "data/*.md", "notebooks/**/*.md", "src/**/*.md")
    for path in sorted(ROOT.glob(pattern))
}
FENCED = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
README, FIRST_HOUR = PAGES["README.md"], "notebooks/README.md"

#: What is run in place of a command that takes long; a run of soatso makes one notebook where it would make all.
SHORTER = {
    "make reports": 'make reports ARGS="--notebooks 10"',
    "make test": 'make test ARGS="--collect-only -q -n 0 tests/test_readme.py"',
    'make test ARGS="-k share"': 'make test ARGS="-k share --collect-only -q -n 0 tests/checking/test_shares.py"',
    ".venv/bin/python -m build": ".venv/bin/python -m build --no-isolation --wheel",
    "python3 -m venv elsewhere": "python3 -m venv --without-pip elsewhere",
    "elsewhere/bin/soatso new work": ".venv/bin/soatso new work",
}
#: What is not run here, why, and what is run instead: it shows at least that program, command and options exist.
ELSEWHERE = {
    "make -C work reports": ("tests/test_wheel.py does", "make -n -C work reports"),
    ".ci/run": ("it runs these tests", "bash -n .ci/run"),
    f"elsewhere/bin/pip install dist/soatso-{helpers.__version__}-py3-none-any.whl": (
        "takes the network; make test-wheel does",
        f"test -s dist/soatso-{helpers.__version__}-py3-none-any.whl",
    ),
    ".venv/bin/uv tool run pip-audit --require-hashes --disable-pip -r requirements.lock": (
        "asks the network",
        ".venv/bin/uv tool run --help",
    ),
    ".venv/bin/uv pip install --python .venv/bin/python jupyter-scheduler": (
        "changes the environment; make test-schedulers does so to another",
        ".venv/bin/uv pip install --python .venv/bin/python --help",
    ),
}
#: What make does elsewhere: lab waits for a browser (test-browser has one), check is a step of .ci/run, the others are
#: long proofs. Here make says how it would.
DRY = re.compile(r"make (lab|check|audit|fuzz|bench|soak|mutation|test-[a-z]+)( .*)?")
#: What this process has run.
TRIED: set[str] = set()


def commands(page: str) -> Iterator[str]:
    """Yield what a page shows to be typed, one command each with what follows ``<<'END'``, and what cron is to run."""
    for language, block in FENCED.findall(PAGES[page]):
        if language == "crontab":
            yield from (line.split(maxsplit=5)[5] for line in block.splitlines())
        elif language == "sh":
            yield from re.findall(r"^ *(\S[^\n]*<<'END'\n(?s:.*?)^END|\S[^\n]*)$", block, re.MULTILINE)


def mentioned(program: str) -> Iterator[list[str]]:
    """Yield the arguments of each call of a program that the pages show, in blocks and in running text."""
    for page, text in PAGES.items():
        inline = re.findall(r"`([^`\n]+)`", FENCED.sub("", text))
        for line in [*commands(page), *inline]:
            for command in re.split(r"&&|\|\||[|;>]|<<", line.splitlines()[0].partition(" #")[0]):
                if re.match(rf"(\S+/)?{program}(\s|$)", command.strip()):
                    yield shlex.split(command)[1:]


# -- all that is shown is run -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the project, set up, with the reports that the README speaks of."""
    folder = tmp_path_factory.mktemp("first") / "hour"
    made = shutil.ignore_patterns(".git", ".venv*", ".*_cache", ".hypothesis", "__pycache__", "build", "dist")
    shutil.copytree(ROOT, folder, ignore=made)
    (folder / ".venv").mkdir()
    for entry in Path(sys.prefix).iterdir():
        if entry.name not in ("made", "ready"):
            (folder / ".venv" / entry.name).symlink_to(entry)
    (folder / ".venv/made").write_text(f"{folder}\n", encoding="utf-8")
    (folder / ".venv/ready").touch()
    words = "Cả năm có 90 hồ sơ đúng hạn trên 100 hồ sơ được giải quyết, đạt 90%. Có 824/826 chi bộ được đánh giá."
    (folder / "reports").mkdir()
    for name in ("my-report.md", "last-year.md", "reports/one.md"):
        (folder / name).write_text(words, encoding="utf-8")
    for name in ("this-year.md", "reports/two.md"):
        (folder / name).write_text(words.replace("đạt 90%", "đạt 95%"), encoding="utf-8")
    (folder / "my-report.docx").write_bytes(word(paragraph(words)))
    return folder


def ask(path: Path) -> None:
    """Ask in a copied notebook what the first hour asks, below the cells that it says to keep."""
    [question] = [block for language, block in FENCED.findall(PAGES[FIRST_HOUR]) if language == "python"]
    notebook = nbformat.read(path, as_version=4)
    [kept] = [i for i, cell in enumerate(notebook.cells) if cell.source.startswith("interactive_tables()")]
    notebook.cells[kept + 1 :] = [nbformat.v4.new_code_cell(question)]
    nbformat.write(notebook, path)


def variant(command: str) -> str:
    """Return what is run for a command that is shown."""
    if command in ELSEWHERE:
        return ELSEWHERE[command][1]
    if DRY.fullmatch(command):
        return command.replace("make", "make -n", 1)
    if re.search(r"\bsoatso run\b", command) and "--notebooks" not in command:
        return f"{command} --notebooks 10"
    return SHORTER.get(command, command)


def run(command: str, folder: Path) -> str:
    """Run a command in a copy of the project as a shell or cron would, and return what it prints on both streams."""
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHON", "VIRTUAL_ENV", "MAKEFLAGS")}
    path = os.pathsep.join([str(folder / ".venv/bin"), os.environ["PATH"]])
    done = subprocess.run(
        ["bash", "-c", variant(command).replace("/srv/soatso", str(folder))],
        cwd=folder,
        env={**kept, "PATH": path, "PYTHONPATH": str(folder / "src"), "COLUMNS": "200"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    # 1: the reports that the pages speak of have something wrong in them
    assert done.returncode in ((0, 1) if "soatso" in command else (0,)), f"{command}\n{done.stdout}{done.stderr}"
    assert "Traceback" not in done.stderr
    TRIED.add(command)
    return done.stdout + done.stderr


def known(command: str) -> bool:
    """Tell whether somebody has thought of how a command can be tried: a program of ours, or one of a list."""
    ours = r"((\.venv/bin/)?(soatso|papermill) |cd /srv/soatso && \.venv/bin/soatso |(cat|cp|mkdir|\.) )"
    listed = command in SHORTER or command in ELSEWHERE or DRY.fullmatch(command)
    return bool(listed or re.match(ours + "|make setup$", command))


def test_every_block_says_what_it_is() -> None:
    """Else a command could hide in one."""
    languages = {language for text in PAGES.values() for language, _ in FENCED.findall(text)}
    assert languages <= {"sh", "crontab", "yaml", "python", "text"}


def test_every_command_is_one_that_can_be_tried() -> None:
    assert [command for page in PAGES for command in commands(page) if not known(command)] == []


@pytest.mark.notebook
@pytest.mark.parametrize("page", [page for page in PAGES if page != FIRST_HOUR and any(commands(page))])
def test_what_a_page_shows_can_be_typed(page: str, clone: Path) -> None:
    """From the top, in the project's folder; what another page has shown already is not run again."""
    for command in commands(page):
        if command not in TRIED:
            run(command, clone)


@pytest.mark.notebook
def test_the_first_hour_goes_as_it_is_told(clone: Path) -> None:
    """Each step shows what the page says that it shows."""
    printed = []
    for command in commands(FIRST_HOUR):
        printed.append(run(command, clone) if command not in TRIED or "my" in command else "")
        if command.startswith("cp notebooks/"):
            ask(clone / command.split()[-1])
    flagged, corrected, added = (text for text in printed if text.startswith("my-report.md"))
    assert "1,062 + 96 + 32 = 1,190, not 1,180." in flagged
    assert "66.1% is taken of 1,250" in flagged
    assert "Not checked (in no calculation): 1.500 thousand; 900 thousand; 600 thousand; 400; 412." in flagged
    assert "900 thousand + 600 thousand = 1,500 thousand, as printed." in corrected
    assert "412 is larger than 400" in added
    told = json.loads((clone / "my-report.jsonl").read_text(encoding="utf-8"))
    assert told["figures"][told["suspects"][0]]["printed"] in ["1.062", "96", "32", "1.180"]
    assert [one["explanation"]["kind"] for one in told["findings"] if one["explanation"]] == ["other_base"]
    assert told["repairs"]
    assert (clone / "out/changes.md").is_file()
    answer = nbformat.read(clone / "build/my-report/50-my-question.ipynb", as_version=4).cells[-1].outputs[0]
    assert "66.1% is taken of 1,250" in answer.data["text/html"]


# -- all that is mentioned is known -----------------------------------------------------------------------------------


def targets() -> set[str]:
    """Return what make can be asked for, here and in a working folder."""
    makefiles = (ROOT / "Makefile", ROOT / "src/helpers/working_folder/Makefile")
    return {name for path in makefiles for name in re.findall(r"^([a-z-]+):", path.read_text("utf-8"), re.MULTILINE)}


@pytest.mark.parametrize("arguments", list(mentioned("soatso")), ids=shlex.join)
def test_soatso_knows_what_is_typed(arguments: list[str]) -> None:
    """Where not all of it is said, such as which report, the help stands for the rest."""
    try:
        parser().parse_args([*arguments, *([] if "." in "".join(arguments) else ["--help"])])
    except SystemExit as ending:
        assert ending.code == 0


@pytest.mark.parametrize("arguments", list(mentioned("make")), ids=shlex.join)
def test_make_knows_what_is_typed(arguments: list[str]) -> None:
    words = [word for word in arguments if "=" not in word and word not in ("-C", "work")]
    assert [word for word in words if word not in targets()] == []


@pytest.mark.parametrize("arguments", list(mentioned("papermill")), ids=shlex.join)
def test_the_notebooks_know_the_parameters_that_are_typed(arguments: list[str]) -> None:
    """A misspelt one only logs a warning in papermill."""
    names = [arguments[i + 1] for i, word in enumerate(arguments) if word == "-p"]
    assert names
    assert [name for name in names if name not in inspect_notebook(ROOT / arguments[0])] == []


def test_the_readme_shows_the_main_commands() -> None:
    """Two to begin with, one for another report, one for everything."""
    shown = list(commands("README.md"))
    assert shown[:2] == ["make reports", "make test"]
    assert {"check", "run", "compare", "scan", "new"} <= {words[0] for words in mentioned("soatso") if words}
    assert any(command.startswith(".venv/bin/papermill ") for command in shown)


def help_of(*arguments: str, capsys: pytest.CaptureFixture[str]) -> str:
    """Return what ``--help`` prints."""
    with pytest.raises(SystemExit):
        main([*arguments, "--help"])
    return capsys.readouterr().out


def test_readme_and_help_tell_the_same_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    helped = re.findall(r"^  (\d+) ", help_of(capsys=capsys), re.MULTILINE)
    [told] = re.findall(r"The exit code says what happened: (.*?)\n\n", README.replace("says\nwhat", "says what"), re.S)
    assert re.findall(r"(?:^|· )\s*(\d+) ", told.replace("\n", " ")) == helped


def test_every_option_of_the_readme_is_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    """Also those that are only mentioned."""
    helped = help_of("run", capsys=capsys) + help_of("check", capsys=capsys)
    inline = re.findall(r"`([^`\n]+)`", FENCED.sub("", README))
    options = {word for text in inline for word in text.split() if re.fullmatch(r"--[a-z-]+", word)}
    assert options
    assert [option for option in options if option not in helped] == []
