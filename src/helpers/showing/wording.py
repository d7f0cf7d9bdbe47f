"""One sentence for each finding, with the sum written out, in Vietnamese or English."""

from fractions import Fraction

from helpers.checking.records import Audit, Explanation, Finding, Relation
from helpers.showing.digits import Digits, decimals_of, rounded, scale_of
from helpers.showing.sentences import CAUSES, KINDS, SENTENCES, VERDICTS, words_of

_AMOUNTS_ADDED = frozenset({"partition_sum", "restatement"})
_MOST_DECIMALS = 6


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
    if finding.note is not None:
        sentence += words["waived"].format(reason=finding.note)
    if finding.confirmed is not None:
        sentence += words["confirmed_as" if finding.confirmed else "confirmed"].format(reason=finding.confirmed)
    return sentence[:1].upper() + sentence[1:] + "."


def arithmetic(audit: Audit, finding: Finding, language: str = "vi") -> str:
    """Return the sum of a finding written out with what it gives: ``3.318 : 22.824 = 14,54 %``; empty if it gives none.

    The parameters are those of :func:`message`, but the finding may be one that was only supposed.
    """
    if finding.recomputed is None or finding.relation.kind == "subset":
        return ""
    said = _Sayer(audit, language)
    result = said.result(finding.relation, finding.recomputed, differs=finding.verdict == "inconsistent")
    return f"{said.expression(finding.relation)} = {result}"


class _Sayer:
    """Writes the sentences of one report in one language."""

    def __init__(self, audit: Audit, language: str) -> None:
        self.audit = audit
        self.language = language
        self.words = words_of(SENTENCES, language)
        self.digits = Digits(audit, language)

    def subset(self, finding: Finding) -> str:
        """Say that a part is within a whole, or is not."""
        relation, figures = finding.relation, self.audit.figures
        if relation.base is None or finding.recomputed is None:
            return self.undetermined(relation)
        rest = finding.recomputed
        key = "not_inside" if finding.verdict == "inconsistent" else "inside" if rest else "all_of"
        scale = max(scale_of(self.audit, figures[i]) for i in (*relation.parts, relation.base))
        return self.words[key].format(
            part=" + ".join(self.digits.figure(i) for i in relation.parts),
            whole=self.digits.figure(relation.base),
            rest=self.digits.scaled(rest, scale),
        )

    def sum(self, finding: Finding) -> str:
        """Say what a sum gives and whether that is what is printed."""
        relation, recomputed = finding.relation, finding.recomputed
        if recomputed is None:
            return self.undetermined(relation)
        written, stated = self.expression(relation), self.stated(relation)
        result = self.result(relation, recomputed, differs=finding.verdict not in ("consistent", "undetermined"))
        if finding.verdict in ("consistent", "undetermined"):
            return self.words[self.agreement(relation, recomputed)].format(sum=written, result=result, stated=stated)
        sentence = self.words["fails"].format(sum=written, result=result, stated=stated)
        return sentence + (self.cause(relation, finding.explanation) if finding.explanation else "")

    def undetermined(self, relation: Relation) -> str:
        """Say what is missing to recompute a figure."""
        key = {"change": "no_old", "coverage": "no_plan"}.get(relation.kind, "no_base")
        part = " + ".join(self.digits.named(i) for i in relation.parts)
        return self.words[key].format(stated=self.stated(relation), part=part)

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

    def cause(self, relation: Relation, cause: Explanation) -> str:
        """Say what explains the printed figure."""
        stated, figures = self.stated(relation), cause.figures
        template = self.words.get(cause.kind, self.words["cause"])
        if cause.kind == "other_base" and cause.recomputed is not None and relation.base is not None:
            other = Relation(relation.kind, relation.stated, relation.parts, figures[0])
            return template.format(
                sum=self.expression(other),
                result=self.result(relation, cause.recomputed),
                stated=stated,
                base=self.digits.named(figures[0]),
                said=self.digits.named(relation.base),
            )
        return template.format(
            stated=stated,
            rest=" − ".join(self.digits.figure(i) for i in figures),
            other=self.digits.figure(figures[0]) if figures else "",
            proposal=self.proposal(relation, cause.proposal or ""),
            cause=cause_name(cause.kind, self.language),
        )

    def proposal(self, relation: Relation, digits: str) -> str:
        """Write what was probably meant, with the sign of the printed figure."""
        digits = self.digits.notation(digits)
        if relation.stated is None:
            return digits
        stated = self.audit.figures[relation.stated]
        return self.digits.marked(digits + self.digits.multiplier(scale_of(self.audit, stated)), stated)

    def expression(self, relation: Relation) -> str:
        """Write the sum out as the report's readers would."""
        total = self.added(relation)
        if relation.kind in ("partition_sum", "percent_sum", "restatement"):
            return total
        stated = self.audit.figures[relation.stated] if relation.stated is not None else None
        falls = stated is not None and stated.direction == "down"
        if relation.base is None and relation.delta is not None:
            falls = falls or self.audit.figures[relation.delta].direction == "down"
            delta = self.digits.figure(relation.delta)
            return f"{delta} : ({total} {'+' if falls else '−'} {delta})"
        base = self.digits.figure(relation.base) if relation.base is not None else "?"
        if stated is not None and stated.kind == "change_percent":
            return f"({base} − {total}) : {base}" if falls else f"({total} − {base}) : {base}"
        return f"({total}) : {base}" if len(relation.parts) > 1 else f"{total} : {base}"

    def added(self, relation: Relation) -> str:
        """Write the parts with their signs."""
        signs = relation.signs or (1,) * len(relation.parts)
        total = ""
        for sign, part in zip(signs, relation.parts, strict=True):
            mark = " + " if sign > 0 else " − "
            total += (mark if total else mark.strip().replace("+", "")) + self.digits.figure(part)
        return total

    def stated(self, relation: Relation) -> str:
        """Write what is printed as the result; the 100 % that nobody prints."""
        return self.digits.figure(relation.stated) if relation.stated is not None else self.digits.percent("100")

    def result(self, relation: Relation, value: Fraction, *, differs: bool = False) -> str:
        """Write what a sum gives: amounts to all decimals, percentages to one more than printed.

        Where that would still round to the printed figure although the two differ, as many more as show it.
        """
        if relation.kind in _AMOUNTS_ADDED:
            figure = relation.stated if relation.stated is not None else relation.parts[0]
            return self.digits.scaled(value, scale_of(self.audit, self.audit.figures[figure]))
        ids = (relation.stated,) if relation.stated is not None else relation.parts
        places = max(decimals_of(self.audit.figures[i].step) for i in ids)
        claimed = self.audit.figures[relation.stated].value if relation.stated is not None else 100
        shown = places + (relation.kind != "percent_sum")
        while differs and shown < _MOST_DECIMALS and _rounds(rounded(value, shown), places) == claimed:
            shown += 1
        digits = self.digits.number(value, shown)
        if relation.stated is not None:
            return self.digits.marked(digits, self.audit.figures[relation.stated])
        return self.digits.percent(digits)


def _rounds(value: object, places: int) -> object:
    """Round a shown number once more, as a reader would."""
    return rounded(Fraction(str(value)), places)
