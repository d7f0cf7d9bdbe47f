"""One sentence for each finding, with the sum written out, in Vietnamese or English."""

from fractions import Fraction

from helpers.checking.records import Audit, Finding, Relation
from helpers.checking.verdicts import base_of
from helpers.showing.cause_wording import cause_clause
from helpers.showing.digits import scale_of
from helpers.showing.sentences import CAUSES, KINDS, SENTENCES, VERDICTS, words_of
from helpers.showing.sums import Sums

_AMOUNTS_ADDED = frozenset({"partition_sum", "restatement"})


def verdict_name(verdict: str, language: str) -> str:
    """Return a verdict in words."""
    return words_of(VERDICTS, language)[verdict]


def kind_name(kind: str, language: str) -> str:
    """Return the kind of a relation in words."""
    return words_of(KINDS, language)[kind]


def cause_name(cause: str, language: str) -> str:
    """Return the kind of a cause in words."""
    return words_of(CAUSES, language)[cause]


def message(audit: Audit, finding: Finding, language: str = "vi") -> str:
    """Return what a finding says, in one sentence with the arithmetic.

    Parameters
    ----------
    audit
        The report the finding belongs to.
    finding
        One of ``audit.findings``.
    language
        ``vi`` or ``en``.

    Raises
    ------
    BadUsage
        If the language is unknown.
    """
    words = words_of(SENTENCES, language)
    said = _Sayer(audit, language)
    sentence = said.subset(finding) if finding.relation.kind == "subset" else said.sum(finding)
    given = finding.relation.given
    if given is not None:
        base = said.digits.given(given)
        key = "given_whole" if finding.relation.kind == "subset" else "given"
        sentence += words[key].format(base=base, source=given.source.rstrip(".?! "))
    if finding.note is not None:
        sentence += words["waived"].format(reason=finding.note.rstrip(".?! "))
    if finding.confirmed is not None:
        key = "confirmed_as" if finding.confirmed else "confirmed"
        sentence += words[key].format(reason=finding.confirmed.rstrip(".?! "))
    return sentence[:1].upper() + sentence[1:] + "."


def arithmetic(audit: Audit, finding: Finding, language: str = "vi") -> str:
    """Return the sum of a finding written out with what it gives: ``3.318 : 22.824 = 14,54 %``; empty if it gives none.

    The parameters are those of :func:`message`, but the finding may be one that was only supposed.
    """
    if finding.recomputed is None or finding.relation.kind == "subset":
        return ""
    sums = Sums(audit, language)
    result = sums.result(finding.relation, finding.recomputed, differs=finding.verdict == "inconsistent")
    return f"{sums.expression(finding.relation)} = {result}"


class _Sayer:
    """Writes the sentences of one report in one language."""

    def __init__(self, audit: Audit, language: str) -> None:
        self.audit = audit
        self.language = language
        self.words = words_of(SENTENCES, language)
        self.sums = Sums(audit, language)
        self.digits = self.sums.digits

    def subset(self, finding: Finding) -> str:
        """Say that a part is within a whole, or is not."""
        relation, figures = finding.relation, self.audit.figures
        base = base_of(relation, figures)
        if base is None or finding.recomputed is None:
            return self.undetermined(relation)
        rest = finding.recomputed
        key = "not_inside" if finding.verdict == "inconsistent" else "inside" if rest else "all_of"
        scale = max(scale_of(self.audit, figures[i]) for i in relation.parts)
        scale = max(scale, scale_of(self.audit, base))
        return self.words[key].format(
            part=" + ".join(self.digits.figure(i) for i in relation.parts),
            whole=self.sums.base(relation),
            rest=self.digits.scaled(rest, scale),
        )

    def sum(self, finding: Finding) -> str:
        """Say what a sum gives and whether that is what is printed."""
        relation, recomputed = finding.relation, finding.recomputed
        if recomputed is None:
            return self.undetermined(relation)
        written, stated = self.sums.expression(relation), self.sums.stated(relation)
        result = self.sums.result(relation, recomputed, differs=finding.verdict not in ("consistent", "undetermined"))
        if finding.verdict in ("consistent", "undetermined"):
            return self.words[self.agreement(relation, recomputed)].format(sum=written, result=result, stated=stated)
        sentence = self.words["fails"].format(sum=written, result=result, stated=stated)
        return sentence + (cause_clause(self.sums, finding) if finding.explanation else "")

    def undetermined(self, relation: Relation) -> str:
        """Say what is missing to recompute a figure."""
        key = {"change": "no_old", "coverage": "no_plan"}.get(relation.kind, "no_base")
        if relation.base is not None or relation.delta is not None:
            key = "zero"
        part = " + ".join(self.digits.named(i) for i in relation.parts)
        claim = self.words[self.claim(relation)].format(stated=self.sums.stated(relation))
        return self.words[key].format(part=part, claim=claim)

    def claim(self, relation: Relation) -> str:
        """Tell what a percentage is said to be: a share, a rise or fall, what was reached of a plan or went beyond."""
        stated = self.audit.figures[relation.stated] if relation.stated is not None else None
        if stated is None or relation.kind not in ("change", "coverage"):
            return "share"
        if stated.kind == "other":
            return "multiple"
        if relation.kind == "change":
            return stated.direction or "against"
        return {"up": "above", "down": "below"}.get(stated.direction or "", "reached")

    def agreement(self, relation: Relation, recomputed: Fraction) -> str:
        """Tell how a result agrees with what is printed: to the digit, once rounded, or within what rounding hides."""
        if relation.stated is None:
            return "unstated" if recomputed == 100 else "within"
        stated = self.audit.figures[relation.stated]
        value, half = Fraction(stated.value or 0), Fraction(stated.step) / 2
        if recomputed == value:
            return "exact"
        near = abs(recomputed - value) <= half and relation.kind not in _AMOUNTS_ADDED
        return "rounds" if near else "within"
