"""What has to agree between the files that set the project up: metadata, lock, conda, make, hooks and CI."""

import importlib
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from hatchling.metadata.core import ProjectMetadata
from hatchling.plugin.manager import PluginManager
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

import helpers

ROOT = Path(__file__).resolve().parent.parent
TO_PYPI = {"matplotlib-base": "matplotlib", "nbconvert-core": "nbconvert", "pyarrow-core": "pyarrow"}
FONTS = {"fontpkg-ibm-plex-mono", "fontpkg-ibm-plex-sans-condensed", "fontpkg-ibm-plex-serif"}
THROUGH_PIP = {"fluent-runtime", "mammoth", "pypdfium2", "typst", *FONTS}
COMMANDS = ("check", "run", "scan", "compare", "new")
TARGETS = {"setup", "lab", "reports", "tables", "test", "check", "lock", "clean"}


def read(name: str) -> str:
    """Return the text of a file of the project."""
    return (ROOT / name).read_text(encoding="utf-8")


def project_table() -> dict[str, Any]:
    """Return the ``[project]`` table of pyproject.toml."""
    project: dict[str, Any] = tomllib.loads(read("pyproject.toml"))["project"]
    return project


def by_name(requirements: list[str]) -> dict[str, SpecifierSet]:
    """Return the range of versions for each distribution."""
    return {canonicalize_name((r := Requirement(text)).name): r.specifier for text in requirements}


def locked() -> dict[str, list[Version]]:
    """Return the versions pinned for each distribution; more than one where they depend on the Python."""
    pins: dict[str, list[Version]] = {}
    for name, version in re.findall(r"^([^\s=]+)==([^\s;]+)", read("requirements.lock"), re.MULTILINE):
        pins.setdefault(canonicalize_name(name), []).append(Version(version))
    return pins


def conda() -> dict[str, Any]:
    """Return environment.yml."""
    environment: dict[str, Any] = yaml.safe_load(read("environment.yml"))
    return environment


def conda_ranges() -> dict[str, SpecifierSet]:
    """Return the ranges environment.yml gives, under the names that PyPI has for them."""
    named = [line.partition(" ") for line in conda()["dependencies"] if isinstance(line, str)]
    return {canonicalize_name(TO_PYPI.get(name, name)): SpecifierSet(specifier) for name, _, specifier in named}


def make(*arguments: str) -> str:
    """Return what make prints for targets that need no set-up."""
    command = ["make", "--no-print-directory", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True).stdout


def listed_targets() -> set[str]:
    """Return the targets that ``make`` alone lists."""
    return set(re.findall(r"^  make ([a-z-]+) ", make(), re.MULTILINE))


def test_conda_gives_what_pip_gives() -> None:
    """The same names with the same ranges, but for what pip brings together with the project itself."""
    wanted = by_name(project_table()["dependencies"])
    python, pip = SpecifierSet(project_table()["requires-python"]), SpecifierSet()
    expected = {name: wanted[name] for name in wanted.keys() - THROUGH_PIP} | {"python": python, "pip": pip}
    assert expected == conda_ranges()


def test_conda_takes_everything_from_one_channel_and_the_project_through_pip() -> None:
    """No other channel is asked, not even the default one."""
    assert conda()["channels"] == ["conda-forge", "nodefaults"]
    assert conda()["dependencies"][-1] == {"pip": ["--editable ."]}


def test_the_lock_pins_every_dependency_within_its_range() -> None:
    """Those of the project, of its tests and checks, and of its build."""
    tables = project_table()
    build = tomllib.loads(read("pyproject.toml"))["build-system"]["requires"]
    wanted = by_name([*tables["dependencies"], *tables["optional-dependencies"]["dev"], *build])
    pins = locked()
    outside = {
        name for name, allowed in wanted.items() if not all(v in allowed for v in pins.get(name, [Version("0")]))
    }
    assert outside == set()


def test_every_pin_has_a_hash_and_nothing_has_an_address() -> None:
    """The lock says what, never where from."""
    text = read("requirements.lock")
    pins = re.split(r"^(?=\S)", text, flags=re.MULTILINE)[1:]
    assert [pin for pin in pins if not re.match(r"[^\s=]+==[^\s;]+.*\\\n    --hash=sha256:[0-9a-f]{64}", pin)] == []
    assert re.findall(r"\w+://|file:|--\w*index\S*|--find-links| @ ", text) == []


