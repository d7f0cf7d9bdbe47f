"""Figures and findings as tables, made from an audit at the last moment."""

import re
from pathlib import Path
from typing import Any

import pandas as pd

from helpers.checking.records import Audit
from helpers.showing.files import write
from helpers.showing.notation import require_language
from helpers.showing.rows import FIGURE_COLUMNS, FINDING_COLUMNS, figure_rows, finding_rows

#: What a spreadsheet takes for a formula, unless it is nothing but a number.
_FORMULA = re.compile(r"^[=+\-@\t\r]")
_NUMBER = re.compile(r"^-?\d+([./]\d+)?$")


def figures_table(audit: Audit, language: str = "vi") -> pd.DataFrame:
    """Return every figure of a report, one a row, in reading order.

    Parameters
    ----------
    audit
        A report, read and checked.
    language
        Of the column ``label`` where a person gave labels; the report's own words otherwise.

    Returns
    -------
    DataFrame
        ``id``; ``start``, ``end`` (code points of the text); ``printed`` (the digits as printed); ``kind``; ``value``,
        ``value2`` (exact decimals as strings, multiplier applied, "1/3" where none is finite); ``direction``;
        ``unit``; ``label``; ``hedge``; ``sentence`` (its number); ``provenance``; ``iso`` (of a date);
        ``unchecked`` (why no check decided on a statistic: no_sum, no_base, no_old, no_plan, zero, range, malformed);
        ``quote`` (the sentence). What a figure does not have is missing (``<NA>``).

    Raises
    ------
    BadUsage
        If the language is unknown.
    """
    require_language(language)
    return pd.DataFrame(figure_rows(audit, language), columns=list(FIGURE_COLUMNS)).astype(FIGURE_COLUMNS)


def findings_table(audit: Audit, language: str = "vi") -> pd.DataFrame:
    """Return every finding of a report, one a row, in reading order.

    Returns
    -------
    DataFrame
        ``id``; ``kind`` of the relation; ``stated`` (id of the printed result, missing where none is printed);
        ``operands`` (ids, separated by spaces); ``verdict``; ``recomputed`` (a decimal, one place finer than printed);
        ``lower``, ``upper`` (bounds of the recomputed value, rounded outwards at the sixteenth digit); ``severity``;
        ``cause`` and ``cause_figures`` (ids); ``proposal``; ``message`` (one sentence in ``language``); ``quote``
        (the printed sentence).

    Raises
    ------
    BadUsage
        If the language is unknown.
    """
    require_language(language)
    return pd.DataFrame(finding_rows(audit, language), columns=list(FINDING_COLUMNS)).astype(FINDING_COLUMNS)


def write_csv(frame: pd.DataFrame, path: str | Path) -> Path:
    """Write a table as :func:`csv_bytes` has it, in one step.

    Raises
    ------
    BadUsage
        If the file cannot be written.
    """
    return write(Path(path), csv_bytes(frame))


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """Return a table as UTF-8 CSV with Unix line ends, inert in a spreadsheet.

    A text cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a carriage return gets an apostrophe in front,
    unless it is a plain number. A carriage return inside a cell becomes a line feed: readers take it for a new row.
    """
    texts = frame.select_dtypes(include=["string", "object"]).columns
    safe = frame.assign(**{str(name): frame[name].map(inert) for name in texts})
    return safe.to_csv(index=False, lineterminator="\n").encode()


def inert(cell: Any) -> Any:
    """Return a cell that no spreadsheet takes for a formula."""
    text = isinstance(cell, str) and _FORMULA.match(cell) and not _NUMBER.match(cell)
    safe = f"'{cell}" if text else cell
    return safe.replace("\r\n", "\n").replace("\r", "\n") if isinstance(safe, str) else safe
