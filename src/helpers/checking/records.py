"""What checking hands on: relations a text states, and findings about them, frozen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from helpers.reading.records import Document, Figure

RelationKind = Literal[
    "share", "ratio_percent", "coverage", "change", "partition_sum", "percent_sum", "subset", "restatement"
]
Verdict = Literal["consistent", "explained", "inconsistent", "undetermined"]
Severity = Literal["note", "warning", "error"]
GroupKind = Literal["rating", "parts", "coverage", "targets", "movements"]
CauseKind = Literal[
    "other_base",
    "joint_base",
    "complement",
    "truncated",
    "padded_zero",
    "of_target",
    "swapped",
    "slip",
    "overlap",
    "rounding_drift",
]


@dataclass(frozen=True, slots=True)
class Given:
    """A base that the text does not print, as a person found it elsewhere."""

    figure: Figure  #: its digits and value, though it stands nowhere in the text
    label: Mapping[str, str]  #: language → what it counts
    source: str  #: where it can be looked up


@dataclass(frozen=True, slots=True)
class Relation:
    """A sum the text itself states between its figures, by their ids.

    Which roles are filled depends on the kind:

    ========================  ======================================================================
    share, ratio_percent,     ``stated`` % = 100 × sum of ``parts`` / ``base``
    coverage
    change                    ``stated`` = change of ``parts`` (the new figure) against ``base`` (the old one) or, where
                              only ``delta`` is printed, against new ∓ delta
    partition_sum             ``stated`` = sum of ``parts``, each with its sign
    percent_sum               sum of ``parts`` = ``stated``, or 100 where none is stated
    subset                    ``parts`` ≤ ``base``
    restatement               ``stated`` = ``parts`` (the same quantity, printed twice)
    ========================  ======================================================================
    """

    kind: RelationKind
    stated: int | None
    parts: tuple[int, ...]
    base: int | None = None
    delta: int | None = None
    signs: tuple[int, ...] = ()  #: +1 or −1 for each part; empty means all are added
    words: str = ""  #: the words that tie the figures together, as printed
    source: str | None = None  #: None: the text itself; else the rule of ``NAME.yml``
    reason: str | None = None  #: why a person added it
    given: Given | None = None  #: in place of ``base``, which is None: one that the text does not print

    @property
    def operands(self) -> tuple[int, ...]:
        """Every figure the stated one is computed from, in reading order."""
        extra = tuple(i for i in (self.base, self.delta) if i is not None)
        return tuple(dict.fromkeys(sorted(self.parts + extra)))


@dataclass(frozen=True, slots=True)
class Explanation:
    """A named cause that reproduces a printed figure exactly, with the figures that prove it."""

    kind: CauseKind
    figures: tuple[int, ...] = ()
    recomputed: Fraction | None = None
    proposal: str | None = None  #: for a slip: what was probably meant, in the report's notation
    base: tuple[Fraction, Fraction] | None = None  #: of a joint base: the smallest and the largest that all fit


@dataclass(frozen=True, slots=True)
class Finding:
    """A relation confronted with its figures."""

    id: int
    relation: Relation
    verdict: Verdict
    recomputed: Fraction | None  #: what the operands give as printed
    interval: tuple[Fraction, Fraction] | None  #: bounds of the result, given how the operands are printed
    severity: Severity
    explanation: Explanation | None = None
    note: str | None = None  #: why nothing can be told, or who waived it
    confirmed: str | None = None  #: what a person adds who holds that the report is wrong here; None: nobody said so


@dataclass(frozen=True, slots=True)
class Note:
    """Something said once for the whole report: its rounding habit, a pattern that recurs, what a person knows."""

    kind: str  #: ``habit_`` and a manner of rounding, ``recurring_`` and a cause, or ``person``
    figures: tuple[int, ...]  #: those it speaks of: the percentages that prove it
    count: int = 0
    exceptions: tuple[int, ...] = ()  #: of a habit: the percentages that show the opposite
    words: Mapping[str, str] = field(default_factory=dict)  #: of a person's note: language → what it says


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that would have to be printed otherwise, and which values would do."""

    figure: int
    low: Fraction  #: the smallest printable value that would do
    high: Fraction | None  #: the largest one; None where nothing bounds it
    proposal: str | None = (
        None  #: what a slip of the pen would have turned into the printed digits, in the report's notation
    )


