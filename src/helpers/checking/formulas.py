"""Rules a person writes over named figures, such as ``joined + moved_in = all_in``, read into relations."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import cast

from helpers.checking.records import Given, Relation, RelationKind

#: How a figure may be called in a sidecar.
NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")
MAX_LENGTH = 500

#: What ``kind`` may say of a rule ``a / b = p%``; without it the rule is a share.
PERCENT_KINDS = ("share", "ratio_percent", "coverage")

_N = NAME.pattern
_SUM = rf"{_N}(?:[+-]{_N})*"
_FORMS: tuple[tuple[RelationKind, re.Pattern[str]], ...] = (
    ("subset", re.compile(rf"(?P<parts>{_N}(?:\+{_N})*)<=(?P<base>{_N})")),
    ("change", re.compile(rf"\((?P<parts>{_N})-(?P<base>{_N})\)/(?P=base)=(?P<stated>{_N})%")),
    ("share", re.compile(rf"(?P<parts>{_N}|\({_SUM}\))/(?P<base>{_N})=(?P<stated>{_N})%")),
    ("percent_sum", re.compile(rf"(?P<parts>{_SUM})=(?P<stated>{_N}|100)%")),
    ("partition_sum", re.compile(rf"(?P<parts>{_SUM})=(?P<stated>{_N})")),
)

#: The forms a rule may take, for messages and for the documentation.
FORMS = ("a <= b", "a = b", "a + b - c = d", "a / b = p%", "(a + b) / c = p%", "(new - old) / old = p%", "p + q = 100%")


@dataclass(frozen=True, slots=True)
class Formula:
    """A rule over names; the roles are those of :class:`helpers.checking.records.Relation`."""

    kind: RelationKind
    parts: tuple[str, ...]
    signs: tuple[int, ...]
    base: str | None = None
    stated: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Every figure the rule speaks of."""
        return (*self.parts, *(name for name in (self.base, self.stated) if name is not None))

    def bind(
        self, ids: Mapping[str, int], given: Mapping[str, Given], *, source: str, reason: str, words: str
    ) -> Relation:
        """Put the figures' ids in place of their names.

        Parameters
        ----------
        ids
            Name → id of the figure.
        given
            Name → base that the text does not print.
        source, reason, words
            The rule's name in the sidecar, why a person added it, and the formula as written.
        """
        return Relation(
            kind=self.kind,
            stated=None if self.stated is None else ids[self.stated],
            parts=tuple(ids[name] for name in self.parts),
            base=None if self.base is None else ids.get(self.base),
            given=None if self.base is None else given.get(self.base),
            signs=self.signs if -1 in self.signs else (),
            words=words,
            source=source,
            reason=reason,
        )


def parse_formula(text: str, kind: str | None = None) -> Formula:
    """Read a rule such as ``a + b = c`` or ``a / b = p%``.

    Parameters
    ----------
    text
        The rule, over names of figures; the result stands to the right of ``=``.
    kind
        One of :data:`PERCENT_KINDS`, for a rule ``a / b = p%`` that is not a share of a whole.

    Raises
    ------
    ValueError
        Where the rule has none of the :data:`FORMS`, or ``kind`` does not suit it.
    """
    tight = "" if len(text) > MAX_LENGTH else re.sub(r"\s*([-+/()=%]|<=)\s*", r"\1", text.strip())
    for form, pattern in _FORMS:
        if match := pattern.fullmatch(tight):
            return _with_kind(_formula(form, match), kind)
    raise ValueError(f"the rule is none of the forms: {'; '.join(FORMS)}")


def contradiction(formulas: Mapping[str, Formula]) -> tuple[str, str, str] | None:
    """Find the first rule that cannot be meant beside an earlier one.

    Returns
    -------
    tuple[str, str, str] or None
        The rule, the earlier rule, and the words that say how the first stands to the second.
    """
    earlier: dict[object, str] = {}
    within: dict[str, list[tuple[str, str]]] = {}  # figure → those it is a part of, and the rules that say so
    for name, formula in formulas.items():
        for claim, how in _excluded(formula):
            if claim in earlier:
                return name, earlier[claim], how
        for part, whole in _inside(formula):
            rule = _leads(within, whole, part)
            if rule is not None:
                return name, rule, "makes a part of its own whole, together with"
        for part, whole in _inside(formula):
            within.setdefault(part, []).append((whole, name))
        earlier |= dict.fromkeys(_claims(formula), name)
    return None


def _inside(formula: Formula) -> Iterator[tuple[str, str]]:
    """Yield each part of a rule with what it is a part of: of a bound, of a total of several parts."""
    whole = formula.base if formula.kind == "subset" else formula.stated
    summed = formula.kind == "partition_sum" and -1 not in formula.signs
    if whole is not None and (summed or formula.kind == "subset"):
        yield from ((part, whole) for part in formula.parts)


def _leads(within: Mapping[str, list[tuple[str, str]]], start: str, end: str) -> str | None:
    """Return the last rule on a way from part to whole to whole, None where there is no way."""
    waiting, seen = [start], {start}
    while waiting:
        for whole, rule in within.get(waiting.pop(), ()):
            if whole == end:
                return rule
            if whole not in seen:
                seen.add(whole)
                waiting.append(whole)
    return None


def _claims(formula: Formula) -> Iterator[object]:
    """Yield what a rule says that another may not say, or deny."""
    yield frozenset(formula.names)
    if formula.kind == "subset":
        yield "within", formula.parts, (formula.base,)
    elif formula.base is not None:
        yield "percent", formula.stated


def _excluded(formula: Formula) -> Iterator[tuple[object, str]]:
    """Yield the claims that an earlier rule must not have made, the most telling first."""
    if formula.kind == "subset":
        yield ("within", (formula.base,), formula.parts), "is the reverse of"
    elif formula.base is not None:
        yield ("percent", formula.stated), "gives another part or base to the percentage of"
    yield frozenset(formula.names), "ties together the same figures as"


def _formula(kind: RelationKind, match: re.Match[str]) -> Formula:
    """Take the roles out of a matched form."""
    roles = match.groupdict()
    stated, parts = roles.get("stated"), roles["parts"]
    if kind == "partition_sum" and NAME.fullmatch(parts):
        kind = "restatement"  # a = b: the same quantity, printed twice
    formula = Formula(
        kind=kind,
        parts=tuple(NAME.findall(parts)),
        signs=tuple(-1 if sign == "-" else 1 for sign in ("+", *re.findall("[+-]", parts))),
        base=roles.get("base"),
        stated=None if stated == "100" else stated,
    )
    if len(set(formula.names)) < len(formula.names):
        raise ValueError("the rule names one figure twice")
    return formula


def _with_kind(formula: Formula, kind: str | None) -> Formula:
    """Let a person say what sort of percentage it is."""
    if kind is None or kind == formula.kind:
        return formula
    if formula.kind == "share" and kind in PERCENT_KINDS:
        return replace(formula, kind=cast(RelationKind, kind))
    raise ValueError(f"a rule of this form is a {formula.kind}, not a {kind}")
