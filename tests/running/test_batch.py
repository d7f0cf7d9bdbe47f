"""Notebooks over reports: each in a folder of its own, complete or not there, whatever becomes of the others."""

import json
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import nbformat
import pypdf
import pytest
from nbformat import NotebookNode

from helpers.errors import BadUsage
from helpers.reading.documents import read_document
from helpers.running import folders
from helpers.running.cli import main
from helpers.running.plan import plan

GOOD = "Cả năm có 90 hồ sơ đúng hạn trên 100 hồ sơ được giải quyết, đạt 90%."
DECLARED = """\
report: str = "x.md"  # the report
language: str = "vi"  # of labels
output_dir: str = ""  # where to
sidecar: bool = True  # merge NAME.yml
places: int = 1  # decimals
share: float = 0.5  # of something
bold: bool = False  # or not
words: str = ""  # any
folder: str = ""  # of a collection
"""
COLLECT = """\
from pathlib import Path
print(*sorted(path.parent.name for path in Path(folder).glob("*/seen.txt")), language)
"""
LOOK = """\
from pathlib import Path
text = Path(report).read_text(encoding="utf-8")
if "SLEEP" in text:
    Path(words).write_text("asleep")
    import time
    time.sleep(120)
assert "FAIL" not in text, "a sum that did not come out"
(Path(output_dir) / "seen.txt").write_text(f"{language} {sidecar} {places + 1} {bold is True}")
"""


def write_notebook(path: Path, *cells: str) -> None:
    """Write a notebook with the parameters of ours, and cells of its own."""
    declared = nbformat.v4.new_code_cell(DECLARED, metadata={"tags": ["parameters"]})
    others = [nbformat.v4.new_code_cell(cell) for cell in cells]
    title = nbformat.v4.new_markdown_cell("# Tóm tắt")
    notebook = nbformat.v4.new_notebook(cells=[title, declared, *others])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, path)


def read_notebook(path: Path) -> NotebookNode:
    """Read an executed notebook."""
    notebook: NotebookNode = nbformat.read(path, as_version=4)
    return notebook


def visible(folder: Path) -> set[str]:
    """Return the names in a folder, but hidden ones."""
    return {path.name for path in folder.iterdir() if not path.name.startswith(".")}


