"""What a rule of rounding would have printed, and which relations hold by it."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from helpers.checking.records import Relation
from helpers.checking.rounding_rules import ROUNDING_RULES, RoundingRule, claimed_by, judge_by, rounded_by
from helpers.checking.verdicts import judge
from helpers.reading.records import Figure
from helpers.running.audit import audit
from tests.checking.told import audited

SHIPPED = Path(__file__).resolve().parents[2] / "data" / "reports" / "dong-da-2020-2025.md"


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("nearest", ["2,5→3", "3,5→4", "48,889→49", "−2,5→−3", "2→2"]),
        ("half_up", ["2,5→3", "3,5→4", "48,889→49", "−2,5→−3", "2→2"]),
        ("half_even", ["2,5→2", "3,5→4", "48,889→49", "−2,5→−2", "2→2"]),
        ("cut_off", ["2,5→2", "3,5→3", "48,889→48", "−2,5→−2", "2→2"]),
        ("up", ["2,5→3", "3,5→4", "48,889→49", "−2,5→−2", "2→2"]),
    ],
)
def test_each_rule_rounds_its_own_way(rule: RoundingRule, expected: list[str]) -> None:
    told = []
    for line in expected:
        value = line.split("→")[0].replace(",", ".").replace("−", "-")
        told.append(f"{line.split('→')[0]}→{rounded_by(rule, Fraction(value), Fraction(1))}".replace("-", "−"))
    assert told == expected


def share(text: str, rule: RoundingRule) -> str:
    """Return the verdict on the one share of a text, by a rule."""
    report = audited(text)
    [finding] = [f for f in report.findings if f.relation.kind == "share"]
    return judge_by(rule, finding.id, finding.relation, report.figures).verdict


#: 44 of 90 is 48,888…; 1 of 8 is 12,5; 3 of 8 is 37,5; 1 of 3 is 33,33….
@pytest.mark.parametrize(
    ("part", "whole", "percent", "rules"),
    [
        (44, 90, "48,9", {"nearest", "half_up", "half_even", "up"}),
        (44, 90, "48,8", {"cut_off"}),
        (44, 90, "48,7", set()),
        (1, 8, "13", {"nearest", "half_up", "up"}),
        (1, 8, "12", {"nearest", "half_even", "cut_off"}),
        (3, 8, "38", {"nearest", "half_up", "half_even", "up"}),
        (3, 8, "37", {"nearest", "cut_off"}),
        (1, 3, "33,4", {"up"}),
        (1, 4, "25", set(ROUNDING_RULES)),
        (1, 4, "24", set()),
        (1, 4, "26", set()),
    ],
)
def test_a_share_holds_by_some_rules_only(part: int, whole: int, percent: str, rules: set[str]) -> None:
    text = f"Toàn xã có {whole} hộ, trong đó {part} hộ nghèo, chiếm {percent}%."
    assert {rule for rule in ROUNDING_RULES if share(text, rule) == "consistent"} == rules


@pytest.mark.parametrize(
    ("percents", "rules"),
    [
        (["33", "33", "33"], {"nearest", "half_up", "half_even", "cut_off"}),
        (["34", "34", "34"], {"up"}),
        (["50", "50"], set(ROUNDING_RULES)),
        (["49", "49"], set()),  # each of the two is short of the next number when cut off, so 100 is out of reach
        (["49,5", "49,5"], set()),
    ],
)
def test_percentages_cut_off_add_up_to_less(percents: list[str], rules: set[str]) -> None:
    figures = [
        Figure(i, 0, 0, p, "percent", Decimal(p.replace(",", ".")), Decimal(1).scaleb(-len(p.partition(",")[2])))
        for i, p in enumerate(percents)
    ]
    relation = Relation("percent_sum", None, tuple(range(len(figures))))
    assert {r for r in ROUNDING_RULES if judge_by(r, 0, relation, figures).verdict == "consistent"} == rules


def test_a_hedge_is_allowed_for_by_every_rule() -> None:
    """Gần 50 % is somewhat less than 50 %, however it was rounded."""
    text = "Toàn xã có 300 hộ, trong đó 148 hộ nghèo, chiếm {} 50%."
    assert {rule: share(text.format("gần"), rule) for rule in ROUNDING_RULES} == dict.fromkeys(
        ROUNDING_RULES, "consistent"
    )
    assert share(text.format(""), "cut_off") == "inconsistent"


def test_nearest_is_the_judges_own_verdict() -> None:
    report = audit(SHIPPED)
    judged = [judge(f.id, f.relation, report.figures) for f in report.findings]
    assert {f.verdict for f in judged} == {"consistent", "inconsistent"}
    assert [judge_by("nearest", f.id, f.relation, report.figures) for f in report.findings] == judged


def test_no_rule_touches_a_sum_of_counts() -> None:
    report = audited("Có 100 hộ, gồm 60 hộ khá và 41 hộ nghèo.")
    [finding] = report.findings
    verdicts = {judge_by(rule, 0, finding.relation, report.figures).verdict for rule in ROUNDING_RULES}
    assert (finding.relation.kind, verdicts) == ("partition_sum", {"inconsistent"})


def test_the_ends_of_a_claim_are_in_or_out() -> None:
    figure = Figure(0, 0, 0, "3", "percent", Decimal(3))
    ends = {
        rule: (c.interval.low, c.low_in, c.interval.high, c.high_in)
        for rule in ROUNDING_RULES
        if (c := claimed_by(rule, figure))
    }
    half = Fraction(1, 2)
    assert ends == {
        "nearest": (3 - half, True, 3 + half, True),
        "half_up": (3 - half, True, 3 + half, False),
        "half_even": (3 - half, False, 3 + half, False),
        "cut_off": (3, True, 4, False),
        "up": (2, False, 3, True),
    }
