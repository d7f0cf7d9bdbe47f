"""What is built to be installed: that it lacks nothing, and works where the project itself is not.

`make test` takes the wheel apart and runs it from there. `make test-wheel` builds both distributions as they are
published, and installs the wheel into an empty environment.
"""

import os
import subprocess
import sys
import tarfile
import zipfile
from email import message_from_string
from pathlib import Path

import pytest
from hatchling.build import build_wheel
from packaging.requirements import Requirement

import helpers
from tests.test_packaging import by_name, project_table

LONG = pytest.mark.skipif(not os.environ.get("SOATSO_WHEEL"), reason="takes a minute and the network: make test-wheel")
FOLDER = "helpers/working_folder"


def tracked(root: Path, *places: str) -> set[str]:
    """Return the files in these folders that git knows or would add."""
    if not (root / ".git").exists():
        pytest.skip("not a clone: git cannot tell which files are the project's")
    found = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *places],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    return {name for name in found.stdout.splitlines() if (root / name).exists()}


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a wheel of the project as it stands."""
    folder = tmp_path_factory.mktemp("wheel")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        return folder / build_wheel(str(folder))


@pytest.fixture(scope="module")
def unpacked(wheel: Path) -> Path:
    """Return the folder of what is in the wheel."""
    folder = wheel.parent / "unpacked"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    """Return what a command prints, far from the project: nothing leads there but what is given."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL", "SOATSO"))}
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env={**kept, **environment}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_holds_every_file_of_the_package_and_of_a_working_folder(root: Path, wheel: Path) -> None:
    """Messages, style sheets, templates, notebooks and data, and nothing besides but what says what it is."""
    expected = {name.removeprefix("src/") for name in tracked(root, "src/helpers")}
    shipped = {name for name in tracked(root, "notebooks", "data") if not name.startswith("data/pictures/")}
    expected |= {f"{FOLDER}/{name}" for name in shipped}
    with zipfile.ZipFile(wheel) as archive:
        assert {name for name in archive.namelist() if name.startswith("helpers/")} == expected
        others = {name.split("/", 1)[1] for name in archive.namelist() if not name.startswith("helpers/")}
        assert [n for n in shipped if archive.read(f"{FOLDER}/{n}") != (root / n).read_bytes()] == []
    told = {"METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE"}
    assert others == told | {"data/share/jupyter/lab/settings/overrides.d/soatso.json"}


def test_the_wheel_says_what_it_is_and_needs(unpacked: Path) -> None:
    """The fonts of the PDF are among it: packages of their own."""
    [folder] = unpacked.glob("*.dist-info")
    metadata = message_from_string((folder / "METADATA").read_text(encoding="utf-8"))
    assert (metadata["Name"], metadata["Version"]) == ("soatso", helpers.__version__)
    assert metadata["Requires-Python"] == project_table()["requires-python"]
    needed = [text for text in metadata.get_all("Requires-Dist", []) if not Requirement(text).marker]
    assert by_name(needed) == by_name(project_table()["dependencies"])
    assert "fontpkg-ibm-plex-serif" in by_name(needed)
    points = (folder / "entry_points.txt").read_text(encoding="utf-8")
    assert "[console_scripts]\nsoatso = helpers.running.cli:main\n" in points
    assert {f"[{group}]" for group in project_table()["entry-points"]} <= set(points.splitlines())


@pytest.mark.notebook
def test_the_wheel_lays_out_a_folder_in_which_reports_are_made(unpacked: Path, tmp_path: Path) -> None:
    """With nothing of the project but what the wheel holds, and with a notebook that the user added."""
    soatso = [sys.executable, "-m", "helpers"]
    code = "import helpers; print(helpers.__file__)"
    assert run(sys.executable, "-c", code, cwd=tmp_path, PYTHONPATH=str(unpacked)).startswith(str(unpacked))
    run(*soatso, "new", "work", cwd=tmp_path, PYTHONPATH=str(unpacked))
    work = tmp_path / "work"
    (work / "notebooks/50-own.ipynb").write_bytes((work / "notebooks/10-figures.ipynb").read_bytes())
    run("make", "reports", "ARGS=--notebooks 40,50 --quiet", cwd=work, PYTHONPATH=str(unpacked))
    made = {path.name for path in (work / "build/dong-da-2020-2025").iterdir()}
    assert {"40-brief.ipynb", "50-own.ipynb", "brief.pdf"} <= made


@LONG
def test_the_published_wheel_works_in_an_empty_environment(root: Path, tmp_path: Path) -> None:
    """Built in isolation from the source distribution, and installed with what it says it needs, newest first."""
    dist, bare, work = tmp_path / "dist", tmp_path / "bare", tmp_path / "work"
    run(sys.executable, "-m", "build", "--outdir", dist, root, cwd=tmp_path)
    [source], [wheel] = dist.glob("*.tar.gz"), dist.glob("*.whl")
    with tarfile.open(source) as archive:
        inside = {name.partition("/")[2] for name in archive.getnames()}
    assert tracked(root) - inside == set(), "whoever has the source distribution can do all that is in CONTRIBUTING"
    uv = Path(sys.executable).with_name("uv")
    run(uv, "venv", "--python", sys.executable, bare, cwd=tmp_path)
    run(uv, "pip", "install", "--python", bare / "bin/python", wheel, cwd=tmp_path)
    soatso, report = bare / "bin/soatso", work / "data/reports/dong-da-2020-2025.md"
    assert run(soatso, "--version", cwd=tmp_path) == f"soatso {helpers.__version__}\n"
    run(soatso, "new", work, cwd=tmp_path)
    assert "3,318 : 22,824 = 14.54%" in run(soatso, "check", "--lang", "en", report, cwd=tmp_path)
    run("make", "reports", cwd=work)
    made = {path.name for path in (work / "build/dong-da-2020-2025").iterdir()}
    assert {path.name for path in (root / "notebooks").glob("*.ipynb")} <= made | {"90-collection.ipynb"}
    assert (work / "build/dong-da-2020-2025/brief.pdf").read_bytes().startswith(b"%PDF-")
