"""What a scan writes: three tables in a folder, cut into parts, opened by anything that reads Parquet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from helpers import __version__
from helpers.showing.rows import FIGURE_COLUMNS, FINDING_COLUMNS, REPORT_COLUMNS

#: Bytes of rows that are gathered before they become a part: this, and not the number of reports, bounds our memory.
PART_BYTES = 32 * 2**20

_TYPES = {"int64": pa.int64(), "Int64": pa.int64(), "string": pa.string()}
_KEY = {"report": "string"}
_MARK = {b"soatso": __version__.encode()}

#: Table → columns. Figures and findings have those of figures.csv and findings.csv, after the report they belong to.
SCHEMAS = {
    name: pa.schema([(column, _TYPES[kind]) for column, kind in columns.items()], metadata=_MARK)
    for name, columns in {
        "reports": REPORT_COLUMNS,
        "figures": {**_KEY, **FIGURE_COLUMNS},
        "findings": {**_KEY, **FINDING_COLUMNS},
    }.items()
}


def table(name: str, rows: Sequence[tuple[Any, ...]]) -> pa.Table:
    """Return rows as one of the three tables.

    Parameters
    ----------
    name
        reports, figures or findings.
    rows
        In the order of its columns; None is missing.
    """
    schema = SCHEMAS[name]
    columns: Iterable[tuple[Any, ...]] = zip(*rows, strict=True) if rows else [()] * len(schema)
    arrays = [pa.array(column, kind) for column, kind in zip(columns, schema.types, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


@dataclass(slots=True)
class Parts:
    """The folder a scan fills: part after part, the same reports in the same part of every table."""

    folder: Path
    _gathered: dict[str, list[pa.Table]] = field(default_factory=lambda: {name: [] for name in SCHEMAS})
    _bytes: int = 0
    _written: int = 0

    def add(self, tables: dict[str, pa.Table]) -> None:
        """Take the rows of some reports, and write a part when there are enough."""
        for name, rows in tables.items():
            self._gathered[name].append(rows)
            self._bytes += rows.nbytes
        if self._bytes >= PART_BYTES:
            self._write()

    def close(self) -> None:
        """Write what is left; of an empty scan, tables without rows."""
        if self._bytes or not self._written:
            self._write()

    def _write(self) -> None:
        """Write one part of every table."""
        for name, schema in SCHEMAS.items():
            path = self.folder / name / f"part-{self._written:05}.parquet"
            path.parent.mkdir(exist_ok=True)
            rows = pa.concat_tables([schema.empty_table(), *self._gathered[name]])
            pq.write_table(rows, path, compression="zstd")
            self._gathered[name].clear()
        self._bytes, self._written = 0, self._written + 1
