"""A person's decisions tied to the figures of one text, by the words they quote."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from helpers.checking.formulas import PERCENT_KINDS
from helpers.checking.records import Finding, Group, Member, Note, Relation
from helpers.checking.sidecar import Anchor, ChartGroup, Confirmation, Correction, Remark, Sidecar, Waiver
from helpers.checking.yaml_nodes import printable
from helpers.reading.records import Document, Figure
from helpers.reading.view import View, view_of

#: A text states each of these once: a person's base for the same percentage takes the place of the one found.
_ONE_BASE = dict.fromkeys(PERCENT_KINDS, "percent") | {"change": "change"}

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Anchored:
    """A sidecar's decisions over the ids of one report's figures."""

    figures: tuple[Figure, ...]  #: all figures of the report, corrected where a person said so
    names: Mapping[str, int]  #: the sidecar's name → id
    labels: Mapping[int, Mapping[str, str]]  #: id → language → words
    relations: tuple[Relation, ...]
    groups: tuple[Group, ...]
    waivers: tuple[tuple[int, Waiver], ...]  #: id of the figure whose findings are let stand
    corrections: tuple[tuple[int, Correction], ...] = ()  #: id of the figure that was misread
    confirmations: tuple[tuple[int, Confirmation], ...] = ()  #: id of the figure whose findings a person agrees with
    notes: tuple[Note, ...] = ()  #: what a person has to say about figures, or about the report


def anchor(sidecar: Sidecar, document: Document, figures: Sequence[Figure]) -> Anchored:
    """Find every figure a sidecar speaks of, and put ids in place of quotes and names.

    Parameters
    ----------
    sidecar
        A person's decisions, from :func:`helpers.checking.sidecar.load_sidecar`.
    document, figures
        The report and its figures, in reading order, as read; corrections come before relations are sought.

    Raises
    ------
    BadUsage
        Of kind ``stale`` where quoted words no longer stand in the report, stand there more than once or no longer hold
        that figure; of kind ``contradiction`` where a figure has two names or two corrections. Nothing is skipped.
    """
    view = view_of(document.text, document.body_start)
    names = _once((a, name, _locate(a, view, figures)) for name, a in sidecar.figures.items())
    corrections = _once((c.anchor, c, _locate(c.anchor, view, figures)) for c in sidecar.corrections)
    ids = {name: i for i, name in names.items()}
    return Anchored(
        figures=tuple(_corrected(f, corrections[f.id]) if f.id in corrections else f for f in figures),
        names=ids,
        labels={ids[name]: label for name, label in sidecar.labels.items()},
        relations=tuple(
            rule.formula.bind(ids, sidecar.bases, source=name, reason=rule.reason, words=rule.written)
            for name, rule in sidecar.rules.items()
        ),
        groups=tuple(_group(key, group, ids) for key, group in sidecar.groups.items()),
        waivers=tuple((_locate(waiver.anchor, view, figures), waiver) for waiver in sidecar.waivers),
        corrections=tuple(corrections.items()),
        confirmations=tuple((_locate(c.anchor, view, figures), c) for c in sidecar.confirmations),
        notes=tuple(_note(remark, view, figures) for remark in sidecar.notes),
    )


def merge_relations(found: Iterable[Relation], own: Sequence[Relation]) -> tuple[Relation, ...]:
    """Add a person's relations to those the text states.

    A percentage or change is of one base: where a person names it, the one found in the text gives way. Any other
    relation gives way only to the very same one.

    Returns
    -------
    tuple[Relation, ...]
        What was found and stays, in its order, then the person's.
    """
    taken = {_claim(relation) for relation in own}
    return (*(relation for relation in found if _claim(relation) not in taken), *own)


def waive(findings: Sequence[Finding], anchored: Anchored) -> tuple[Finding, ...]:
    """Make every waived finding a note that gives the person's reason; its verdict stays what it is.

    A waiver speaks of the doubtful findings whose stated result is the quoted figure or, where there are none, of those
    it is an operand of.

    Raises
    ------
    BadUsage
        Of kind ``stale`` where a waiver meets no finding that is in doubt: the report or the rules have changed.
    """
    reasons: dict[int, str] = {}
    for figure, waiver in anchored.waivers:
        waived = meant(figure, waiver.kind, [f for f in findings if f.verdict != "consistent"])
        if not waived:
            raise waiver.anchor.entry.wrong("waives a finding that is not there (any more); remove the waiver", "stale")
        reasons |= dict.fromkeys(waived, waiver.reason)
    return tuple(replace(f, severity="note", note=reasons[f.id]) if f.id in reasons else f for f in findings)


def confirm(findings: Sequence[Finding], anchored: Anchored) -> tuple[Finding, ...]:
    """Mark every finding that a person agrees with; verdict and severity stay.

    A confirmation speaks of findings as a waiver does, but only of those that do not hold as printed.

    Raises
    ------
    BadUsage
        Of kind ``stale`` where there is no such finding, of kind ``contradiction`` where a waiver lets it stand.
    """
    reasons: dict[int, str] = {}
    for figure, confirmation in anchored.confirmations:
        agreed = meant(figure, confirmation.kind, [f for f in findings if f.verdict in ("explained", "inconsistent")])
        if not agreed:
            problem = "confirms a finding that is not there (any more); remove the confirmation"
            raise confirmation.anchor.entry.wrong(problem, "stale")
        if any(findings[i].note is not None for i in agreed):
            problem = "confirms a finding that a waiver lets stand; keep one of them"
            raise confirmation.anchor.entry.wrong(problem, "contradiction")
        reasons |= dict.fromkeys(agreed, confirmation.reason)
    return tuple(replace(f, confirmed=reasons[f.id]) if f.id in reasons else f for f in findings)


def meant(figure: int, kind: str | None, findings: Iterable[Finding]) -> list[int]:
    """Return which findings a decision about a figure speaks of: those it is stated in, else those it is an operand of.

    Parameters
    ----------
    figure
        The figure that is quoted.
    kind
        Of the relation; None for any.
    findings
        Those that may be decided on.
    """
    able = [f for f in findings if kind in (None, f.relation.kind)]
    return [f.id for f in able if f.relation.stated == figure] or [f.id for f in able if figure in f.relation.operands]


def _claim(relation: Relation) -> object:
    """Give what a relation says that no second one may say otherwise."""
    if relation.kind in _ONE_BASE and relation.stated is not None:
        return _ONE_BASE[relation.kind], relation.stated
    return relation.kind, relation.stated, relation.operands, relation.base, relation.given is None


def _locate(place: Anchor, view: View, figures: Sequence[Figure]) -> int:
    """Return the id of the one figure a quote points at."""
    found = spans(place.quote, view)
    if not found:
        raise place.entry.wrong(f"the report does not say {place.quote!r} (any more); quote it as printed", "stale")
    if place.occurrence is None and len(found) > 1:
        raise place.entry.wrong(
            f"the report says {place.quote!r} {len(found)} times; quote more words or add 'occurrence'", "stale"
        )
    if (place.occurrence or 1) > len(found):
        raise place.entry.wrong(
            f"the report says {place.quote!r} only {len(found)} times; correct 'occurrence'", "stale"
        )
    inside = figures_within(found[(place.occurrence or 1) - 1], figures)
    hits = [figure.id for figure in inside if _plain(figure.printed) == _plain(place.printed)]
    if len(hits) == 1:
        return hits[0]
    if hits:
        raise place.entry.wrong(
            f"{place.printed!r} stands {len(hits)} times in {place.quote!r}; quote fewer words", "stale"
        )
    read = ", ".join(f"{printable(figure.printed)} ({figure.kind})" for figure in inside) or "none"
    raise place.entry.wrong(f"no figure {place.printed!r} is read in {place.quote!r}; read there: {read}", "stale")


def figures_within(span: tuple[int, int], figures: Sequence[Figure]) -> Sequence[Figure]:
    """Return the figures that lie in a span of the text, in reading order."""
    first = bisect_left(figures, span[0], key=lambda figure: figure.start)
    last = bisect_left(figures, span[1], key=lambda figure: figure.start)
    return [figure for figure in figures[first:last] if figure.end <= span[1]]


def spans(quote: str, view: View) -> list[tuple[int, int]]:
    """Find quoted words wherever they stand as whole words, whatever their Unicode form and line ends.

    Returns
    -------
    list of (start, end)
        In code points of the text as decoded, in reading order.
    """
    words = _plain(quote).split()
    pattern = re.compile(
        r"(?<!\w)" * words[0][0].isalnum() + r"\s+".join(map(re.escape, words)) + r"(?!\w)" * words[-1][-1].isalnum()
    )
    return [(view.origin(m.start()), view.origin(m.end())) for m in pattern.finditer(view.plain)]


def _plain(words: str) -> str:
    """Write words as a view has them."""
    return " ".join(view_of(words).plain.split()) or words


def _once(located: Iterable[tuple[Anchor, _T, int]]) -> dict[int, _T]:
    """Key decisions by figure; a figure decided on twice is a contradiction."""
    found: dict[int, _T] = {}
    for place, decision, figure in located:
        if figure in found:
            raise place.entry.wrong(
                f"{place.printed!r} is the figure of an earlier entry; keep one of them", "contradiction"
            )
        found[figure] = decision
    return found


def _corrected(figure: Figure, correction: Correction) -> Figure:
    """Read a figure the way a person says; the last place written is the last place printed."""
    if correction.value is not None:
        step = correction.value.as_tuple().exponent
        figure = replace(figure, value=correction.value, step=Decimal(1).scaleb(int(step)), malformed=False)
    return replace(figure, kind=correction.kind or figure.kind, unit=correction.unit or figure.unit)


def _note(remark: Remark, view: View, figures: Sequence[Figure]) -> Note:
    """Put the id of the figure in place of its quote, if a note is about one."""
    about = () if remark.anchor is None else (_locate(remark.anchor, view, figures),)
    return Note("person", about, len(about), words=remark.words)


def _group(key: str, group: ChartGroup, ids: Mapping[str, int]) -> Group:
    """Put ids in place of names."""
    members = tuple(Member(ids[m.figure], tuple(ids[name] for name in m.minus), m.label, m.sign) for m in group.members)
    return Group(group.kind, key, group.title, members, None if group.whole is None else ids[group.whole])
