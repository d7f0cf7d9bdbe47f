"""Sums written out as the report's readers would, ``3.318 : 22.824``, and what they give."""

from dataclasses import dataclass, field
from fractions import Fraction

from helpers.checking.records import Audit, Relation
from helpers.checking.verdicts import base_of
from helpers.showing.digits import Digits, decimals_of, rounded, scale_of

_AMOUNTS_ADDED = frozenset({"partition_sum", "restatement"})
_MOST_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Sums:
    """Writes the sums of one report in one language."""

    audit: Audit
    language: str
    digits: Digits = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "digits", Digits(self.audit, self.language))

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
        base = self.base(relation)
        if stated is not None and stated.kind == "change_percent":
            return f"({base} − {total}) : {base}" if falls else f"({total} − {base}) : {base}"
        return f"({total}) : {base}" if len(relation.parts) > 1 else f"{total} : {base}"

    def base(self, relation: Relation) -> str:
        """Write what a sum divides by, printed or given by a person."""
        whole = base_of(relation, self.audit.figures)
        return "?" if whole is None else self.digits.written(whole)

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
