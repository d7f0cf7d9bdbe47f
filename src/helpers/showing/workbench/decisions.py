"""What an analyst decides at the workbench, as entries of the report's ``NAME.yml``."""

import re
from collections.abc import Collection, Mapping, Sequence

from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.scalarstring import DoubleQuotedScalarString as Quoted

from helpers.checking.anchors import meant
from helpers.checking.quotes import quote_of
from helpers.checking.records import Finding
from helpers.errors import BadUsage
from helpers.reading.figures import Reading
from helpers.showing.notation import printable

#: Verdicts that a person can confirm, and those that one can let stand.
CONFIRMABLE = ("explained", "inconsistent")
WAIVABLE = (*CONFIRMABLE, "undetermined")

_PERCENT_KINDS = ("ratio_percent", "coverage")


def place(reading: Reading, figure: int) -> CommentedMap:
    """Return the words that point at a figure, as a sidecar has them."""
    found = quote_of(reading, figure)
    entry = CommentedMap(quote=Quoted(found.quote), printed=Quoted(found.printed))
    if found.occurrence is not None:
        entry["occurrence"] = found.occurrence
    return entry


def verdict_on(
    reading: Reading, finding: Finding, findings: Sequence[Finding], verdicts: Collection[str], reason: str
) -> CommentedMap:
    """Return a waiver or a confirmation of a finding.

    Parameters
    ----------
    reading
        The report, as read.
    finding, findings
        The finding, among all of the report.
    verdicts
        Those that such a decision speaks of, :data:`WAIVABLE` or :data:`CONFIRMABLE`.
    reason
        Why; may be empty for a confirmation.

    Raises
    ------
    BadUsage
        If there is nothing to decide.
    """
    if finding.verdict not in verdicts:
        raise BadUsage("decision", f"a finding that is {finding.verdict} leaves nothing to decide")
    entry = place(reading, _pointer(finding, [f for f in findings if f.verdict in verdicts]))
    entry["kind"] = finding.relation.kind
    return _with_reason(entry, reason)


def correction(reading: Reading, figure: int, changes: Mapping[str, str], reason: str) -> CommentedMap:
    """Return how a misread figure is to be read.

    Parameters
    ----------
    reading, figure
        The report as read, and the id of the figure.
    changes
        ``value`` (unsigned, with a decimal point), ``kind`` and ``unit``; what is empty stays as read.
    reason
        Why it was misread.
    """
    entry = place(reading, figure)
    entry.update({key: Quoted(printable(words)) for key, words in changes.items() if words.strip()})
    return _with_reason(entry, reason)


def named_base(
    reading: Reading, finding: Finding, base: int, names: Mapping[str, int], reason: str
) -> tuple[dict[str, CommentedMap], dict[str, CommentedMap]]:
    """Return what gives a percentage another base: names for its figures, and a relation over them.

    Parameters
    ----------
    reading
        The report, as read.
    finding
        The finding whose percentage it is.
    base
        Id of the figure that the percentage is taken of.
    names
        The names that the sidecar has already; they are used again.
    reason
        Why it is the base.

    Returns
    -------
    tuple of dict
        New entries of the sections ``figures`` and ``relations``, by name.
    """
    relation = finding.relation
    if relation.stated is None:
        raise BadUsage("decision", "no percentage is printed here that could have another base")
    called = {figure: name for name, figure in names.items()}
    figures: dict[str, CommentedMap] = {}
    for figure in (*relation.parts, base, relation.stated):
        if figure not in called:
            called[figure] = _free(f"n{_slug(reading, figure)}", {*names, *figures})
            figures[called[figure]] = place(reading, figure)
    signs = relation.signs or (1,) * len(relation.parts)
    terms = " ".join(f"{'+' if s > 0 else '-'} {called[p]}" for s, p in zip(signs, relation.parts, strict=True))
    parts = terms.removeprefix("+ ")
    total = f"({parts})" if len(relation.parts) > 1 else parts
    rule = CommentedMap(formula=Quoted(f"{total} / {called[base]} = {called[relation.stated]}%"))
    if relation.kind in _PERCENT_KINDS:
        rule["kind"] = relation.kind
    rule["reason"] = Quoted(printable(reason))
    rule["source"] = Quoted(f"“{quote_of(reading, base).quote}”")
    return figures, {f"{called[relation.stated]}_of_{called[base]}": rule}


def _pointer(finding: Finding, able: Sequence[Finding]) -> int:
    """Return the figure to quote for a finding: its result, else the operand that no other such finding has."""
    relation = finding.relation
    if relation.stated is not None:
        return relation.stated
    alone = (i for i in relation.operands if meant(i, relation.kind, able) == [finding.id])
    return next(alone, relation.operands[0])


def _with_reason(entry: CommentedMap, reason: str) -> CommentedMap:
    """Add a reason on one line, if there is one."""
    if reason.strip():
        entry["reason"] = Quoted(printable(reason))
    return entry


def _slug(reading: Reading, figure: int) -> str:
    """Return the digits of a figure as they may stand in a name."""
    return re.sub(r"[^0-9]+", "_", reading.figures[figure].printed).strip("_")[:40] or str(figure)


def _free(name: str, taken: Collection[str]) -> str:
    """Return a name that is not taken yet."""
    others = (f"{name}_{number}" for number in range(2, len(taken) + 3))
    return next(one for one in (name, *others) if one not in taken)
