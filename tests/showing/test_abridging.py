from dataclasses import replace

import pandas as pd
import pytest

from helpers.showing.abridging import abridged, is_single
from helpers.showing.chart_tables import ratings_table
from helpers.showing.check_tables import shares_table
from helpers.showing.pictures import CHARTS
from tests.showing.made_audit import made_audit


def test_of_many_shares_those_that_do_not_hold_are_kept_in_their_order() -> None:
    audit = made_audit()
    many = [replace(audit.findings[2], id=i) for i in range(40)] + [replace(audit.findings[1], id=40)]
    kept = abridged("shares", shares_table(replace(audit, findings=tuple(many)), "vi"))
    assert len(kept) == 24
    assert 40 in set(kept["finding"])
    assert kept["finding"].is_monotonic_increasing


def test_of_many_groups_only_whole_ones_are_kept() -> None:
    audit = made_audit()
    many = tuple(replace(audit.groups[0], key=f"group {i}") for i in range(10))
    kept = abridged("ratings", ratings_table(replace(audit, groups=many), "vi"))
    assert kept.groupby("group").size().to_dict() == {f"group {i}": 3 for i in range(8)}


def test_one_group_is_kept_however_large_it_is() -> None:
    table = pd.DataFrame({"group": ["a"] * 30 + ["b"], "label": [str(i) for i in range(31)]})
    assert set(abridged("parts", table)["group"]) == {"a"}
    assert len(abridged("parts", table)) == 30


@pytest.mark.parametrize("name", CHARTS)
def test_several_marks_are_a_chart(name: str) -> None:
    assert not is_single(name, CHARTS[name][0](made_audit(), "vi"))


@pytest.mark.parametrize("name", ["coverage", "targets", "shares", "verdicts"])
def test_one_mark_is_no_chart(name: str) -> None:
    audit = made_audit()
    groups = tuple({group.kind: group for group in audit.groups}.values())
    alone = replace(audit, groups=groups, findings=audit.findings[1:2])
    assert is_single(name, CHARTS[name][0](alone, "vi"))


def test_a_text_of_one_line_needs_no_map() -> None:
    table = CHARTS["positions"][0](made_audit(), "vi")
    assert is_single("positions", table[table["line"] == 0])
