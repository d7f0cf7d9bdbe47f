"""Which bases are tried for a percentage, and what each gives."""

from pathlib import Path

import pytest

from helpers.checking.rounding_rules import RoundingRule
from helpers.checking.tried import bases_of, scene_behind, trial, trials
from helpers.running.audit import audit
from tests.checking.told import audited

SHIPPED = Path(__file__).resolve().parents[2] / "data" / "reports" / "dong-da-2020-2025.md"


def shown(text: str, rule: RoundingRule = "nearest") -> list[tuple[str, str, str]]:
    """Return for the one share of a text each base tried: its digits, where it comes from, the verdict."""
    report = audited(text)
    [finding] = [f for f in report.findings if f.relation.kind == "share"]
    tried = trials(scene_behind(report), finding, rule)
    return [(report.figures[t.finding.relation.base or 0].printed, t.origin, t.finding.verdict) for t in tried]


TEXT = "Có 240 hộ. Toàn xã có 200 hộ được rà soát, trong đó 50 hộ nghèo, chiếm {}%. Còn 60 hộ chưa rà soát."


def test_the_base_of_the_words_is_tried_first_then_the_one_that_explains_then_those_nearby() -> None:
    assert shown(TEXT.format("20,8")) == [
        ("200", "text", "inconsistent"),
        ("240", "cause", "consistent"),
        ("60", "nearby", "inconsistent"),
    ]


def test_another_rule_of_rounding_changes_the_verdict() -> None:
    """50 of 240 is 20,83 %: nobody rounds that to 20,9 but who rounds up."""
    assert [v for *_, v in shown(TEXT.format("20,9"))] == ["inconsistent"] * 3
    assert {b: v for b, _, v in shown(TEXT.format("20,9"), "up")}["240"] == "consistent"


def test_a_sum_has_no_base_to_exchange() -> None:
    report = audited("Có 100 hộ, gồm 60 hộ khá và 41 hộ nghèo.")
    assert bases_of(scene_behind(report), report.findings[0]) == ()


def test_leaving_the_base_judges_the_relation_as_it_is() -> None:
    report = audited("Có 100 hộ, gồm 60 hộ khá và 41 hộ nghèo.")
    tried = trial(scene_behind(report), report.findings[0], None, "cut_off")
    assert (tried.origin, tried.finding.verdict, tried.finding.relation) == (
        "text",
        "inconsistent",
        report.findings[0].relation,
    )


@pytest.mark.parametrize("sidecar", [True, False])
def test_every_base_that_explains_a_finding_is_among_those_tried_and_holds(sidecar: bool) -> None:
    report = audit(SHIPPED, sidecar=sidecar)
    scene = scene_behind(report)
    explained = [f for f in report.findings if f.explanation and f.explanation.kind == "other_base"]
    assert len(explained) == 3
    for finding in explained:
        [cause] = [t for t in trials(scene, finding) if t.origin == "cause"]
        assert finding.explanation is not None
        assert (cause.finding.verdict, cause.finding.recomputed) == ("consistent", finding.explanation.recomputed)
