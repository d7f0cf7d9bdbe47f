"""Tables for other programs: CSV, a workbook for spreadsheets, and Parquet."""

import io
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd

from helpers.showing.files import write
from helpers.showing.tables import csv_bytes, inert

#: Columns of exact decimals; printed digits such as 22.824 are words to a spreadsheet.
_DECIMALS = frozenset({"value", "value2", "recomputed", "lower", "upper"})
_EXACT_DIGITS = 15  #: that a spreadsheet's binary numbers keep; longer ones stay text
_LONGEST = 32_767  # characters a cell can hold
_WIDEST = 60  # characters


def export(frame: pd.DataFrame, path: str | Path) -> list[Path]:
    """Write a table as ``PATH.csv``, ``PATH.xlsx`` and ``PATH.parquet``, each in one step.

    Parameters
    ----------
    frame
        From :mod:`helpers.showing.tables`.
    path
        Folder and name, without an ending.

    Raises
    ------
    BadUsage
        If a file cannot be written.
    """
    target = Path(path)
    return [write(target.with_name(f"{target.name}.{form}"), content(frame)) for form, content in FORMATS.items()]


def xlsx_bytes(frame: pd.DataFrame) -> bytes:
    """Return a table as a workbook with one sheet: a head that stays in sight and filters, and no formula anywhere.

    Text that a spreadsheet would run gets an apostrophe in front, as in CSV: a workbook is often saved as one. Whole
    and decimal numbers are numbers where a spreadsheet keeps all their digits.
    """
    import xlsxwriter

    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(target, options) as book:
        book.set_properties({"created": _moment()})
        sheet = book.add_worksheet("Soát Số")
        head, text = book.add_format({"bold": True, "bottom": 1}), book.add_format({"text_wrap": True, "valign": "top"})
        number = book.add_format({"valign": "top", "num_format": "General"})
        for column, name in enumerate(frame):
            numeric = name in _DECIMALS or pd.api.types.is_numeric_dtype(frame[name])
            cells = [_cell(cell, numeric=numeric) for cell in frame[name]]
            sheet.write_string(0, column, str(name), head)
            for row, cell in enumerate(cells, start=1):
                if isinstance(cell, str):
                    sheet.write_string(row, column, cell, text)
                elif cell is not None:
                    sheet.write_number(row, column, cell, number)
            sheet.set_column(column, column, min(_WIDEST, 2 + max(map(_width, (str(name), *cells)))))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(frame), max(0, frame.shape[1] - 1))
    return target.getvalue()


def parquet_bytes(frame: pd.DataFrame) -> bytes:
    """Return a table as Parquet: typed, and every text exactly as it is, for nothing runs what stands there."""
    target = io.BytesIO()
    frame.to_parquet(target, engine="pyarrow", index=False, compression="zstd")
    return target.getvalue()


#: Ending of a file → what writes it.
FORMATS: dict[str, Callable[[pd.DataFrame], bytes]] = {
    "csv": csv_bytes,
    "xlsx": xlsx_bytes,
    "parquet": parquet_bytes,
}


def _cell(cell: Any, *, numeric: bool) -> str | float | None:
    """Return what a spreadsheet is given for a cell: a number, inert text, or nothing."""
    if pd.isna(cell):
        return None
    words = str(cell)
    digits = words.removeprefix("-").replace(".", "", 1)
    if numeric and digits.isascii() and digits.isdigit() and len(digits) <= _EXACT_DIGITS:
        return float(words)
    return str(inert(words))[:_LONGEST]


def _width(cell: str | float | None) -> int:
    """Return how wide a cell is, in characters."""
    return 0 if cell is None else max(map(len, str(cell).split("\n")))


def _moment() -> datetime:
    """Return the moment that a workbook says it was made: the same for the same table, unless somebody sets it."""
    return datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), UTC).replace(tzinfo=None)
