"""What the workbench says of findings, bases and rules of rounding, in words; nothing here is markup."""

from fractions import Fraction

from helpers.checking.records import Audit, Finding
from helpers.checking.rounding_rules import RoundingRule, is_rounded, rounded_by
from helpers.checking.tried import Trial
from helpers.showing.catalogue import say
from helpers.showing.digits import Digits, decimals_of
from helpers.showing.naming import figure_words
from helpers.showing.notation import number, printable
from helpers.showing.standing import MARKS
from helpers.showing.wording import arithmetic, kind_name, message, verdict_name

_LONGEST = 60  # characters: a line of a list


def verdict_words(verdict: str, language: str) -> str:
    """Return a verdict as a mark and a word."""
    return f"{MARKS[verdict]} {verdict_name(verdict, language)}"


def finding_line(audit: Audit, finding: Finding, language: str) -> str:
    """Return a finding as a list names it: its verdict's mark, its result, its kind, and what was decided."""
    stated = finding.relation.stated
    shown = figure_words(audit, audit.figures[finding.relation.operands[0] if stated is None else stated], language)
    line = f"{MARKS[finding.verdict]} {shown} · {kind_name(finding.relation.kind, language)}"
    decided = decision_words(finding, language)
    return f"{line} · {printable(decided, _LONGEST)}" if decided else line


def decision_words(finding: Finding, language: str) -> str:
    """Return what a person decided on a finding; empty for nothing."""
    if finding.note is not None:
        return say("bench-waived", language, reason=finding.note)
    if finding.confirmed is None:
        return ""
    key = "bench-confirmed-as" if finding.confirmed else "bench-confirmed"
    return say(key, language, reason=finding.confirmed)


def outcome(audit: Audit, trial: Trial, rule: RoundingRule, language: str) -> str:
    """Return what a finding comes to with a base and by a rule of rounding, in one or two sentences."""
    finding = trial.finding
    if not is_rounded(finding.relation) or finding.relation.stated is None or finding.recomputed is None:
        return message(audit, finding, language)
    return say(
        "bench-outcome",
        language,
        sum=arithmetic(audit, finding, language),
        rule=say(f"rule-{rule}", language),
        rounded=rounded_words(audit, finding, rule, language),
        stated=Digits(audit, language).figure(finding.relation.stated),
    )


def rounded_words(audit: Audit, finding: Finding, rule: RoundingRule, language: str) -> str:
    """Return what a rule would print for a finding: as many decimals as its result has; empty where it has none."""
    if finding.relation.stated is None or finding.recomputed is None:
        return ""
    stated = audit.figures[finding.relation.stated]
    value = rounded_by(rule, finding.recomputed, Fraction(stated.step))
    return Digits(audit, language).marked(number(value, language, decimals_of(stated.step)), stated)


def trial_row(audit: Audit, trial: Trial, rule: RoundingRule, language: str) -> tuple[str, ...]:
    """Return one base that was tried: the base, where it comes from, the sum, what would be printed, the verdict."""
    base = trial.finding.relation.base
    return (
        "" if base is None else figure_words(audit, audit.figures[base], language),
        say(f"origin-{trial.origin}", language),
        arithmetic(audit, trial.finding, language),
        rounded_words(audit, trial.finding, rule, language).replace(" %", "%"),  # tables set the sign close
        verdict_words(trial.finding.verdict, language),
    )


#: What heads the columns of :func:`trial_row`.
TRIAL_COLUMNS = ("base", "origin", "recomputed", "rounded", "verdict")