@dataclass(frozen=True, slots=True)
class Repair:
    """A smallest set of figures whose change makes every relation they are tied to hold (Fellegi and Holt 1976)."""

    group: int  #: repairs of one group are alternatives to each other
    rank: int  #: 1 is the likeliest of its group; those that share a rank tie, and the error cannot be placed
    changes: tuple[Change, ...]  #: empty where no repair was found
    findings: tuple[int, ...]  #: the findings that it mends
    complete: bool = True  #: False: the search stopped early, there may be others


@dataclass(frozen=True, slots=True)
class Member:
    """One mark of a chart: a figure, less the figures already counted inside it."""

    figure: int
    minus: tuple[int, ...] = ()  #: "good or better" less "excellent" leaves "good": exclusive categories
    label: Mapping[str, str] = field(default_factory=dict)  #: language → words; empty: the figure's own label
    sign: int = 1  #: −1 for what leaves (movements)


@dataclass(frozen=True, slots=True)
class Group:
    """Figures that belong side by side, found from relations or named by a person."""

    kind: GroupKind
    key: str  #: a slug, stable for one report
    title: Mapping[str, str]  #: language → words
    members: tuple[Member, ...]
    whole: int | None = None  #: the figure the members add up to, or are measured against


@dataclass(frozen=True, slots=True)
class Audit:
    """A report, read and checked: all that tables, charts and sentences are made from."""

    document: Document
    figures: tuple[Figure, ...]  #: in reading order; ``figures[i].id == i``
    sentences: tuple[tuple[int, int], ...]  #: (start, end) of each sentence in ``document.text``
    findings: tuple[Finding, ...]  #: in reading order; ``findings[i].id == i``
    notes: tuple[Note, ...] = ()
    groups: tuple[Group, ...] = ()
    labels: Mapping[int, Mapping[str, str]] = field(default_factory=dict)  #: figure → language → a person's label
    repairs: tuple[Repair, ...] = ()  #: by group, the likeliest first

    def quote(self, figure: int) -> str:
        """Return the printed sentence a figure stands in, its white space folded."""
        start, end = self.sentences[self.figures[figure].sentence]
        return " ".join(self.document.text[start:end].split())

    def span(self, finding: Finding) -> tuple[int, int]:
        """Return where a finding's sentence stands in the text: that of its result, else of its first figure."""
        relation = finding.relation
        focus = relation.stated if relation.stated is not None else relation.operands[0]
        return self.sentences[self.figures[focus].sentence]

    def label(self, figure: int, language: str) -> str:
        """Return what a figure counts: a person's words where there are any, else the report's own."""
        return self.labels.get(figure, {}).get(language) or self.figures[figure].label

    @property
    def statistics(self) -> tuple[int, ...]:
        """The ids of the figures that measure something."""
        return tuple(figure.id for figure in self.figures if figure.is_statistic)

    @property
    def checked(self) -> frozenset[int]:
        """The ids of the statistics that took part in a check which could be decided."""
        return frozenset(
            i
            for finding in self.findings
            if finding.verdict != "undetermined"
            for i in (
                *finding.relation.operands,
                *((finding.relation.stated,) if finding.relation.stated is not None else ()),
            )
            if self.figures[i].is_statistic
        )

    @property
    def suspects(self) -> tuple[int, ...]:
        """The ids of the figures that what does not hold accuses, the likeliest culprit first, each once.

        Those of the repairs come by rank (repairs that share a rank tie, and every one of them is named), then the
        results whose cause is known, with what they changed places with, then what they were computed from.
        """
        explained = [f for f in self.findings if f.verdict == "explained" and f.severity != "note"]
        accused = [c.figure for r in sorted(self.repairs, key=lambda r: (r.rank, r.group)) for c in r.changes]
        for finding in explained:
            swapped = finding.explanation is not None and finding.explanation.kind == "swapped"
            accused += [] if finding.relation.stated is None else [finding.relation.stated]
            accused += finding.explanation.figures if finding.explanation is not None and swapped else ()
        accused += [figure for finding in explained for figure in finding.relation.operands]
        return tuple(dict.fromkeys(accused))
