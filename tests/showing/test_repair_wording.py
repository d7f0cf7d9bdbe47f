"""The sentence about an error: which figure, what it should be, and what ties."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from helpers.checking.records import Audit, Change, Repair
from helpers.running.audit import audit
from helpers.showing.jsonl import audit_object
from helpers.showing.repair_wording import groups, placement, supposition

REPORT = "Toàn xã có 1.000 hộ, gồm 755 hộ nông nghiệp và 222 hộ phi nông nghiệp.\n"


@pytest.fixture(scope="module")
def tied(tmp_path_factory: pytest.TempPathFactory) -> Audit:
    """Return a report with one sum whose error cannot be placed."""
    path = tmp_path_factory.mktemp("report") / "x.txt"
    path.write_text(REPORT, encoding="utf-8")
    return audit(path)


def repaired(report: Audit, *repairs: Repair) -> Audit:
    return replace(report, repairs=repairs)


def change(figure: int, low: int, high: int | None, proposal: str | None = None) -> Change:
    return Change(figure, Fraction(low), None if high is None else Fraction(high), proposal)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "vi",
            "Có lẽ sai ở 755 (hộ nông nghiệp), lẽ ra là 778: khi đó mọi phép tính liên quan đều khớp.",
        ),
        ("en", "Probably wrong: 755 (hộ nông nghiệp), which should be 778; with that, every sum agrees."),
    ],
)
def test_the_likeliest_figure_is_named_with_what_it_should_be(tied: Audit, language: str, sentence: str) -> None:
    one = repaired(tied, Repair(0, 1, (change(1, 778, 778),), (0,)), Repair(0, 2, (change(2, 245, 245),), (0,)))
    (alternatives,) = groups(one)
    assert placement(one, alternatives, language) == sentence


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "vi",
            "Không định được chỗ sai: 1.000 (hộ), lẽ ra là 977; hoặc 755 (hộ nông nghiệp), lẽ ra là từ 778 đến 780; "
            "sửa theo cách nào thì mọi phép tính liên quan cũng khớp.",
        ),
        (
            "en",
            "The error cannot be placed: 1,000 (hộ), which should be 977; or 755 (hộ nông nghiệp), which should be "
            "778 to 780; with any one of these, every sum agrees.",
        ),
    ],
)
def test_a_tie_names_all_that_tie_and_places_nothing(tied: Audit, language: str, sentence: str) -> None:
    one = repaired(tied, Repair(0, 1, (change(0, 977, 977),), (0,)), Repair(0, 1, (change(1, 778, 780),), (0,)))
    (alternatives,) = groups(one)
    assert placement(one, alternatives, language) == sentence


def test_what_has_no_upper_bound_and_was_not_searched_to_the_end_says_so(tied: Audit) -> None:
    one = repaired(tied, Repair(0, 1, (change(0, 1200, None), change(2, 100, 100, "100")), (0,), complete=False))
    (alternatives,) = groups(one)
    assert placement(one, alternatives, "en") == (
        "Probably wrong: 1,000 (hộ), which should be at least 1,200 and 222 (hộ phi nông nghiệp), which should be 100; "
        "with that, every sum agrees (the search stopped before every possibility was tried)."
    )


def test_an_error_without_repair_is_not_passed_over(tied: Audit) -> None:
    one = repaired(tied, Repair(0, 1, (), (0,), complete=False))
    (alternatives,) = groups(one)
    assert placement(one, alternatives, "vi").startswith("Không tìm được cách sửa")
    assert supposition(one, one.repairs[0], "vi") == placement(one, alternatives, "vi")


def test_the_report_itself_is_told_as_a_tie_and_in_json(tied: Audit) -> None:
    """Total and parts are equally suspect; scripts get each with its rank."""
    (alternatives,) = groups(tied)
    assert placement(tied, alternatives, "en").startswith("The error cannot be placed: 1,000 (hộ)")
    rows = audit_object(tied, "en")["repairs"]
    assert [(row["rank"], row["changes"][0]["low"], row["complete"]) for row in rows] == [
        (1, "977", True),
        (1, "778", True),
        (1, "245", True),
    ]
    assert rows[0]["message"] == "If 1,000 (hộ) is 977, every sum agrees."


def test_a_report_that_is_right_has_no_repairs(root: Path) -> None:
    assert audit_object(audit(root / "data/reports/dong-da-2020-2025.md", sidecar=False))["repairs"] == []
