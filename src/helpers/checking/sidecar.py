"""What a person decided about one report, as written in ``NAME.yml`` beside it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import cast, get_args

from helpers.checking.formulas import NAME, PERCENT_KINDS, Formula, contradiction, parse_formula
from helpers.checking.records import Given, GroupKind, RelationKind
from helpers.checking.yaml_nodes import Entry, printable, read_yaml
from helpers.errors import BadUsage
from helpers.reading.records import Figure, FigureKind

LANGUAGES = ("vi", "en")
FIGURE_KINDS: tuple[FigureKind, ...] = get_args(FigureKind)
RELATION_KINDS: tuple[RelationKind, ...] = get_args(RelationKind)
GROUP_KINDS: tuple[GroupKind, ...] = get_args(GroupKind)

#: What a sidecar may decide, beside its ``schema_version``.
SECTIONS = ("figures", "groups", "bases", "relations", "waivers", "confirmations", "corrections", "notes")
#: Where a figure stands that the text does not print.
NOWHERE = 10**9

_ANCHOR = ("quote", "printed")
_VIETNAMESE = str.maketrans(".,", ",.")
_NUMBER = re.compile(r"([0-9]+\.?[0-9]*|\.[0-9]+)([eE]([12]?[0-9]|30))?")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A figure pointed at by the words around it, so that it is found again after the report is edited."""

    quote: str  #: words of the report that contain the figure, as printed
    printed: str  #: the figure within them, as printed
    occurrence: int | None  #: which of several places with these words, from 1; None where there is one only
    entry: Entry = field(repr=False, compare=False)  #: where the sidecar says so, for messages


@dataclass(frozen=True, slots=True)
class Member:
    """One mark of a chart, over named figures."""

    figure: str
    minus: tuple[str, ...]
    label: Mapping[str, str]
    sign: int


@dataclass(frozen=True, slots=True)
class ChartGroup:
    """Figures a person wants side by side, in this order."""

    kind: GroupKind
    title: Mapping[str, str]
    members: tuple[Member, ...]
    whole: str | None


@dataclass(frozen=True, slots=True)
class Rule:
    """A relation the text does not tie together itself."""

    formula: Formula
    written: str
    reason: str
    source: str
    entry: Entry = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding a person looked at and lets stand; it stays listed, as a note with the reason."""

    anchor: Anchor
    kind: RelationKind | None
    reason: str


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A finding a person looked at and agrees with: the report is wrong there."""

    anchor: Anchor
    kind: RelationKind | None
    reason: str  #: empty where nothing is added


@dataclass(frozen=True, slots=True)
class Correction:
    """How a figure is to be read where the reading rules misread it; None leaves that part as read."""

    anchor: Anchor
    value: Decimal | None
    kind: FigureKind | None
    unit: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reader of the report should know, about one figure or about the whole."""

    anchor: Anchor | None
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sidecar:
    """All of a person's decisions about one report, by the names they gave; nothing is tied to a text yet."""

    path: str
    figures: Mapping[str, Anchor]
    labels: Mapping[str, Mapping[str, str]]  #: name → language → words
    groups: Mapping[str, ChartGroup]
    bases: Mapping[str, Given]  #: name → base that the text does not print
    rules: Mapping[str, Rule]
    waivers: tuple[Waiver, ...]
    corrections: tuple[Correction, ...]
    confirmations: tuple[Confirmation, ...] = ()
    notes: tuple[Remark, ...] = ()


