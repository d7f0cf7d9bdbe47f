"""Which reports of a scan are worth a look: those that a condition over its tables picks, as files to run."""

import re
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path, PurePosixPath

import pandas as pd
import pyarrow.parquet as pq

from helpers.errors import BadUsage, UnreadableReport
from helpers.running.endings import complain
from helpers.running.scan_sources import fetch, form, is_address
from helpers.showing.files import write
from helpers.showing.notation import printable
from helpers.showing.rows import FINDING_COLUMNS, REPORT_COLUMNS

#: Picked where nothing else is asked for: what does not hold as printed and nobody has waived.
WORTH_A_LOOK = "verdict in ['explained', 'inconsistent'] and severity != 'note'"
#: Where a run keeps the reports it fetched from a store.
FETCHED = "_reports"
_AT_ONCE = 8  #: reports fetched side by side

_COLUMNS = (*REPORT_COLUMNS, *FINDING_COLUMNS)


def select(scan: Path, where: str = WORTH_A_LOOK) -> list[str]:
    """Return the reports of a scan that a condition picks, in the order they were scanned.

    Parameters
    ----------
    scan
        The folder that ``soatso scan`` made.
    where
        A condition as pandas takes it in ``DataFrame.query``, over the columns of the tables ``reports`` and
        ``findings``: a report is picked if the condition holds for itself or for one of its findings.

    Raises
    ------
    BadUsage
        If the folder was not made by a scan, or the condition cannot be understood; the message lists the columns.
    """
    parts = sorted((scan / "reports").glob("part-*.parquet"))
    if not parts:
        raise BadUsage("scan", f"{scan}: not made by soatso scan; name the folder given to its -o")
    return [name for part in parts for name in _picked(part, scan / "findings" / part.name, where)]


def as_files(names: Iterable[str], out: Path) -> list[Path]:
    """Return reports as files: paths as they are, those in a store fetched into a folder of ``out``.

    One that cannot be fetched any more is said on standard error, and its file is not there: the run goes on.

    Raises
    ------
    BadUsage
        If the folder cannot be written.
    """
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        return list(threads.map(lambda name: _file(name, out / FETCHED) if is_address(name) else Path(name), names))


def _picked(reports: Path, findings: Path, where: str) -> Iterator[str]:
    """Yield the reports of one part for which a condition holds; a part holds the findings of its own reports."""
    rows = _read(reports).merge(_read(findings), on="report", how="left", sort=False)
    try:
        picked = rows.query(where, engine="python", local_dict={}, global_dict={})
        if not isinstance(picked, pd.DataFrame):
            raise TypeError("it is no condition")
    except Exception as error:  # pandas hands on whatever the words of the condition come to
        columns = ", ".join(_COLUMNS)
        raise BadUsage(
            "where", f"--where {where!r}: {printable(str(error), 200)}; the columns are {columns}"
        ) from error
    yield from picked["report"].drop_duplicates()


def _read(part: Path) -> pd.DataFrame:
    """Read one part of a table."""
    rows: pd.DataFrame = pq.read_table(part).to_pandas(types_mapper=pd.ArrowDtype)
    return rows


def _file(name: str, folder: Path) -> Path:
    """Fetch a report into a folder, under its own name made safe and a mark that no other address has."""
    stem = re.sub(r"[^\w.-]+", "-", PurePosixPath(name.partition("::")[0].partition("?")[0]).stem)[:60]
    path = folder / f"{stem}-{sha256(name.encode()).hexdigest()[:8]}{form(name)}"
    try:
        source = fetch(name)
    except UnreadableReport as error:
        complain(error.message)
        return path
    write(path, source.content or b"")
    if source.decided is None:
        path.with_suffix(".yml").unlink(missing_ok=True)
    else:
        write(path.with_suffix(".yml"), source.decided)
    return path
