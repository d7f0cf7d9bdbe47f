"""The files that start a run by the clock say what the programs they are for, and ours, understand."""

import ast
import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from papermill import inspect_notebook

from helpers.running.cli import parser

ROOT = Path(__file__).resolve().parents[2]
SCHEDULE = ROOT / "notebooks" / "schedule"
FILES = sorted(path for path in SCHEDULE.iterdir() if path.name != "README.md")


def program(name: str) -> str:
    """Return where a program is; without it the test is skipped, but not when `make test-schedulers` runs it."""
    found = shutil.which(name)
    if found is None and os.environ.get("SOATSO_SCHEDULERS"):
        pytest.fail(f"{name} is not installed")
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def commands(path: Path) -> Iterator[list[str]]:
    """Yield the arguments of every call of soatso in a file, comments aside."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.lstrip().startswith("#") and "venv/bin/soatso " in line:
            for command in line.split("venv/bin/soatso ")[1:]:
                yield shlex.split(re.split(r" && | > |\"", command)[0])


@pytest.mark.parametrize("name", ["crontab", "soatso.service", "github-actions.yml", "airflow_dag.py"])
def test_soatso_knows_what_a_scheduler_tells_it(name: str) -> None:
    called = list(commands(SCHEDULE / name))
    assert called
    for arguments in called:
        parser().parse_args(arguments)


def test_the_overview_names_every_file() -> None:
    text = (SCHEDULE / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\]\(([^)]+)\)", text)) == {path.name for path in FILES}


# -- cron and systemd -------------------------------------------------------------------------------------------------


def test_cron_takes_the_crontab() -> None:
    done = subprocess.run([program("crontab"), "-n", SCHEDULE / "crontab"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_crontab_with_a_mistake_would_not_pass(tmp_path: Path) -> None:
    wrong = tmp_path / "crontab"
    wrong.write_text((SCHEDULE / "crontab").read_text(encoding="utf-8").replace("15 2 *", "15 25 *"), encoding="utf-8")
    assert subprocess.run([program("crontab"), "-n", wrong], capture_output=True, check=False).returncode != 0


def verified(folder: Path, change: tuple[str, str] = ("", "")) -> str:
    """Return what systemd finds wrong with the units, in a folder that has the program they start."""
    binary = folder / "srv/.venv/bin/soatso"
    binary.parent.mkdir(parents=True)
    binary.symlink_to("/bin/true")
    for unit in SCHEDULE.glob("soatso.*"):
        text = unit.read_text(encoding="utf-8").replace("/srv/soatso", str(folder / "srv")).replace(*change)
        (folder / unit.name).write_text(text, encoding="utf-8")
    units = [f"{folder}/soatso.service", f"{folder}/soatso.timer"]
    command = [program("systemd-analyze"), "--man=no", "verify", *units]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stderr if done.returncode or "soatso" in done.stderr else ""


def test_systemd_takes_the_service_and_the_timer(tmp_path: Path) -> None:
    assert verified(tmp_path) == ""


@pytest.mark.parametrize(("right", "wrong"), [("Type=oneshot", "Type=once"), ("02:15:00", "26:15:00")])
def test_a_unit_with_a_mistake_would_not_pass(tmp_path: Path, right: str, wrong: str) -> None:
    assert "soatso" in verified(tmp_path, (right, wrong))


# -- GitHub, Airflow, Jupyter -----------------------------------------------------------------------------------------


def test_the_workflow_runs_by_the_clock_and_keeps_what_it_made() -> None:
    workflow: dict[Any, Any] = yaml.safe_load((SCHEDULE / "github-actions.yml").read_text(encoding="utf-8"))
    [clock] = workflow[True]["schedule"]  # to YAML, "on" is a word for true
    assert len(clock["cron"].split()) == 5
    steps = workflow["jobs"]["run"]["steps"]
    kept = [step for step in steps if str(step.get("uses", "")).startswith("actions/upload-artifact@")]
    assert [(step["if"], step["with"]["path"]) for step in kept] == [("always()", "out/")]
    targets = {word for step in steps for word in re.findall(r"^make (\w+)", step.get("run", ""))}
    known = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert targets == {"setup"} & set(known)


def test_the_dag_passes_parameters_that_its_notebook_knows() -> None:
    """Papermill only warns of others."""
    tree = ast.parse((SCHEDULE / "airflow_dag.py").read_text(encoding="utf-8"))
    [call] = [
        node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "PapermillOperator"
    ]
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    parameters = given["parameters"]
    assert isinstance(parameters, ast.Dict)
    notebook = ROOT / ast.unparse(given["input_nb"]).strip("f'\"").removeprefix("{SOATSO}/")
    names = {str(ast.literal_eval(key)) for key in parameters.keys if key is not None}
    assert names == {"folder", "language"} & set(inspect_notebook(notebook))


def test_the_recipe_for_people_who_click_names_parameters_that_the_notebook_knows() -> None:
    text = (SCHEDULE / "jupyter-scheduler.md").read_text(encoding="utf-8")
    names = set(re.findall(r"^ *\| `(\w+)` \|", text, re.MULTILINE))
    assert names == {"report", "language", "output_dir"} & set(
        inspect_notebook(ROOT / "notebooks/20-consistency.ipynb")
    )