def load_sidecar(path: str | Path) -> Sidecar:
    """Read ``NAME.yml`` and refuse whatever in it cannot be meant.

    The form is that of ``data/sidecar.schema.json``. Numbers are text here, because a printed figure is its digits.

    Parameters
    ----------
    path
        The YAML file beside a report.

    Raises
    ------
    BadUsage
        With the file, the line and the remedy: of kind ``sidecar`` where the file is not of that form, or of kind
        ``contradiction`` where two of its rules cannot both be meant.
    """
    root = read_yaml(Path(path))
    if root is None:
        raise BadUsage(
            "sidecar", f"{printable(str(path))}: says nothing; write 'schema_version: 1' and decisions, or remove it."
        )
    parts = root.fields(("schema_version",), SECTIONS)
    parts["schema_version"].integer(1, 1)
    named = {name: entry.fields(_ANCHOR, ("occurrence", "label")) for name, entry in _named(parts, "figures")}
    figures = {name: _anchor(fields, parts["figures"].entries()[name]) for name, fields in named.items()}
    bases = {name: _given(entry, figures) for name, entry in _named(parts, "bases")}
    rules = {name: _rule(entry, figures, bases) for name, entry in _named(parts, "relations")}
    for name in bases.keys() - {rule.formula.base for rule in rules.values()}:
        raise parts["bases"].entries()[name].wrong("no rule divides by this base; add one to 'relations' or remove it")
    if found := contradiction({name: rule.formula for name, rule in rules.items()}):
        name, other, how = found
        raise rules[name].entry.wrong(f"{how} the rule {other!r}; keep one of them", "contradiction")
    return Sidecar(
        path=str(path),
        figures=figures,
        labels={name: _words(fields["label"]) for name, fields in named.items() if "label" in fields},
        groups={name: _group(entry, figures) for name, entry in _named(parts, "groups")},
        bases=bases,
        rules=rules,
        waivers=tuple(_waiver(entry) for entry in _listed(parts, "waivers")),
        corrections=tuple(_correction(entry) for entry in _listed(parts, "corrections")),
        confirmations=tuple(_confirmation(entry) for entry in _listed(parts, "confirmations")),
        notes=tuple(_remark(entry) for entry in _listed(parts, "notes")),
    )


def _named(parts: Mapping[str, Entry], section: str) -> Iterator[tuple[str, Entry]]:
    """Give the entries of a section under the names their author chose."""
    for name, entry in parts[section].entries().items() if section in parts else ():
        if not NAME.fullmatch(name):
            raise entry.wrong("a name is made of a-z, 0-9 and _, and begins with a letter")
        yield name, entry


def _listed(parts: Mapping[str, Entry], section: str) -> list[Entry]:
    """Give the entries of a section that is a list."""
    return parts[section].each() if section in parts else []


def _anchor(fields: Mapping[str, Entry], entry: Entry) -> Anchor:
    """Read where a figure stands."""
    quote, printed = fields["quote"].text(), fields["printed"].text()
    if " ".join(printed.split()) not in " ".join(quote.split()):
        raise fields["quote"].wrong(f"the quoted words do not contain {printed!r}")
    occurrence = fields["occurrence"].integer(1, 10_000) if "occurrence" in fields else None
    return Anchor(quote, printed, occurrence, entry)


def _words(entry: Entry) -> dict[str, str]:
    """Read words in both languages."""
    return {language: words.text() for language, words in entry.fields(LANGUAGES).items()}


def _known(entry: Entry, figures: Mapping[str, Anchor]) -> str:
    """Read the name of a figure that the section ``figures`` has."""
    name = entry.text()
    if name not in figures:
        raise entry.wrong(f"no figure is called {name!r}; known are: {', '.join(figures) or 'none'}")
    return name


def _given(entry: Entry, figures: Mapping[str, Anchor]) -> Given:
    """Read a base that the text does not print."""
    fields = entry.fields(("value", "label", "source"), ("unit",))
    if entry.path[-1] in figures:
        raise entry.wrong("is the name of a figure; a base that the text prints needs no value", "contradiction")
    value = _decimal(fields["value"])
    if not value:
        raise fields["value"].wrong("nothing can be divided by zero")
    step = Decimal(1).scaleb(int(value.as_tuple().exponent))
    unit = fields["unit"].text() if "unit" in fields else None
    digits = f"{value:,f}".translate(_VIETNAMESE)
    kind: FigureKind = "count" if step == 1 else "measure"
    figure = Figure(-1, NOWHERE, NOWHERE, digits, kind, value, step, unit=unit)
    return Given(figure, _words(fields["label"]), fields["source"].text())