def test_the_version_stands_in_one_place() -> None:
    """Metadata take it from the package, and where else it has to be, a test holds it: change log, citation, README."""
    assert ProjectMetadata(str(ROOT), PluginManager()).version == helpers.__version__
    others = [ROOT / "pyproject.toml", ROOT / "environment.yml", *sorted((ROOT / "src").rglob("*.py"))]
    written = re.compile(rf"(?<![\d.]){re.escape(helpers.__version__)}(?![\d.])")
    assert [str(p.relative_to(ROOT)) for p in others if written.search(p.read_text(encoding="utf-8"))] == [
        "src/helpers/__init__.py"
    ]


def releases() -> dict[str, str]:
    """Return the date of each version that the change log tells of, the newest first."""
    return dict(re.findall(r"^## \[(\d[^]]*)\] - (\d{4}-\d\d-\d\d)$", read("CHANGELOG.md"), re.MULTILINE))


def test_the_change_log_begins_with_what_is_unreleased_and_then_tells_of_this_version() -> None:
    headings = re.findall(r"^## \[([^]]+)\]", read("CHANGELOG.md"), re.MULTILINE)
    assert headings == ["Unreleased", *releases()]
    assert headings[1] == helpers.__version__
    assert sorted(headings[1:], key=Version, reverse=True) == headings[1:]


def test_the_change_log_sorts_changes_as_it_says_it_does() -> None:
    """Keep a Changelog knows six sorts; every command of this version is told under one."""
    sorts = set(re.findall(r"^### (.+)$", read("CHANGELOG.md"), re.MULTILINE))
    assert sorts <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    assert [name for name in COMMANDS if f"`soatso {name}" not in read("CHANGELOG.md")] == []


def test_the_citation_names_the_version_that_the_change_log_dates() -> None:
    citation = yaml.safe_load(read("CITATION.cff"))
    assert citation["version"] == helpers.__version__
    assert str(citation["date-released"]) == releases()[helpers.__version__]
    assert citation["license"] == project_table()["license"]
    assert citation["authors"] == project_table()["authors"]
    assert citation["title"].startswith("Soát Số: ")


def entry_points() -> list[str]:
    """Return what console commands and notebook exporters point to."""
    project = project_table()
    groups = [project["scripts"], *project["entry-points"].values()]
    return [target for group in groups for target in group.values()]


@pytest.mark.parametrize("target", entry_points())
def test_an_entry_point_names_something_to_call(target: str) -> None:
    """The console command, the exporters and the engine are where the metadata say."""
    importlib.import_module("papermill")  # it loads the engine, which cannot be loaded before it
    module, _, name = target.partition(":")
    assert callable(getattr(importlib.import_module(module), name))


def test_every_hook_is_local() -> None:
    """A commit needs no network."""
    repositories = yaml.safe_load(read(".pre-commit-config.yaml"))["repos"]
    assert {repository["repo"] for repository in repositories} == {"local"}
    hooks = [hook for repository in repositories for hook in repository["hooks"]]
    assert {(hook["language"], hook["entry"].split("/")[0]) for hook in hooks} == {("system", ".venv")}


def test_hooks_strip_notebooks_as_make_does() -> None:
    """The same options, or one would undo what the other accepts."""
    stripping = r"nbstripout (--keep-id --extra-keys \"[^\"]+\")"
    assert re.findall(stripping, read("Makefile")) == re.findall(stripping, read(".pre-commit-config.yaml")) != []


def test_make_alone_lists_its_targets() -> None:
    """Each with a line that fits a terminal, and none is taken for a file."""
    assert listed_targets() >= TARGETS
    assert [line for line in make().splitlines() if len(line) > 100] == []
    [phony] = re.findall(r"^\.PHONY: ((?:.*\\\n)*.*)", read("Makefile"), re.MULTILINE)
    assert set(phony.replace("\\", "").split()) == listed_targets() | {"anew"}
    assert set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE)) == listed_targets()


@pytest.mark.parametrize("target", ["lab", "reports", "tables", "test", "check"])
def test_a_target_sets_itself_up(target: str) -> None:
    """Each works in a fresh clone, so each depends on what set-up leaves behind."""
    assert re.search(rf"^{target}: \$\(READY\) ##", read("Makefile"), re.MULTILINE)


def test_ci_checks_tests_and_reports() -> None:
    """In this order, and any that fails fails the run."""
    script = read(".ci/run")
    assert re.findall(r"^make (\w+)$", script, re.MULTILINE) == ["check", "test", "reports"]
    assert "set -euo pipefail" in script
