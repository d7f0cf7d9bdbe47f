"""Rules over named figures."""

from dataclasses import replace

import pytest

from helpers.checking.formulas import FORMS, contradiction, parse_formula
from helpers.checking.records import Relation


def bound(text: str, kind: str | None = None) -> Relation:
    """Read a rule and number its names in alphabetical order."""
    formula = parse_formula(text, kind)
    ids = {name: i for i, name in enumerate(sorted(formula.names))}
    return formula.bind(ids, {}, source="x", reason="y", words="")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a <= b", Relation("subset", None, (0,), base=1)),
        ("a+b<=c", Relation("subset", None, (0, 1), base=2)),
        ("a = b", Relation("restatement", 1, (0,))),
        ("a + b = c", Relation("partition_sum", 2, (0, 1))),
        ("a + b - c = d", Relation("partition_sum", 3, (0, 1, 2), signs=(1, 1, -1))),
        ("a / b = p%", Relation("share", 2, (0,), base=1)),
        ("( a + b ) / c = p %", Relation("share", 3, (0, 1), base=2)),
        ("(new - old) / old = p%", Relation("change", 2, (0,), base=1)),
        ("p + q = 100%", Relation("percent_sum", None, (0, 1))),
        ("p + q = r%", Relation("percent_sum", 2, (0, 1))),
    ],
)
def test_each_form_becomes_the_relation_it_means(text: str, expected: Relation) -> None:
    """The result stands to the right; a percentage is marked by its sign."""
    assert bound(text) == replace(expected, source="x", reason="y")


@pytest.mark.parametrize("form", FORMS)
def test_every_form_that_messages_offer_is_read(form: str) -> None:
    """What an error suggests has to work when it is typed."""
    assert parse_formula(form).names


@pytest.mark.parametrize("kind", ["share", "ratio_percent", "coverage"])
def test_a_person_says_what_sort_of_percentage_it_is(kind: str) -> None:
    """76 of a target of 75 is no share of a whole."""
    assert bound("a / b = p%", kind).kind == kind


@pytest.mark.parametrize(
    "text",
    [
        *("", "a", "a < b", "a >= b", "a b = c", "a = b = c", "100 = a", "a = 100", "a <= 5", "A <= B", "1a <= b"),
        *(
            "(a / b = p%",
            "a) / b = p%",
            "a + b / c = p%",
            "a / b = p",
            "a / b / c = p%",
            "(a - b) / c = p",
            "a * b = c",
        ),
        *("a + a = b", "a <= a", "x" * 65 + " <= b", "a + " * 500 + "b = c", "a = b; import os", "a + b =\x00 c"),
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    """A rule is one of a few forms, never an expression that is run."""
    with pytest.raises(ValueError, match=r"."):
        parse_formula(text)


def test_only_a_percentage_has_a_sort() -> None:
    """A sum cannot be called a share."""
    with pytest.raises(ValueError, match="is a partition_sum, not a share"):
        parse_formula("a + b = c", "share")


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("a <= b", "b <= a", "is the reverse of"),
        ("a <= b", "a = b", "ties together the same figures as"),
        ("a + b = c", "b + a = c", "ties together the same figures as"),
        ("a + b = c", "a - b = c", "ties together the same figures as"),
        ("a / b = p%", "a / c = p%", "gives another part or base to the percentage of"),
        ("a + b = c", "c <= a", "makes a part of its own whole, together with"),
        ("a + b = c", "c + d = b", "makes a part of its own whole, together with"),
        ("a / b = p%", "(c - b) / b = p%", "gives another part or base to the percentage of"),
    ],
)
def test_rules_that_cannot_both_be_meant_are_found(first: str, second: str, expected: str) -> None:
    """The later rule is named, then the earlier one, and how they clash."""
    formulas = {"one": parse_formula(first), "two": parse_formula(second)}
    assert contradiction(formulas) == ("two", "one", expected)


def test_a_whole_may_not_be_a_part_of_its_part_over_many_rules() -> None:
    rules = ("a <= b", "b <= c", "c + d = e", "e <= a")
    assert contradiction({rule: parse_formula(rule) for rule in rules}) == (
        "e <= a",
        "c + d = e",
        "makes a part of its own whole, together with",
    )


def test_a_difference_is_no_part() -> None:
    """What is left of b may be larger than a."""
    rules = ("b - a = c", "c <= b", "b <= d")
    assert contradiction({rule: parse_formula(rule) for rule in rules}) is None


def test_rules_about_other_figures_live_side_by_side() -> None:
    """A total may be divided twice, and a part may be inside two wholes."""
    rules = ("a + b = c", "d + e = c", "a <= f", "a <= g", "a / c = p%", "b / c = q%", "p + q = 100%")
    assert contradiction({rule: parse_formula(rule) for rule in rules}) is None
