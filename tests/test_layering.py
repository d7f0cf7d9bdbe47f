"""A module imports only from rooms to its left, and only what its room may need."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("reading", "checking", "showing", "running")
OURS = sys.stdlib_module_names | {"helpers", "tests"}
RUNNERS = {"papermill", "nbconvert", "nbclient", "dask", "distributed"}
SLOW = {"numpy", "pandas", "matplotlib", "seaborn", "scipy", "IPython", "papermill", "nbconvert", "nbformat", "typst"}


def module_name(path: Path, source: Path) -> str:
    """Return the dotted name of the module in ``path``."""
    parts = path.relative_to(source).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path, source: Path) -> Iterator[str]:
    """Yield the dotted names a module imports, wherever in it, and also for types only."""
    package = module_name(path, source).split(".")
    package = package if path.name == "__init__.py" else package[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            start = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{start}.{alias.name}" for alias in node.names)


def room(name: str) -> int:
    """Return how far right a module stands: the errors before every room, ``python -m helpers`` in the last."""
    parts = name.split(".")
    if len(parts) > 1 and parts[1] in ROOMS:
        return ROOMS.index(parts[1])
    return ROOMS.index("running") if parts[1:] == ["__main__"] else -1


def may_run_notebooks(name: str) -> bool:
    """Tell whether a module is one of those that execute or export notebooks."""
    return room(name) == ROOMS.index("running") or name.startswith("helpers.showing.typst")


def trespasses(source: Path) -> list[str]:
    """Return each import that a module below ``source`` may not have, as "module imports name"."""
    found = []
    for path in sorted(source.rglob("*.py")):
        name = module_name(path, source)
        for imported in imports(path, source):
            top = imported.split(".")[0]
            rightwards = top == "helpers" and room(imported) > room(name)
            if rightwards or (top in RUNNERS and not may_run_notebooks(name)):
                found.append(f"{name} imports {imported}")
    return found


def test_a_module_imports_only_from_rooms_to_its_left() -> None:
    """Reading → checking → showing → running; only running and the PDF may run or export notebooks."""
    assert trespasses(ROOT / "src") == []


@pytest.mark.parametrize(
    ("module", "text", "expected"),
    [
        ("checking/a.py", "from helpers.reading.numerals import read", []),
        ("checking/a.py", "from helpers.errors import SoatSoError", []),
        ("checking/a.py", "from helpers import __version__", []),
        ("reading/a.py", "import helpers.checking", ["helpers.reading.a imports helpers.checking"]),
        ("reading/a.py", "from helpers import checking", ["helpers.reading.a imports helpers.checking"]),
        ("reading/a.py", "from ..checking import x", ["helpers.reading.a imports helpers.checking.x"]),
        ("reading/__init__.py", "from ..checking import x", ["helpers.reading imports helpers.checking.x"]),
        ("errors.py", "import helpers.reading", ["helpers.errors imports helpers.reading"]),
        ("__main__.py", "from helpers.running.cli import main", []),
        (
            "checking/a.py",
            "def f():\n    from helpers.running import b",
            ["helpers.checking.a imports helpers.running.b"],
        ),
        ("showing/a.py", "import nbconvert.exporters", ["helpers.showing.a imports nbconvert.exporters"]),
        ("showing/typst/a.py", "import nbconvert.exporters", []),
        ("running/a.py", "import papermill", []),
    ],
)
def test_trespasses_are_found_in_every_form_of_import(
    tmp_path: Path, module: str, text: str, expected: list[str]
) -> None:
    """An import is one also when relative, inside a function, or of a module from its package."""
    path = tmp_path / "helpers" / module
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    assert trespasses(tmp_path) == expected


@cache
def providers() -> dict[str, set[str]]:
    """Return for each importable top-level name the distributions that bring it."""
    return {top: {canonicalize_name(name) for name in names} for top, names in packages_distributions().items()}


def undeclared(source: Path, declared: set[str]) -> set[str]:
    """Return the third-party packages imported below ``source`` that no declared distribution brings."""
    tops = {name.split(".")[0] for path in source.rglob("*.py") for name in imports(path, source)}
    # A namespace may belong to several distributions; one of them declared is enough.
    return {top for top in tops - OURS if not providers().get(top, {canonicalize_name(top)}) & declared}


def listed(source: Path) -> set[str]:
    """Return the distributions in the lists of requirements below ``source``: what has an environment of its own."""
    lines = [line for path in source.rglob("requirements.txt") for line in path.read_text("utf-8").splitlines()]
    return {canonicalize_name(m.group()) for line in lines if (m := re.match(r"[A-Za-z0-9][\w.-]*", line))}


@pytest.mark.parametrize(("source", "extras"), [("src", ("cluster",)), ("tests", ("dev",))])
def test_what_is_imported_is_declared(source: str, extras: tuple[str, ...]) -> None:
    """Nothing is used only because another package happens to bring it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    requirements = [*project["dependencies"], *(r for extra in extras for r in project["optional-dependencies"][extra])]
    declared = {canonicalize_name(Requirement(r).name) for r in requirements} | listed(ROOT / source)
    assert undeclared(ROOT / source, declared) == set()


@pytest.mark.parametrize("form", ["table", "jsonl"])
def test_a_check_at_the_terminal_loads_nothing_slow(tmp_path: Path, form: str) -> None:
    """A person waits for ``soatso check``; pandas alone would take longer than the whole of it."""
    report = tmp_path / "report.txt"
    report.write_text("Có 113 trong tổng số 200 hộ đã ký cam kết, đạt 56,5%.\n", encoding="utf-8")
    command = [sys.executable, "-X", "importtime", "-m", "helpers", "check", "--format", form, str(report)]
    run = subprocess.run(command, cwd=ROOT / "src", capture_output=True, text=True, encoding="utf-8", check=False)
    timed: list[str] = []
    said: list[str] = []
    for line in run.stderr.splitlines():
        (timed if line.startswith("import time:") else said).append(line)
    loaded = {line.rsplit("|", 1)[1].strip().split(".")[0] for line in timed}
    assert (run.returncode, said, "helpers" in loaded, loaded & SLOW) == (0, [], True, set())
