"""The outputs of a batch side by side: read from the folder that ``soatso run`` made, the worst report first."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from helpers.errors import BadUsage
from helpers.reading.records import STATISTICS
from helpers.showing.catalogue import say
from helpers.showing.notation import printable
from helpers.showing.rows import FIGURE_COLUMNS, FINDING_COLUMNS

#: Stands in every folder that a run made of one report.
_RECORD = "run.json"
_SHOWN = (".ipynb", ".pdf")
DOUBTFUL = ("inconsistent", "explained")
VERDICTS = (*DOUBTFUL, "undetermined", "consistent")


@dataclass(frozen=True)
class Made:
    """What a run made of one report."""

    name: str  #: of its folder
    record: Mapping[str, Any]  #: what the run says of the report: title, publisher, period …
    files: tuple[str, ...]  #: its notebooks and PDFs
    figures: pd.DataFrame  #: with the columns of figures.csv; empty where notebook 10 was not run
    findings: pd.DataFrame  #: with the columns of findings.csv; empty where notebook 20 was not run
    lacking: bool = False  #: whether one of the two was not run

    @property
    def title(self) -> str:
        """What the report calls itself, or else the name of its folder."""
        return printable(str(self.record.get("title") or self.name), 160)

    def said(self, key: str) -> str:
        """Return an entry of the record as a line of words."""
        return printable(str(self.record.get(key) or ""), 160)

    @cached_property
    def doubtful(self) -> pd.DataFrame:
        """The findings that do not hold as printed and that nobody has waived, the worst first."""
        found = self.findings[self.findings["verdict"].isin(DOUBTFUL) & (self.findings["severity"] != "note")]
        return found.sort_values("verdict", key=lambda column: column.map(DOUBTFUL.index), kind="stable")

    @property
    def statistics(self) -> int:
        """How many statistics the report prints."""
        return int(self.figures["kind"].isin(STATISTICS).sum())

    def count(self, verdict: str) -> int:
        """Return how many findings have a verdict; those that a person let stand count with their verdict."""
        return int((self.findings["verdict"] == verdict).sum())


@dataclass(frozen=True, slots=True)
class Batch:
    """The reports of a batch, the worst first: by figures that do not agree, then by those that are explained."""

    folder: Path
    made: tuple[Made, ...]

    @property
    def findings(self) -> int:
        """How many findings all reports have together."""
        return sum(len(one.findings) for one in self.made)

    @property
    def doubtful(self) -> list[tuple[Made, "pd.Series[Any]"]]:
        """Every finding that does not hold as printed, with its report: what does not agree first."""
        found = [(one, row) for one in self.made for _, row in one.doubtful.iterrows()]
        return sorted(found, key=lambda pair: DOUBTFUL.index(pair[1]["verdict"]))


def read_batch(folder: str | Path) -> Batch:
    """Read what ``soatso run`` made of each report.

    Parameters
    ----------
    folder
        The ``--out`` of the run; a relative one is also looked for above the working folder, as a notebook's is.

    Raises
    ------
    BadUsage
        If there is no report's folder in it, or a record that no run wrote.
    """
    found = _find(Path(folder))
    made = [_read(path.parent) for path in sorted(found.glob(f"[!._]*/{_RECORD}"))]
    made = [one for one in made if one.record]  # an earlier collection has no report
    if not made:
        raise BadUsage("collection", f"{folder}: no outputs here; name the folder that soatso run wrote (--out)")
    return Batch(found, tuple(sorted(made, key=_worst)))


def batch_title(batch: Batch, language: str) -> str:
    """Return what a batch is called."""
    return say("collection-title", language, reports=len(batch.made))


def batch_table(batch: Batch) -> pd.DataFrame:
    """Return the reports of a batch, the worst first: a row each, for other programs.

    Returns
    -------
    DataFrame
        ``name`` (of its folder), ``title``, ``publisher``, ``period``, ``figures``, ``statistics``, and how many
        findings are ``inconsistent``, ``explained``, ``undetermined`` and ``consistent``.
    """
    rows = [
        {
            **{"name": one.name, "title": one.title, "publisher": one.said("publisher"), "period": one.said("period")},
            **{"figures": len(one.figures), "statistics": one.statistics},
            **{verdict: one.count(verdict) for verdict in VERDICTS},
        }
        for one in batch.made
    ]
    return pd.DataFrame(rows)


def _worst(one: Made) -> tuple[int, int, str]:
    """Rank a report among the others."""
    verdicts = list(one.doubtful["verdict"])
    return -verdicts.count("inconsistent"), -verdicts.count("explained"), one.name


def _find(given: Path) -> Path:
    """Return where a folder is: as given, or below a folder above the working one."""
    if given.is_absolute() or given.is_dir():
        return given
    return next((above / given for above in Path.cwd().parents if (above / given).is_dir()), given)


def _read(folder: Path) -> Made:
    """Read one report's folder."""
    files = sorted(path.name for path in folder.iterdir() if path.suffix in _SHOWN)
    return Made(
        name=folder.name,
        record=_record(folder / _RECORD),
        files=tuple(files),
        figures=_table(folder / "figures.csv", FIGURE_COLUMNS),
        findings=_table(folder / "findings.csv", FINDING_COLUMNS),
        lacking=not all((folder / name).is_file() for name in ("figures.csv", "findings.csv")),
    )


def _record(path: Path) -> dict[str, Any]:
    """Return what a run says a folder was made from; nothing if that was no report."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        return dict(record["metadata"]) if record["report"] else {}
    except (ValueError, TypeError, KeyError) as error:
        raise BadUsage("collection", f"{path}: is no record of a run; run that report again") from error


def _table(path: Path, columns: Mapping[str, Any]) -> pd.DataFrame:
    """Read a table of a run, without the apostrophes that keep it inert in a spreadsheet."""
    if not path.is_file():
        return pd.DataFrame(columns=list(columns)).astype(dict(columns))
    table = pd.read_csv(path, dtype=dict(columns), keep_default_na=False, na_values=[""])
    texts: list[str] = list(table.select_dtypes("string").columns)
    return table.assign(**{name: table[name].str.replace(r"^'(?=[=+\-@\t])", "", regex=True) for name in texts})