def _rule(entry: Entry, figures: Mapping[str, Anchor], bases: Mapping[str, Given]) -> Rule:
    """Read a relation written as a formula."""
    fields = entry.fields(("formula", "reason", "source"), ("kind",))
    written = " ".join(fields["formula"].text().split())
    try:
        formula = parse_formula(written, fields["kind"].one_of(PERCENT_KINDS) if "kind" in fields else None)
    except ValueError as error:
        raise fields["formula"].wrong(str(error)) from error
    for name in formula.names:
        if name in bases and name != formula.base:
            raise fields["formula"].wrong(f"{name!r} is not printed in the report: it can only be divided by")
        if name not in figures and name not in bases:
            known = ", ".join((*figures, *bases)) or "none"
            raise fields["formula"].wrong(f"no figure is called {name!r}; known are: {known}")
    return Rule(formula, written, fields["reason"].text(), fields["source"].text(), entry)


def _group(entry: Entry, figures: Mapping[str, Anchor]) -> ChartGroup:
    """Read a group for the charts."""
    fields = entry.fields(("kind", "title", "members"), ("whole",))
    members = tuple(_member(member, figures) for member in fields["members"].each())
    names = [member.figure for member in members]
    if not members or len(set(names)) < len(names):
        raise fields["members"].wrong("has to list one or more figures, each once")
    return ChartGroup(
        kind=cast(GroupKind, fields["kind"].one_of(GROUP_KINDS)),
        title=_words(fields["title"]),
        members=members,
        whole=_known(fields["whole"], figures) if "whole" in fields else None,
    )


def _member(entry: Entry, figures: Mapping[str, Anchor]) -> Member:
    """Read a member: a name alone, or a name with what is to be taken off, its own label or its sign."""
    if entry.is_text:
        return Member(_known(entry, figures), (), {}, 1)
    fields = entry.fields(("figure",), ("minus", "label", "sign"))
    return Member(
        figure=_known(fields["figure"], figures),
        minus=tuple(_known(name, figures) for name in fields["minus"].each()) if "minus" in fields else (),
        label=_words(fields["label"]) if "label" in fields else {},
        sign={"in": 1, "out": -1}[fields["sign"].one_of(("in", "out"))] if "sign" in fields else 1,
    )


def _waiver(entry: Entry) -> Waiver:
    """Read a finding that is let stand."""
    fields = entry.fields((*_ANCHOR, "reason"), ("occurrence", "kind"))
    kind = cast(RelationKind, fields["kind"].one_of(RELATION_KINDS)) if "kind" in fields else None
    return Waiver(_anchor(fields, entry), kind, fields["reason"].text())


def _confirmation(entry: Entry) -> Confirmation:
    """Read a finding that a person agrees with."""
    fields = entry.fields(_ANCHOR, ("occurrence", "kind", "reason"))
    kind = cast(RelationKind, fields["kind"].one_of(RELATION_KINDS)) if "kind" in fields else None
    return Confirmation(_anchor(fields, entry), kind, fields["reason"].text() if "reason" in fields else "")


def _correction(entry: Entry) -> Correction:
    """Read how a misread figure is to be read."""
    fields = entry.fields((*_ANCHOR, "reason"), ("occurrence", "value", "kind", "unit"))
    if not fields.keys() & {"value", "kind", "unit"}:
        raise entry.wrong("corrects nothing; give a value, a kind or a unit")
    return Correction(
        anchor=_anchor(fields, entry),
        value=_decimal(fields["value"]) if "value" in fields else None,
        kind=cast(FigureKind, fields["kind"].one_of(FIGURE_KINDS)) if "kind" in fields else None,
        unit=fields["unit"].text() if "unit" in fields else None,
        reason=fields["reason"].text(),
    )


def _remark(entry: Entry) -> Remark:
    """Read a note, on the figure it quotes or on the report."""
    fields = entry.fields(("text",), (*_ANCHOR, "occurrence"))
    if len(fields) > 1 and not all(name in fields for name in _ANCHOR):
        raise entry.wrong("a note on a figure needs both 'quote' and 'printed'")
    return Remark(_anchor(fields, entry) if len(fields) > 1 else None, _words(fields["text"]))


def _decimal(entry: Entry) -> Decimal:
    """Read an exact unsigned number; "1.20" is printed to hundredths, "1.2e9" to hundreds of millions."""
    written = entry.text()
    if len(written) > 40 or not _NUMBER.fullmatch(written):
        raise entry.wrong('has to be an unsigned number with a decimal point, such as "22824", "16.60" or "1.2e9"')
    return Decimal(written)
