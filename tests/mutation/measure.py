"""How well planted errors are found, placed and named, and how quiet right reports stay: ``make mutation``.

An error counts as identifiable where it makes some relation that the text states false beyond the rounding of its
printed digits (``errors.wrong``): no reader could tell any other. It is caught where a finding above note has one of
the figures that are wrong; it is placed by the rank that figure has among ``Audit.suspects``; its class is right where
the cause that is named is the one that was planted or, where there is no name for it, where no other is.
"""

import argparse
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from helpers.checking.records import Audit, Finding
from helpers.running.audit import audit
from tests.mutation.errors import Planted, planted
from tests.mutation.reports import Report
from tests.mutation.scenes import made_up

#: What an error may be called; "" stands for no name: nothing printed gives the figure.
CALLED: dict[str, frozenset[str]] = {
    "wrong_base": frozenset({"other_base"}),
    "transposition": frozenset({"slip"}),
    "digit": frozenset({"slip"}),
    "decimal_shift": frozenset({"slip"}),
    "swapped_shares": frozenset({"swapped"}),
    "wrong_total": frozenset({""}),
    "stale_percent": frozenset({""}),
    "truncated": frozenset({"truncated"}),
    "missing_part": frozenset({""}),
    "wrong_plan": frozenset({""}),
}


@dataclass(frozen=True)
class Outcome:
    """What became of one planted error."""

    error: str
    seed: int
    caught: bool
    place: int  #: of the first culprit among the suspects, from 1; 0 where it is none of them
    tied: bool  #: others share its rank, and say so
    named: str  #: the cause that is given for it, "" for none

    @property
    def classed(self) -> bool:
        """Whether the cause is the planted one."""
        return self.caught and self.named in CALLED[self.error]


def audited(report: Report, folder: Path) -> Audit:
    """Write a report down and audit it as a user would."""
    path = folder / "report.txt"
    path.write_text(report.text, encoding="utf-8")
    return audit(path)


def alarms(one: Audit) -> list[Finding]:
    """Return the findings above note."""
    return [finding for finding in one.findings if finding.severity != "note"]


def outcome(seed: int, case: Planted, folder: Path) -> Outcome:
    """Audit a report with an error in it and see whether, where and as what it is found."""
    one = audited(case.report, folder)
    places = {(figure.start, figure.end): figure.id for figure in one.figures}
    culprits = {places.get(case.report.place(name)) for name in case.culprits} - {None}
    accusing = [f for f in alarms(one) if culprits & {f.relation.stated, *f.relation.operands}]
    ranked = one.suspects
    place = next((n for n, figure in enumerate(ranked, 1) if figure in culprits), 0)
    ranks = [(r.group, r.rank) for r in one.repairs if culprits & {c.figure for c in r.changes}]
    tied = bool(ranks) and [(r.group, r.rank) for r in one.repairs].count(min(ranks)) > 1
    return Outcome(case.error, seed, bool(accusing), place, tied, _named(one, accusing, culprits))


def _named(one: Audit, accusing: Sequence[Finding], culprits: set[int | None]) -> str:
    """Return the cause a reader is told: of the culprit's own finding, else that a slip mends it."""
    own = [f.explanation.kind for f in accusing if f.explanation and f.relation.stated in culprits]
    if own:
        return own[0]
    best = [c for r in one.repairs if r.rank == 1 for c in r.changes if c.figure in culprits]
    if any(change.proposal for change in best):
        return "slip"
    return next((f.explanation.kind for f in accusing if f.explanation), "")


def run(seeds: Iterable[int]) -> tuple[list[Outcome], list[str]]:
    """Return what became of every error planted under some seeds, and the alarms in the right reports of the same."""
    outcomes: list[Outcome] = []
    false: list[str] = []
    with TemporaryDirectory() as folder:
        for seed in seeds:
            quiet = audited(made_up(seed), Path(folder))
            false += [f"{seed}: {f.relation.kind} {quiet.quote(f.relation.operands[0])}" for f in alarms(quiet)]
            outcomes += [outcome(seed, case, Path(folder)) for case in planted(seed)]
    return outcomes, false


def shares(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Return the parts of errors that were caught, placed first, among the first three, and called right."""
    return {
        "caught": sum(o.caught for o in outcomes) / len(outcomes),
        "first": sum(o.place == 1 for o in outcomes) / len(outcomes),
        "three": sum(1 <= o.place <= 3 for o in outcomes) / len(outcomes),
        "class": sum(o.classed for o in outcomes) / len(outcomes),
    }


def table(outcomes: Sequence[Outcome], clean: int, false: Sequence[str]) -> str:
    """Write the shares of each class of error, and of all."""
    rows: dict[str, list[Outcome]] = defaultdict(list)
    for one in outcomes:
        rows[one.error].append(one)
    rows["all"] = list(outcomes)
    lines = [f"{'error':<16}{'planted':>8}{'caught':>9}{'first':>9}{'three':>9}{'class':>9}{'tied':>8}  called"]
    for name, row in rows.items():
        part = shares(row)
        called = Counter(o.named or "(none)" for o in row).most_common(4) if name != "all" else []
        cells = "".join(f"{100 * part[key]:>8.1f}%" for key in ("caught", "first", "three", "class"))
        tied = f"{100 * sum(o.tied for o in row) / len(row):>7.1f}%"
        lines.append(f"{name:<16}{len(row):>8}{cells}{tied}  " + ", ".join(f"{k} {n}" for k, n in called))
    return "\n".join([*lines, f"{clean} right reports: {len(false)} findings above note", *false[:20]])


def main() -> None:
    """Plant errors into so many reports, over all cores, and print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("reports", nargs="?", type=int, default=1000)
    options.add_argument("--first", type=int, default=0, help="the first seed")
    options.add_argument("--show", type=int, default=0, help="print so many that were not caught, first and named")
    given = options.parse_args()
    seeds = range(given.first, given.first + given.reports)
    cores = os.cpu_count() or 1
    with ProcessPoolExecutor(cores) as pool:
        runs = list(pool.map(run, [seeds[n :: 4 * cores] for n in range(4 * cores)]))
    outcomes = sorted((o for got, _ in runs for o in got), key=lambda o: (o.error, o.seed))
    false = [line for _, lines in runs for line in lines]
    missed = [o for o in outcomes if not o.caught or o.place != 1 or not o.classed]
    sys.stdout.write("".join(f"{o}\n" for o in missed[: given.show]))
    sys.stdout.write(table(outcomes, len(seeds), false) + "\n")


if __name__ == "__main__":
    main()
