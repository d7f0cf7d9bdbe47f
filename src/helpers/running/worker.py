"""What is done in a process of its own: a report read, a notebook executed, a notebook set as PDF.

What is slow or risky to import is imported inside, so that the parent process, which starts others, stays free of it.
"""

import errno
import json
import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir, contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from helpers.running.limits import Limits
from helpers.running.parameters import no_fields
from helpers.running.summaries import Summary, summary_of
from helpers.showing.notation import printable

#: Letters of an error that fit on a line; all of it is in the notebook.
_LONGEST = 300


class Done(NamedTuple):
    """How a step ended: what failed in one line (empty if nothing did), and the seconds it took."""

    trouble: str
    seconds: float


def read(report: Path, language: str, sidecar: bool, limits: Limits) -> Summary:
    """Read and check a report, and return what a run has to know about it.

    Raises
    ------
    UnreadableReport
        If the report cannot be read, or is larger than the limits allow.
    BadUsage
        If its ``NAME.yml`` is wrong.
    """
    from helpers.running.audit import audit

    limits.bound()
    return summary_of(audit(report, sidecar=sidecar), language)


def execute(
    notebook: Path,
    target: Path,
    parameters: Mapping[str, Any],
    metadata: Mapping[str, Any],
    engine: str | None,
    home: Path,
    limits: Limits,
) -> Done:
    """Execute a notebook with papermill, in the folder it is written to.

    Parameters
    ----------
    notebook
        The notebook as it stands in git.
    target
        Where the executed one goes; its folder is the working directory of the cells.
    parameters
        Name → value, all of them known to the notebook.
    metadata
        Goes into the executed notebook under ``soatso``.
    engine
        Of papermill; None is its own.
    home
        A folder for what IPython and Jupyter write on the side; nothing of their user's is read or written.
    limits
        Of memory, and of what is read.

    Returns
    -------
    Done
        The executed part of the notebook is kept also where it failed.

    Raises
    ------
    OSError
        If the disk is full.
    """
    began = time.perf_counter()
    limits.bound()
    os.environ.update(IPYTHONDIR=str(home / "ipython"), JUPYTER_RUNTIME_DIR=str(home / "runtime"))
    _describe(notebook, target, metadata)
    with _silent(), chdir(target.parent):
        trouble = _executed(target.name, parameters, engine)
    return Done(printable(trouble, _LONGEST), time.perf_counter() - began)


def typeset(notebook: Path, target: Path, language: str, limits: Limits) -> Done:
    """Set an executed notebook as PDF.

    Compiling starts threads, after which a process must not fork: this one does nothing else.

    Raises
    ------
    OSError
        If the disk is full.
    """
    from helpers.showing.typst import notebook_to_pdf

    began, trouble = time.perf_counter(), ""
    limits.bound()
    try:
        notebook_to_pdf(notebook, target, language=language)
    except Exception as error:  # one report's PDF must not cost the others
        _require_room(error)
        trouble = f"{type(error).__name__}: {error}"
    return Done(printable(trouble, _LONGEST), time.perf_counter() - began)


def running_cell(target: Path) -> str:
    """Return the number of the cell that a notebook had begun when its process ended; empty if it had not."""
    mark = target.with_name(_mark(target.name))
    try:
        return mark.read_text().strip()
    except OSError:
        return ""
    finally:
        with suppress(OSError):
            mark.unlink(missing_ok=True)


def _executed(name: str, parameters: Mapping[str, Any], engine: str | None) -> str:
    """Let papermill execute a notebook in its place, in the working folder, and return what failed."""
    from papermill import execute_notebook
    from papermill.engines import papermill_engines
    from papermill.exceptions import PapermillExecutionError
    from traitlets.config import Config

    from helpers.running.engine import SoatSoEngine

    papermill_engines.register("soatso", SoatSoEngine)
    try:
        with _marked(name) as mark:
            execute_notebook(
                no_fields(name),
                no_fields(name),
                dict(parameters),
                engine_name=engine,
                progress_bar=False,
                on_cell_start=mark,
                config=Config(KernelManager={"transport_encryption": "auto"}),  # others here could listen in
                extra_arguments=["--log-level=CRITICAL"],  # what matters is in the notebook
            )
    except PapermillExecutionError as error:
        return f"cell {error.cell_index}: {error.ename}: {error.evalue}"
    except Exception as error:  # whatever a kernel dies of is the notebook's failure, not the batch's
        _require_room(error)
        return f"{type(error).__name__}: {error}"
    return ""


@contextmanager
def _marked(name: str) -> Iterator[Callable[..., None]]:
    """Give a function that notes in a file which cell a notebook is at; the file is there as long as it is executed."""
    path = Path(_mark(name))
    with path.open("wb", buffering=0) as file:

        def mark(cell_index: int, **_: Any) -> None:
            os.pwrite(file.fileno(), f"{cell_index:6}".encode(), 0)

        yield mark
    path.unlink(missing_ok=True)


def _mark(name: str) -> str:
    """Return the name of the file that says which cell a notebook is at."""
    return f".{name}.cell"


def _require_room(error: Exception) -> None:
    """Hand on that the disk is full, which is no notebook's fault."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        raise error


@contextmanager
def _silent() -> Iterator[None]:
    """Let nothing that cells start print to the terminal; what they print themselves is in the notebook."""
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123  # it is no path
        kept = [os.dup(descriptor) for descriptor in (1, 2)]
        try:
            for descriptor in (1, 2):
                os.dup2(nowhere.fileno(), descriptor)
            yield
        finally:
            for descriptor, copy in zip((1, 2), kept, strict=True):
                os.dup2(copy, descriptor)
                os.close(copy)


def _describe(notebook: Path, target: Path, metadata: Mapping[str, Any]) -> None:
    """Copy a notebook to where it is executed, with what it is made from in it.

    Papermill reads it there, and so writes no path of this machine into it.
    """
    source = json.loads(notebook.read_bytes())
    source["metadata"]["soatso"] = dict(metadata)
    target.write_text(json.dumps(source, ensure_ascii=False, indent=1), encoding="utf-8")
