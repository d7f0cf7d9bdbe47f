"""Planted errors are found, placed and named; right reports stay quiet. ``make mutation`` does it a thousand times."""

from pathlib import Path

import pytest

from tests.mutation.errors import planted, wrong
from tests.mutation.measure import Outcome, alarms, audited, outcome, shares
from tests.mutation.scenes import made_up

CLEAN, ERRORS = range(60), range(9)


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> list[Outcome]:
    """Plant every error that can be planted into some reports."""
    folder = tmp_path_factory.mktemp("planted")
    return [outcome(seed, case, folder) for seed in ERRORS for case in planted(seed)]


@pytest.mark.parametrize("seed", CLEAN)
def test_a_right_report_raises_no_alarm(seed: int, tmp_path: Path) -> None:
    report = made_up(seed)
    assert wrong(report) == []
    one = audited(report, tmp_path)
    assert [(f.relation.kind, one.quote(f.relation.operands[0])) for f in alarms(one)] == []


def test_what_is_made_up_is_read_and_checked(tmp_path: Path) -> None:
    """No alarm in a report of which nothing is understood would mean nothing."""
    one = audited(made_up(3), tmp_path)
    assert len(one.checked) > 0.9 * len(one.statistics)


def test_every_planted_error_makes_something_false() -> None:
    assert all(wrong(case.report) for seed in ERRORS for case in planted(seed))


@pytest.mark.parametrize(("what", "least"), [("caught", 0.98), ("first", 0.90), ("three", 0.98), ("class", 0.85)])
def test_planted_errors_are_caught_placed_and_named(outcomes: list[Outcome], what: str, least: float) -> None:
    assert len(outcomes) > 60
    part = shares(outcomes)[what]
    assert part >= least, [one for one in outcomes if not one.caught or one.place != 1 or not one.classed]
