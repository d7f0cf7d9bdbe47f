"""What is done in a process of its own: a report read, a notebook executed, a notebook set as PDF.

What is slow or risky to import is imported inside, so that the parent process, which starts others, stays free of it.
"""

import errno
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
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
    with _silent():
        trouble = _executed(notebook, target, parameters, engine)
        if target.exists():
            _describe(target, metadata)
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
    mark = _mark(target)
    try:
        return mark.read_text()
    except OSError:
        return ""
    finally:
        mark.unlink(missing_ok=True)


def _executed(notebook: Path, target: Path, parameters: Mapping[str, Any], engine: str | None) -> str:
    """Let papermill execute a notebook, and return what failed."""
    from papermill import execute_notebook
    from papermill.engines import papermill_engines
    from papermill.exceptions import PapermillExecutionError
    from traitlets.config import Config

    from helpers.running.engine import SoatSoEngine

    papermill_engines.register("soatso", SoatSoEngine)
    mark = _mark(target)
    try:
        execute_notebook(
            no_fields(notebook),
            no_fields(target),
            dict(parameters),
            engine_name=engine,
            cwd=target.parent,
            progress_bar=False,
            on_cell_start=lambda cell, cell_index: mark.write_text(str(cell_index)),
            config=Config(KernelManager={"transport_encryption": "auto"}),  # others on this machine could listen in
            extra_arguments=["--log-level=CRITICAL"],  # what matters is in the notebook
        )
    except PapermillExecutionError as error:
        return f"cell {error.cell_index}: {error.ename}: {error.evalue}"
    except Exception as error:  # whatever a kernel dies of is the notebook's failure, not the batch's
        _require_room(error)
        return f"{type(error).__name__}: {error}"
    finally:
        mark.unlink(missing_ok=True)
    return ""


def _mark(target: Path) -> Path:
    """Return the file that says, while a notebook is executed, which cell it is at."""
    return target.with_name(f".{target.stem}.cell")


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


def _describe(target: Path, metadata: Mapping[str, Any]) -> None:
    """Write into an executed notebook what it was made from, and take out the paths of where it was made."""
    import nbformat

    notebook = nbformat.read(target, as_version=nbformat.NO_CONVERT)
    notebook.metadata["soatso"] = dict(metadata)
    notebook.metadata.papermill.update(input_path=target.name, output_path=target.name)
    nbformat.write(notebook, target)
