"""Where a run reads and writes: which reports, which notebooks, and one folder a report, whole or not there."""

import re
import secrets
import shutil
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from glob import glob, has_magic
from itertools import chain, count
from pathlib import Path

from helpers.errors import BadUsage
from helpers.running.records import RECORD

#: Of a folder of reports, these are read; NAME.yml and README are not reports.
SUFFIXES = frozenset({".txt", ".md", ".html", ".htm", ".docx", ".pdf"})
FAILED = "_failed"
#: Where a collection of all reports goes; no report's folder is called so.
COLLECTION = "collection"
#: What is being made, and what is being replaced, stand beside their place.
_ASIDE = re.compile(r"\.(?P<name>.+)\.[0-9a-f]{8}\.(?P<what>part|old)", re.DOTALL)
#: Notebooks are run in the order of their numbers; others are not run.
NUMBERED = "[0-9][0-9]-*.ipynb"
#: What a new working folder is made of; a wheel has the notebooks and data there too (see pyproject.toml).
TEMPLATES = Path(__file__).resolve().parents[1] / "working_folder"
#: Bytes of a folder's name: the file system allows 255, and we add to it.
_LONGEST = 120


def shipped() -> Path:
    """Return the folder that holds the notebooks and data that ship: in a wheel the templates' own, else the clone."""
    return TEMPLATES if (TEMPLATES / "notebooks").is_dir() else TEMPLATES.parents[2]


def notebooks_dir() -> Path:
    """Return the folder of the notebooks: that of the working folder where it has some, else those that ship."""
    own = Path("notebooks").resolve()
    return own if any(own.glob(NUMBERED)) else shipped() / "notebooks"


def chosen_notebooks(numbers: str | None) -> tuple[Path, ...]:
    """Return the notebooks of a run in order: all there are, or those whose numbers are given.

    Parameters
    ----------
    numbers
        ``20,40``, or None for all. From 90 on they take a whole batch, below one report.

    Raises
    ------
    BadUsage
        If a number belongs to no notebook.
    """
    known = {path.name[:2]: path for path in sorted(notebooks_dir().glob(NUMBERED))}
    if not known:
        raise BadUsage("notebooks", f"{notebooks_dir()}: no notebooks here; lay out a folder with them: soatso new DIR")
    wanted = list(known) if numbers is None else [number.strip() for number in numbers.split(",") if number.strip()]
    if not wanted:
        raise BadUsage("notebooks", f"--notebooks names none: give numbers, as in --notebooks {','.join(known)}")
    if unknown := [number for number in wanted if number not in known]:
        names = ", ".join(path.stem for path in known.values())
        raise BadUsage("notebooks", f"--notebooks {','.join(unknown)}: there is no such notebook; there are {names}")
    return tuple(known[number] for number in sorted(set(wanted)))


def takes_a_batch(notebook: Path) -> bool:
    """Tell whether a notebook takes all reports at once, by its number."""
    return notebook.name >= "9"


def reports_in(given: Iterable[Path]) -> list[Path]:
    """Return the reports to work on: the given files, and for a folder or pattern the reports in it.

    For nothing, those in data/reports.

    Raises
    ------
    BadUsage
        If there are none.
    """
    places = list(given) or [Path("data/reports")]
    reports = [file for place in places for file in _reports_at(place)]
    if reports == [Path("data/reports")] or not reports:
        raise BadUsage(
            "reports", f"{places[0]}: no reports here; name one, or lay out a folder with one: soatso new DIR"
        )
    return reports


def folder_names(reports: Iterable[Path]) -> dict[str, Path]:
    """Give each report a folder: its name without suffix, made safe; a second of that name gets NAME-2.

    A report that is given twice is done once.

    >>> sorted(folder_names([Path("a/Báo cáo.md"), Path("b/Báo cáo.txt"), Path("a/../a/Báo cáo.md"), Path("..;x.md")]))
    ['Báo-cáo', 'Báo-cáo-2', 'x']
    """
    names: dict[str, Path] = {}
    done: set[Path] = set()
    taken = {COLLECTION}
    for report in reports:
        if report.resolve() not in done:
            done.add(report.resolve())
            names[_free_name(_safe_stem(report), taken)] = report
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
    folder = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        if keep and target.is_dir():
            shutil.copytree(target, folder)
        else:
            folder.mkdir(parents=True)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise _unwritable(target.parent, error) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def put_in_place(folder: Path, target: Path) -> None:
    """Rename a finished folder to its place, over what an earlier run put there."""
    old = folder.with_suffix(".old")
    if target.exists():
        target.rename(old)
    folder.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def tidy(out: Path) -> None:
    """Throw away what a run that was killed left half made, and put back what it was about to replace."""
    for folder in list(out.iterdir()) if out.is_dir() else []:
        if aside := _ASIDE.fullmatch(folder.name):
            target = out / aside["name"]
            if aside["what"] == "old" and not target.exists():
                folder.rename(target)
            else:
                shutil.rmtree(folder, ignore_errors=True)


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


def _reports_at(place: Path) -> list[Path]:
    """List the reports that a path or a pattern stands for; a single path is taken as it is."""
    if place.is_dir():
        return sorted(file for file in place.iterdir() if _is_report(file))
    if not place.exists() and has_magic(str(place)):
        # unlike pathlib's, it takes patterns from the root and leaves hidden folders alone
        found = map(Path, sorted(glob(str(place), recursive=True)))  # noqa: PTH207
        return [file for path in found for file in (_reports_at(path) if path.is_dir() else [path]) if _is_report(file)]
    return [place]


def _is_report(file: Path) -> bool:
    """Tell whether a file may be a report by its name; hidden files and README are not."""
    hidden = file.name.startswith(".") or file.stem.lower() == "readme"
    return not hidden and file.suffix.lower() in SUFFIXES and file.is_file()


def _safe_stem(report: Path) -> str:
    """Make a folder's name of a file's: letters, digits, dots and hyphens, never hidden, never long."""
    plain = re.sub(r"[^\w.]+", "-", unicodedata.normalize("NFC", report.stem))
    return plain.encode()[:_LONGEST].decode(errors="ignore").strip("._-") or "report"


def _free_name(stem: str, taken: set[str]) -> str:
    """Return the stem, or the stem with the first number that makes it new whatever the case of its letters."""
    name = next(name for name in chain([stem], (f"{stem}-{n}" for n in count(2))) if name.casefold() not in taken)
    taken.add(name.casefold())
    return name
