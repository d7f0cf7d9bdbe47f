"""What a process of a scan does: read and check some reports, and hand back their rows."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import pyarrow as pa

from helpers.checking.records import Audit
from helpers.errors import SoatSoError
from helpers.running.audit import audit
from helpers.running.endings import BUG, OK, own_mistake, verdict_code
from helpers.running.limits import Limits
from helpers.running.scan_sources import Source, as_file, beside, fetch, is_address
from helpers.running.scan_tables import SCHEMAS, table
from helpers.showing.notation import printable
from helpers.showing.rows import error_row, figure_rows, finding_rows, report_row


@dataclass(frozen=True, slots=True)
class Settings:
    """How reports are read and judged."""

    language: str = "vi"
    sidecar: bool = True
    fail_on: str = "inconsistent"
    limits: Limits = field(default_factory=Limits)


def warm() -> None:
    """Have this module, and all it imports, loaded before the clock of the first report starts."""


class Mistake(SoatSoError):
    """What is wrong with this program rather than with a report."""

    exit_code = BUG


class Scanned(NamedTuple):
    """What came of some reports: their rows by table, and what a summary counts."""

    tables: dict[str, pa.Table]
    code: int  #: the exit code they ask for
    reports: int
    unreadable: int
    doubtful: int  #: reports with a finding that does not hold as printed

    @classmethod
    def of(cls, rows: dict[str, list[tuple[Any, ...]]], code: int, doubtful: int) -> "Scanned":
        """Turn rows into tables, and count them."""
        unreadable = sum(row[-1] is not None for row in rows["reports"])
        return cls(
            {name: table(name, rows[name]) for name in SCHEMAS}, code, len(rows["reports"]), unreadable, doubtful
        )


def together(parts: Sequence[Scanned]) -> Scanned:
    """Return what came of several lots of reports as one."""
    tables = {name: pa.concat_tables([part.tables[name] for part in parts]) for name in SCHEMAS}
    counts = (sum(lot) for lot in zip(*((one.reports, one.unreadable, one.doubtful) for one in parts), strict=True))
    return Scanned(tables, max(part.code for part in parts), *counts)


def scan(chunk: Sequence[Source], settings: Settings) -> Scanned:
    """Read and check reports, one after the other; one that cannot be read is a row that says why.

    Parameters
    ----------
    chunk
        The reports; those in a store are fetched side by side.
    settings
        How to read and judge them.
    """
    settings.limits.announce()
    rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in SCHEMAS}
    code, doubtful = OK, 0
    for source, one in _audits(chunk, settings):
        if isinstance(one, SoatSoError):
            rows["reports"].append(error_row(_storable(source.name), one))
            code = max(code, one.exit_code)
            continue
        report = report_row(one)
        rows["reports"].append(report)
        rows["figures"] += [(report[0], *row) for row in figure_rows(one, settings.language)]
        rows["findings"] += [(report[0], *row) for row in finding_rows(one, settings.language)]
        code = max(code, verdict_code([one], settings.fail_on))
        doubtful += verdict_code([one], "explained")
    return Scanned.of(rows, code, doubtful)


def failed(source: Source, error: SoatSoError) -> Scanned:
    """Return the row of a report whose process did not come back."""
    rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in SCHEMAS}
    rows["reports"].append(error_row(_storable(source.name), error))
    return Scanned.of(rows, error.exit_code, 0)


def _audits(chunk: Sequence[Source], settings: Settings) -> Iterator[tuple[Source, Audit | SoatSoError]]:
    """Yield each report, read and checked, or why it is not."""
    with ThreadPoolExecutor(len(chunk)) as threads:  # which start only for what has to be fetched
        fetching = [_fetching(threads, source, settings) for source in chunk]
        for source, fetched in zip(chunk, fetching, strict=True):
            try:
                yield source, _audit(source if fetched is None else fetched.result(), settings)
            except SoatSoError as error:
                yield source, error
            except Exception as error:  # a mistake of ours over one report must not cost the others
                yield source, Mistake("bug", f"{source.name}: {own_mistake(error)}")


def _fetching(threads: ThreadPoolExecutor, source: Source, settings: Settings) -> Future[Source] | None:
    """Begin to fetch a report that lies in a store and has not been fetched."""
    if source.content is not None or not is_address(source.name):
        return None
    return threads.submit(fetch, source.name, sidecar=settings.sidecar)


def _audit(source: Source, settings: Settings) -> Audit:
    """Read and check one report; a fetched one is called, also in complaints, what it is called in its store."""
    if source.content is None:
        return _named(audit(source.name, sidecar=settings.sidecar), source.name)
    with as_file(source) as path:
        try:
            return _named(audit(path, sidecar=settings.sidecar), source.name)
        except SoatSoError as error:
            error.message = error.message.replace(str(path), printable(source.name))
            error.message = error.message.replace(str(path.with_suffix(".yml")), printable(beside(source.name)))
            raise


def _named(one: Audit, name: str) -> Audit:
    """Call a report by a name that a table can hold: some file names are not text."""
    return replace(one, document=replace(one.document, path=_storable(name)))


def _storable(name: str) -> str:
    r"""Return a name as valid text, the bytes that are none written out: ``b\xff.txt``."""
    return name.encode(errors="surrogateescape").decode(errors="backslashreplace")
