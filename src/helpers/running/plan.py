"""What a run is going to do, found possible or refused before anything starts."""

import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from helpers.errors import BadUsage
from helpers.running import children
from helpers.running.folders import (
    COLLECTION,
    chosen_notebooks,
    folder_names,
    reports_in,
    require_writable,
    takes_a_batch,
)
from helpers.running.limits import Limits
from helpers.running.parameters import known_parameters, typed
from helpers.running.records import code_hash, file_hash, key

Engine = Literal["soatso", "papermill"]
Pdf = Literal["brief", "all", "none"]
#: The notebook that is set as PDF, and the PDF's name.
BRIEF, PDF = "40-brief", "brief.pdf"


@dataclass(frozen=True)
class Plan:
    """A run that has been found possible: what will be executed over what, how, and where it goes."""

    reports: Mapping[str, Path]  #: folder name → report
    out: Path
    notebooks: Mapping[Path, frozenset[str]]  #: notebook → the names of its parameters
    language: str = "vi"
    sidecar: bool = True
    parameters: Mapping[str, Any] = field(default_factory=dict)
    pdf: Pdf = "brief"
    keep: bool = False  #: only some notebooks: the others of an earlier run stay
    force: bool = False  #: make also what is up to date
    engine: Engine = "soatso"
    workers: int = 1
    limits: Limits = field(default_factory=Limits)
    debug: bool = False  #: show the tracebacks of our own mistakes

    @cached_property
    def single(self) -> tuple[Path, ...]:
        """The notebooks that take one report."""
        return tuple(notebook for notebook in self.notebooks if not takes_a_batch(notebook))

    @cached_property
    def collecting(self) -> tuple[Path, ...]:
        """The notebooks that take the whole output folder."""
        return tuple(notebook for notebook in self.notebooks if takes_a_batch(notebook))

    @cached_property
    def hashes(self) -> Mapping[Path, str]:
        """The notebooks' hashes."""
        return {notebook: file_hash(notebook) for notebook in self.notebooks}

    def pdf_of(self, notebook: Path) -> str | None:
        """Return the name of the PDF that a notebook is to be set as, if it is."""
        if self.pdf == "all" or (self.pdf == "brief" and notebook.stem == BRIEF):
            return PDF if notebook.stem == BRIEF else f"{notebook.stem}.pdf"
        return None

    def passed(self, notebook: Path, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return those values that a notebook has parameters for."""
        return {name: value for name, value in values.items() if name in self.notebooks[notebook]}

    def keys(self, notebooks: Iterable[Path], *sources: Any) -> dict[str, str]:
        """Return for each notebook and PDF a key of all it is made from; the same key makes the same.

        Parameters
        ----------
        notebooks
            Some of the plan's.
        *sources
            What they read, as hashes.
        """
        same = (sources, self.language, self.sidecar, code_hash(), sys.version, os.environ.get("SOURCE_DATE_EPOCH"))
        found = {}
        for notebook in notebooks:
            found[notebook.stem] = key(same, self.hashes[notebook], self.passed(notebook, self.parameters))
            if pdf := self.pdf_of(notebook):
                found[pdf] = key(found[notebook.stem], pdf)
        return found


def plan(
    reports: Iterable[Path],
    out: Path,
    *,
    language: str = "vi",
    sidecar: bool = True,
    notebooks: str | None = None,
    parameters: Mapping[str, Any] | None = None,
    pdf: Pdf = "brief",
    force: bool = False,
    engine: Engine | None = None,
    workers: int | None = None,
    limits: Limits | None = None,
    debug: bool = False,
) -> Plan:
    """Find out whether a run is possible, before anything starts.

    Parameters
    ----------
    reports
        Files, folders or patterns; none: ``data/reports``.
    out
        Where the reports' folders go.
    language, sidecar
        Passed to every notebook.
    notebooks
        ``20,40``, or None for all.
    parameters
        Name → what was typed or read, for the notebooks that know it.
    pdf
        Which notebooks are set as PDF.
    force
        Whether to make also what is up to date.
    engine
        ``soatso``, ``papermill``, or None for the first where it is safe.
    workers
        How many processes work at once; None: one a core.
    limits
        Of reports and notebooks.
    debug
        Whether to show the tracebacks of our own mistakes.

    Raises
    ------
    BadUsage
        For an unknown notebook, an unknown or ill-typed parameter, an engine this system has not, or an output folder
        that cannot be used.
    """
    if engine == "soatso" and not children.CAN_FORK:
        raise BadUsage("engine", "--engine soatso: this system cannot fork safely; use --engine papermill")
    chosen = chosen_notebooks(notebooks)
    known = known_parameters(chosen)
    names = folder_names(reports_in(reports))
    values = typed(parameters or {}, known)
    require_writable(out, [*names, *([COLLECTION] if any(map(takes_a_batch, chosen)) else [])])
    return Plan(
        reports=names,
        out=out,
        notebooks={notebook: frozenset(known[notebook]) for notebook in chosen},
        language=language,
        sidecar=sidecar,
        parameters=values,
        pdf=pdf,
        keep=notebooks is not None,
        force=force,
        engine=engine or ("soatso" if children.CAN_FORK else "papermill"),
        workers=workers or _cores(),
        limits=limits or Limits(),
        debug=debug,
    )


def _cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
