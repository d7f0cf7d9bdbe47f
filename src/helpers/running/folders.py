"""Where a run reads and writes: which reports, which notebooks, and one folder a report, whole or not there."""

import os
import re
import shutil
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain, count
from pathlib import Path

from helpers.errors import BadUsage

#: Of a folder of reports, these are read; NAME.yml and README are not reports.
SUFFIXES = frozenset({".txt", ".md", ".html", ".htm", ".docx", ".pdf"})
#: Stands in every folder that a run made, and says what it was made from.
RECORD = "run.json"
FAILED = "_failed"
#: Bytes of a folder's name: the file system allows 255, and we add to it.
_LONGEST = 120


def notebooks_dir() -> Path:
    """Return the folder of the notebooks: that of the project this package was installed from."""
    return Path(__file__).resolve().parents[3] / "notebooks"


def chosen_notebooks(numbers: str | None) -> tuple[Path, ...]:
    """Return the notebooks of a run in order: all that take one report, or those whose numbers are given.

    Parameters
    ----------
    numbers
        ``20,40``, or None for all below 90 (from 90 on they take a whole batch).

    Raises
    ------
    BadUsage
        If a number belongs to no notebook.
    """
    known = {path.name[:2]: path for path in sorted(notebooks_dir().glob("[0-8][0-9]-*.ipynb"))}
    if not known:
        raise BadUsage(
            "notebooks", f"{notebooks_dir()} holds no notebooks: install the project from its clone (make setup)"
        )
    wanted = list(known) if numbers is None else [number.strip() for number in numbers.split(",") if number.strip()]
    if unknown := [number for number in wanted if number not in known]:
        names = ", ".join(path.stem for path in known.values())
        raise BadUsage("notebooks", f"--notebooks {','.join(unknown)}: there is no such notebook; there are {names}")
    return tuple(known[number] for number in sorted(set(wanted)))


def reports_in(given: Iterable[Path]) -> list[Path]:
    """Return the reports to work on: the given files, and for a folder the reports in it; for nothing, data/reports.

    Raises
    ------
    BadUsage
        If there are none.
    """
    folders = list(given) or [Path("data/reports")]
    reports = [file for path in folders for file in (_reports_of(path) if path.is_dir() else [path])]
    if reports == [Path("data/reports")] or not reports:
        raise BadUsage("reports", f"{folders[0]}: no reports here; name one, or go to the project's folder")
    return reports


def folder_names(reports: Iterable[Path]) -> dict[str, Path]:
    """Give each report a folder: its name without suffix, made safe; a second of that name gets NAME-2.

    A report that is given twice is done once.

    >>> sorted(folder_names([Path("a/Báo cáo.md"), Path("b/Báo cáo.txt"), Path("a/../a/Báo cáo.md"), Path("..;x.md")]))
    ['Báo-cáo', 'Báo-cáo-2', 'x']
    """
    names: dict[str, Path] = {}
    done: set[Path] = set()
    for report in reports:
        if report.resolve() not in done:
            done.add(report.resolve())
            names[_free_name(_safe_stem(report), names)] = report
    return names


@contextmanager
def made_aside(target: Path, *, keep: bool = False) -> Iterator[Path]:
    """Give a new folder beside the target to fill; what is still in it at the end is thrown away.

    Parameters
    ----------
    target
        The folder that :func:`put_in_place` will replace.
    keep
        Whether to begin with a copy of what the target holds.

    Raises
    ------
    BadUsage
        If nothing can be written there.
    """
    folder = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        shutil.rmtree(folder, ignore_errors=True)
        if keep and target.is_dir():
            shutil.copytree(target, folder)
        else:
            folder.mkdir(parents=True)
    except OSError as error:
        raise _unwritable(target.parent, error) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def put_in_place(folder: Path, target: Path) -> None:
    """Rename a finished folder to its place, over what an earlier run put there."""
    old = folder.with_name(f"{folder.name}.old")
    if target.exists():
        target.rename(old)
    folder.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def put_by(folder: Path, target: Path) -> Path:
    """Keep what there is of a report whose notebook failed, under ``_failed``; return where."""
    failed = target.parent / FAILED / target.name
    failed.parent.mkdir(exist_ok=True)
    put_in_place(folder, failed)
    return failed


def forget_failure(target: Path) -> None:
    """Throw away what an earlier run put by."""
    failed = target.parent / FAILED / target.name
    shutil.rmtree(failed, ignore_errors=True)
    with suppress(OSError):  # another report's failure may still be there
        failed.parent.rmdir()


def require_writable(out: Path, names: Iterable[str]) -> None:
    """Refuse, before anything starts, an output folder that cannot be written or that holds somebody else's work.

    Raises
    ------
    BadUsage
        If a folder cannot be made in ``out``, or if one of the names is taken by something no run has made.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(out, error) from error
    with made_aside(out / "probe"):
        pass
    for target in (out / name for name in names):
        if target.is_symlink() or (target.exists() and not _is_ours(target)):
            raise BadUsage("output", f"{target} was not made by soatso run: move it away, or choose another --out")


def _is_ours(folder: Path) -> bool:
    """Tell whether a run made this folder, or it is empty."""
    return folder.is_dir() and ((folder / RECORD).is_file() or not any(folder.iterdir()))


def _unwritable(out: Path, error: OSError) -> BadUsage:
    """Say that the output folder cannot be used, and what to do."""
    reason = error.strerror or type(error).__name__
    return BadUsage("output", f"{out}: cannot be written ({reason}); choose another folder with --out")


def _reports_of(folder: Path) -> list[Path]:
    """List the reports of a folder by name, hidden files and README left out."""
    files = (file for file in folder.iterdir() if file.suffix.lower() in SUFFIXES and file.is_file())
    return sorted(file for file in files if not file.name.startswith(".") and file.stem.lower() != "readme")


def _safe_stem(report: Path) -> str:
    """Make a folder's name of a file's: letters, digits, dots and hyphens, never hidden, never long."""
    plain = re.sub(r"[^\w.]+", "-", unicodedata.normalize("NFC", report.stem))
    return plain.encode()[:_LONGEST].decode(errors="ignore").strip("._-") or "report"


def _free_name(stem: str, taken: Iterable[str]) -> str:
    """Return the stem, or the stem with the first number that makes it new (whatever the case of its letters)."""
    used = {name.casefold() for name in taken}
    return next(name for name in chain([stem], (f"{stem}-{n}" for n in count(2))) if name.casefold() not in used)
