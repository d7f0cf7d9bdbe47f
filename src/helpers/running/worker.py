"""What is done in a process of its own: one notebook executed, or one notebook set as PDF.

What is slow or risky to import is imported inside, so that the parent process, which starts others, stays free of it.
"""

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from helpers.running.parameters import no_fields
from helpers.showing.notation import printable

#: Letters of an error that fit on a line; all of it is in the notebook.
_LONGEST = 300


class Done(NamedTuple):
    """How a step ended: what failed in one line (empty if nothing did), and the seconds it took."""

    trouble: str
    seconds: float


def execute(notebook: Path, target: Path, parameters: Mapping[str, Any], metadata: Mapping[str, Any]) -> Done:
    """Execute a notebook with papermill, in the folder it is written to.

    Parameters
    ----------
    notebook
        The notebook as it stands in git.
    target
        Where the executed one goes; its folder is the kernel's working directory.
    parameters
        Name → value, all of them known to the notebook.
    metadata
        Goes into the executed notebook under ``soatso``.

    Returns
    -------
    Done
        The executed part of the notebook is kept also where it failed.
    """
    from papermill import execute_notebook
    from papermill.exceptions import PapermillExecutionError
    from traitlets.config import Config

    began, trouble = time.perf_counter(), ""
    try:
        execute_notebook(
            no_fields(notebook),
            no_fields(target),
            dict(parameters),
            cwd=target.parent,
            progress_bar=False,
            config=Config(KernelManager={"transport_encryption": "auto"}),  # others on this machine could listen in
            extra_arguments=["--log-level=CRITICAL"],  # what matters is in the notebook
        )
    except PapermillExecutionError as error:
        trouble = f"cell {error.cell_index}: {error.ename}: {error.evalue}"
    except Exception as error:  # whatever a kernel dies of is the notebook's failure, not the batch's
        trouble = f"{type(error).__name__}: {error}"
    if target.exists():
        _describe(target, metadata)
    return Done(printable(trouble, _LONGEST), time.perf_counter() - began)


def typeset(notebook: Path, target: Path, language: str) -> Done:
    """Set an executed notebook as PDF.

    Compiling starts threads, after which a process must not fork: this one does nothing else.
    """
    from helpers.showing.typst import notebook_to_pdf

    began, trouble = time.perf_counter(), ""
    try:
        notebook_to_pdf(notebook, target, language=language)
    except Exception as error:  # one report's PDF must not cost the others
        trouble = f"{type(error).__name__}: {error}"
    return Done(printable(trouble, _LONGEST), time.perf_counter() - began)


def _describe(target: Path, metadata: Mapping[str, Any]) -> None:
    """Write into an executed notebook what it was made from, and take out the paths of where it was made."""
    import nbformat

    notebook = nbformat.read(target, as_version=nbformat.NO_CONVERT)
    notebook.metadata["soatso"] = dict(metadata)
    notebook.metadata.papermill.update(input_path=target.name, output_path=target.name)
    nbformat.write(notebook, target)
