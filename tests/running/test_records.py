"""What a folder was made from, and whether that is still so."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from helpers.running import plan as planning
from helpers.running.plan import Plan
from helpers.running.records import RECORD, Record, code_hash, hashes, is_current, load_record, write_record
from helpers.running.summaries import Summary

SUMMARY = Summary("t", None, "2024", "0" * 64, 3, 2, 1, {"consistent": 1}, ())


@pytest.fixture
def planned(tmp_path: Path) -> Plan:
    """Return a plan for one report and two notebooks."""
    for name in ("20-look.ipynb", "40-brief.ipynb"):
        (tmp_path / name).write_text(name)
    known = {tmp_path / "20-look.ipynb": frozenset({"places"}), tmp_path / "40-brief.ipynb": frozenset[str]()}
    return Plan({"x": tmp_path / "x.txt"}, tmp_path / "out", known, parameters={"places": 1})


def keys(plan: Plan, *sources: str) -> dict[str, str]:
    """Return the keys of a plan, computed anew."""
    return replace(plan).keys(plan.single, *(sources or ("report", "sidecar")))


def test_the_same_gives_the_same_key(planned: Plan) -> None:
    assert keys(planned) == keys(planned)
    assert keys(planned).keys() == {"20-look", "40-brief", "brief.pdf"}


@pytest.mark.parametrize(
    ("same", "change"),
    [
        (set(), lambda plan: keys(plan, "another", "sidecar")),
        (set(), lambda plan: keys(plan, "report", "another")),
        (set(), lambda plan: keys(replace(plan, language="en"))),
        (set(), lambda plan: keys(replace(plan, sidecar=False))),
        ({"40-brief", "brief.pdf"}, lambda plan: keys(replace(plan, parameters={"places": 2}))),
        ({"20-look", "40-brief", "brief.pdf"}, lambda plan: keys(replace(plan, engine="papermill", workers=9))),
        ({"20-look", "40-brief", "brief.pdf"}, lambda plan: keys(replace(plan, pdf="all"))),
        ({"20-look", "40-brief"}, lambda plan: keys(replace(plan, pdf="none"))),
    ],
)
def test_another_source_gives_another_key(
    same: set[str], change: Callable[[Plan], dict[str, str]], planned: Plan
) -> None:
    """Only to those that read it; how a run works changes nothing."""
    before, after = keys(planned), change(planned)
    assert {step for step in before if after.get(step) == before[step]} == same


def test_another_notebook_or_code_gives_another_key(planned: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    before = keys(planned)
    planned.single[0].write_text("changed")
    assert {step for step, key in keys(planned).items() if before[step] == key} == {"40-brief", "brief.pdf"}
    monkeypatch.setattr(planning, "code_hash", lambda: "other code")
    assert {step for step, key in keys(planned).items() if before[step] == key} == set()
    assert len(code_hash()) == 64


def test_a_folder_is_current_while_it_holds_what_it_held(tmp_path: Path) -> None:
    """One file changed, missing or added, and it is made again."""
    (tmp_path / "a.txt").write_text("a")
    record = Record("x.txt", {"20-look": "k"}, hashes(tmp_path), "2024-01-01T00:00:00+00:00", {}, {}, SUMMARY)
    write_record(tmp_path, record)
    assert load_record(tmp_path) == record
    (tmp_path / ".ipynb_checkpoints").mkdir()
    (tmp_path / ".ipynb_checkpoints" / "a.txt").touch()
    assert is_current(tmp_path, record, {"20-look": "k"})
    assert not is_current(tmp_path, record, {"20-look": "l"})
    assert not is_current(tmp_path, record, {"20-look": "k", "30-charts": "k"})
    for change in (lambda p: p.write_text("b"), Path.unlink, lambda p: (p.write_text("a"), (p.parent / "c").touch())):
        change(tmp_path / "a.txt")
        assert not is_current(tmp_path, record, {"20-look": "k"})


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "{}", '{"schema_version": 1}', '{"schema_version": 2}', "\xff"]
)
def test_what_is_no_record_is_none(text: str, tmp_path: Path) -> None:
    (tmp_path / RECORD).write_bytes(text.encode("latin-1"))
    assert load_record(tmp_path) is None
    assert load_record(tmp_path / "nowhere") is None


def test_a_record_of_another_version_is_none(tmp_path: Path) -> None:
    """What an older soatso wrote is made again."""
    write_record(tmp_path, Record("x.txt", {}, {}, "", {}, {}, SUMMARY))
    row = json.loads((tmp_path / RECORD).read_text())
    row["summary"]["unknown"] = 1
    (tmp_path / RECORD).write_text(json.dumps(row))
    assert load_record(tmp_path) is None