def made(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of two small notebooks and a collection's."""
    folder = tmp_path_factory.mktemp("notebooks")
    write_notebook(folder / "20-look.ipynb", LOOK)
    write_notebook(folder / "40-brief.ipynb", "print('Chín mươi phần trăm')")
    write_notebook(folder / "90-collection.ipynb", COLLECT)
    return folder


@pytest.fixture
def here(tmp_path: Path, small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a working folder with two reports of one name, and the small notebooks to run over them."""
    for name in ("a/năm 2024.txt", "b/năm 2024.md"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    monkeypatch.setattr(folders, "notebooks_dir", lambda: small)
    monkeypatch.chdir(tmp_path)
    return tmp_path


# -- what a run makes -------------------------------------------------------------------------------------------------


@pytest.mark.notebook
def test_a_run_makes_a_folder_a_report(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Executed notebooks, what they write, the PDF and the record; two reports of one name keep apart."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    out = here / "{made} đây"  # papermill fills in braces of paths unless it is kept from it
    assert (
        main(["run", "a/năm 2024.txt", "b", "--lang", "en", "--no-sidecar", "-p", "places", "2", "--out", out.name])
        == 0
    )
    assert visible(out) == {"năm-2024", "năm-2024-2", "collection", "run.json", "changes.md"}
    for folder in (out / "năm-2024", out / "năm-2024-2"):
        assert made(folder).keys() == {"20-look.ipynb", "40-brief.ipynb", "brief.pdf", "run.json", "seen.txt"}
        assert (folder / "seen.txt").read_text() == "en False 3 False"
        assert "Chín mươi phần trăm" in pypdf.PdfReader(folder / "brief.pdf").pages[0].extract_text()
    table, progress = capsys.readouterr()
    assert "năm-2024-2" in table
    assert table.count("brief.pdf") == 2
    assert len(progress.splitlines()) == 2
    assert "2/2 năm-2024" in progress

    executed = read_notebook(out / "năm-2024" / "20-look.ipynb")
    assert (out / "năm-2024" / executed.metadata.papermill.parameters.report).resolve() == here / "a/năm 2024.txt"
    assert str(here) not in (out / "năm-2024" / "20-look.ipynb").read_text(encoding="utf-8")
    assert executed.metadata.soatso == {
        "title": "năm 2024",
        "report": "a/năm 2024.txt",
        "publisher": None,
        "period": None,
        "language": "en",
        "parameters": {"sidecar": False, "places": 2},
        "sha256": read_document(here / "a/năm 2024.txt").sha256,
        "version": executed.metadata.soatso.version,
        "date": "2023-11-14",
    }
    record = json.loads((out / "năm-2024" / "run.json").read_text(encoding="utf-8"))
    assert record["metadata"] == executed.metadata.soatso
    collected = read_notebook(out / "collection" / "90-collection.ipynb")
    assert collected.cells[-1].outputs[0].text == "năm-2024 năm-2024-2 en\n"


@pytest.mark.notebook
def test_a_report_that_fails_leaves_its_neighbours_and_its_own_past_alone(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What there is of it is put by; the exit code is 3, above that of a report which cannot be read."""
    bad, good = here / "bad.txt", here / "good.txt"
    bad.write_text(GOOD, encoding="utf-8")
    good.write_text(GOOD, encoding="utf-8")
    assert main(["run", "bad.txt", "--quiet"]) == 0
    before = made(here / "build" / "bad")

    bad.write_text(f"{GOOD} FAIL", encoding="utf-8")
    assert main(["run", "bad.txt", "missing.txt", "good.txt", "--notebooks", "20"]) == 3
    table, lines = capsys.readouterr()
    assert table
    assert (
        "soatso: bad.txt: 20-look failed: cell 3: AssertionError: a sum that did not come out (see build/_failed/bad)"
        in lines
    )
    assert "soatso: missing.txt: there is no such file" in lines
    assert visible(here / "build") == {"bad", "good", "_failed", "run.json", "changes.md"}
    assert made(here / "build" / "bad") == before
    assert made(here / "build/good").keys() == {"20-look.ipynb", "run.json", "seen.txt"}
    assert "AssertionError" in (here / "build/_failed/bad/20-look.ipynb").read_text(encoding="utf-8")

    bad.write_text(f"{GOOD} ", encoding="utf-8")
    assert main(["run", "bad.txt", "--quiet", "--notebooks", "20"]) == 0
    after = made(here / "build" / "bad")
    assert not (here / "build/_failed").exists()
    assert after["brief.pdf"] == before["brief.pdf"], "only some notebooks: what the others made stays"
    assert after["20-look.ipynb"] != before["20-look.ipynb"]
    assert capsys.readouterr() == ("", "")


STARTED_WITH_OTHER_NOTEBOOKS = """
import sys
from pathlib import Path
from helpers.running import folders
from helpers.running.cli import main
if __name__ == "__main__":
    folders.notebooks_dir = lambda: Path(sys.argv[1])
    sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.notebook
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_ends_soon_and_leaves_nothing_half_made(
    sent: signal.Signals, here: Path, small: Path
) -> None:
    asleep = here / "asleep"
    (here / "slow.txt").write_text(f"{GOOD} SLEEP", encoding="utf-8")
    program = here / "program.py"
    program.write_text(STARTED_WITH_OTHER_NOTEBOOKS, encoding="utf-8")
    typed = ["run", "slow.txt", "a", "--notebooks", "20", "-p", "words", str(asleep)]
    with subprocess.Popen([sys.executable, program, small, *typed], stderr=subprocess.PIPE, text=True) as process:
        while not asleep.exists() and process.poll() is None:
            time.sleep(0.1)
        process.send_signal(sent)
        try:
            _, errors = process.communicate(timeout=60)
        finally:
            process.kill()
    assert process.returncode == 130, errors
    assert errors.splitlines()[-1] == "soatso: interrupted"
    assert "Traceback" not in errors
    assert visible(here / "build") <= {"năm-2024", "run.json", "changes.md"}
    assert {path.name for path in (here / "build").iterdir() if path.name.startswith(".")} == {".soatso"}
    account = json.loads((here / "build" / "run.json").read_text(encoding="utf-8"))
    assert (account["exit_code"], account["reports"][0]["status"]) == (130, "unfinished")


def test_a_process_of_a_run_leaves_out_what_makes_papermill_slow_to_start() -> None:
    """The grammar of web addresses takes longer to build than all the rest; who wants it can still import it."""
    code = (
        "import sys; from helpers.running.startup import prepare; prepare(); import nbformat; "
        "print('rfc3987_syntax' in sys.modules); import rfc3987_syntax"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


# -- what is refused before anything starts ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "typed"),
    [
        ("no notebook knows the parameter 'plases': the known ones are bold (bool), places (int)", "-p plases 2"),
        ("no notebook knows the parameter 'laguage': the known ones are bold (bool), ", "-p laguage en"),
        (", language (use --lang), ", "-p laguage en"),
        ("parameter places wants int, not 'two'", "-p places two"),
        ("parameter share wants float, not 'half'", "-p share half"),
        ("parameter bold wants bool, not 'perhaps'", "-p bold perhaps"),
        ("parameter report is set by the run: name the report", "-p report y.md"),
        ("parameter language is set by the run: use --lang", "-p language fr"),
        ("--notebooks 55: there is no such notebook; there are 20-look, 40-brief, 90-coll", "--notebooks 20,55,90"),
        ("--notebooks names none: give numbers, as in --notebooks 20,40,90", "--notebooks ,"),
        ("none.parquet: not made by soatso scan; name the folder given to its -o", "--from none.parquet"),
        ("--where chooses among the reports of a scan: name its folder with --from", "--where True"),
        ("parameter folder is set by the run: use --out", "-p folder x"),
        ("none.yml: cannot be read as YAML (No such file or directory)", "-f none.yml"),
        ("list.yml: is no list of parameters; write NAME: VALUE", "-f list.yml"),
        ("parameter places wants int, not 'two'", "-f words.yml"),
        ("q*.txt: no reports here", "q*.txt"),
        ("a/năm 2024.txt/build: cannot be written (Not a directory)", "--out 'a/năm 2024.txt/build'"),
        ("b/năm 2024.md: cannot be written", "--out 'b/năm 2024.md'"),
        ("empty: no reports here", "empty"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line_before_anything_starts(
    said: str, typed: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "empty").mkdir()
    (here / "list.yml").write_text("- 1\n")
    (here / "words.yml").write_text("places: two\n")
    before = made(here)
    words = shlex.split(typed)
    assert main(["run", *(["a"] if words[0].startswith("-") else []), *words]) == 2
    out, err = capsys.readouterr()
    assert (out, len(err.splitlines())) == ("", 1)
    assert said in err
    assert made(here) == before


@pytest.mark.parametrize(
    "held", ["", "[]", "{", '{"cells": []}', '{"cells": [], "metadata": {}, "nbformat": 4}', "\udcff"]
)
def test_a_file_that_is_no_notebook_is_refused_before_anything_starts(
    held: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a working folder the notebooks are the user's to change."""
    monkeypatch.chdir(tmp_path)
    notebook = tmp_path / "notebooks/50-own.ipynb"
    notebook.parent.mkdir()
    notebook.write_text(held, encoding="utf-8", errors="surrogateescape")
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    assert main(["run", "good.txt"]) == 2
    told = "cannot be run (it is no notebook, or names no kernel); open it in JupyterLab and save it, or move it away"
    assert capsys.readouterr() == ("", f"soatso: {notebook}: {told}\n")
    assert not (tmp_path / "build").exists()


def test_without_reports_the_remedy_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run"]) == 2
    assert (
        capsys.readouterr().err
        == "soatso: data/reports: no reports here; name one, or lay out a folder with one: soatso new DIR\n"
    )


@pytest.mark.parametrize("link", [False, True])
def test_a_folder_that_no_run_has_made_is_never_replaced(link: bool, here: Path) -> None:
    """Someone's own work may bear a report's name."""
    mine = here / "build" / "năm-2024"
    (here / "work").mkdir()
    mine.parent.mkdir()
    if link:
        mine.symlink_to(here / "work")
    else:
        mine.mkdir()
    (mine / "thesis.txt").write_text("ten years")
    with pytest.raises(BadUsage, match="not made by soatso run"):
        plan([Path("a")], Path("build"))
    assert (mine / "thesis.txt").read_text() == "ten years"


def test_parameters_arrive_as_their_types(here: Path) -> None:
    given = {"places": "3", "share": "0.25", "bold": "True", "words": "007"}
    assert plan([Path("a")], Path("build"), parameters=given).parameters == {
        "places": 3,
        "share": 0.25,
        "bold": True,
        "words": "007",
    }


@pytest.mark.parametrize(
    ("names", "reports"),
    [
        (["x"], ["x.md"]),
        (["x", "x-2", "x-3"], ["x.md", "x.txt", "sub/x.md"]),
        (["x", "X-2"], ["x.md", "X.md"]),
        (["x-2", "x", "x-3"], ["x-2.md", "x.md", "x.txt"]),
        (["x"], ["x.md", "./x.md", "sub/../x.md"]),
        (["Báo-cáo-số-1"], ["Ba\u0301o ca\u0301o số #1.docx"]),
        (["etc-passwd"], ["..\\..\\etc\\passwd.md"]),
        (["report"], ["....md"]),
        (["b-rm-rf"], ["_b$(rm -rf ~).txt"]),
    ],
)
def test_a_folder_is_named_after_its_report(names: list[str], reports: list[str]) -> None:
    """Without suffix, made safe, numbered where it is taken (whatever the case); a report given twice is one."""
    assert list(folders.folder_names(map(Path, reports))) == names


def test_the_longest_name_still_makes_a_folder(tmp_path: Path) -> None:
    [name] = folders.folder_names([Path("ộ" * 80 + ".txt")])
    with folders.made_aside(tmp_path / name) as folder:
        folders.put_in_place(folder, tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == [name]


# -- the real notebooks -----------------------------------------------------------------------------------------------


@pytest.mark.notebook
def test_the_real_brief_becomes_a_pdf_with_the_findings(root: Path, tmp_path: Path) -> None:
    """128 + 78 = 206, not 215: a reader finds it in the PDF of the made-up report."""
    report = root / "tests/data/cong-doan-2023.md"
    typed = ["run", str(report), "--notebooks", "40", "--out", str(tmp_path), "--fail-on", "inconsistent"]
    done = subprocess.run([sys.executable, "-m", "helpers", *typed], capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    pages = pypdf.PdfReader(tmp_path / "cong-doan-2023" / "brief.pdf").pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "128 + 78 = 206" in text


@pytest.mark.notebook
def test_plain_papermill_runs_a_notebook_from_the_command_line(root: Path, tmp_path: Path) -> None:
    """As cron would, in the project's folder."""
    typed = ["notebooks/20-consistency.ipynb", str(tmp_path / "out.ipynb"), "-p", "language", "en"]
    report = ["-p", "report", "tests/data/ngan-sach-2024.txt"]
    command = [sys.executable, "-m", "papermill", *typed, *report, "--no-progress-bar"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    executed = read_notebook(tmp_path / "out.ipynb")
    assert not any(output.output_type == "error" for cell in executed.cells for output in cell.get("outputs", []))
    assert "80.0%, not 90%" in (tmp_path / "out.ipynb").read_text(encoding="utf-8")


# -- what is told of a run --------------------------------------------------------------------------------------------


@pytest.mark.notebook
def test_a_run_says_what_changed_since_the_last(
    here: Path, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the table, in the account and as a letter; what is up to date is not made again."""
    wrong = "Tổng số 100 hồ sơ được giải quyết, gồm 60 hồ sơ đúng hạn và 30 hồ sơ trễ hạn."
    for name, text in {"x": GOOD, "y": wrong}.items():
        (here / f"{name}.txt").write_text(text, encoding="utf-8")
    (here / "p.yml").write_text("places: 4\nbold: true\n")
    typed = ["run", "?.txt", "-f", "p.yml", "-p", "places", "3", "--pdf", "all", "--log-json", "log/run.jsonl"]
    assert main(typed) == 1
    assert (here / "build/x/seen.txt").read_text() == "vi True 4 True"
    assert made(here / "build/x").keys() >= {"20-look.pdf", "brief.pdf"}
    (here / "x.txt").write_text(f"{GOOD}\n\n{wrong}", encoding="utf-8")
    before = made(here / "build/y")
    capsys.readouterr()

    assert main(typed) == 1
    table, progress = capsys.readouterr()
    assert [line.split()[-3] for line in table.splitlines() if line.startswith(" x ")] == ["+1"]
    assert {line.split(maxsplit=1)[1].rpartition(" (")[0] for line in progress.splitlines()} == {
        "x: done",
        "y: up to date",
    }
    assert made(here / "build/y") == before
    schema = json.loads((root / "data/soatso-run.schema.json").read_text(encoding="utf-8"))
    account = json.loads((here / "build/run.json").read_text(encoding="utf-8"))
    jsonschema.validate(account, schema)
    record = json.loads((here / "build/x/run.json").read_text(encoding="utf-8"))
    jsonschema.validate(record, {**schema["$defs"]["record"], "$defs": schema["$defs"]})
    [x, y] = account["reports"]
    assert (x["status"], y["status"], account["exit_code"]) == ("done", "current", 1)
    [new] = x["changes"]["new"]
    assert (new["printed"], new["operands"], new["verdict"]) == ("100", ["60", "30"], "inconsistent")
    assert y["changes"] is None
    text = (here / "build/changes.md").read_text(encoding="utf-8")
    assert text.startswith("# Có gì thay đổi so với lần chạy trước\n\n## x\n\n- **mới**: 60 + 30 = 90")
    events = [json.loads(line) for line in (here / "log/run.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [event["event"] for event in events].count("started") == 2
    assert events[-1] | {"time": ""} == {"time": "", "event": "ended", "exit_code": 1}
    assert {event["name"] for event in events if event["event"] == "report"} == {"x", "y"}
