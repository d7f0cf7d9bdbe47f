"""What a run is going to do, found possible or refused before anything starts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from helpers.running.folders import chosen_notebooks, folder_names, reports_in, require_writable
from helpers.running.parameters import known_parameters, typed

#: The notebook that is set as PDF.
BRIEF = "40-brief"


@dataclass(frozen=True, slots=True)
class Plan:
    """A run that has been found possible: what will be executed over what, and where it goes."""

    reports: Mapping[str, Path]  #: folder name → report
    out: Path
    notebooks: Mapping[Path, frozenset[str]]  #: notebook → the names of its parameters
    language: str = "vi"
    sidecar: bool = True
    parameters: Mapping[str, Any] = field(default_factory=dict)
    keep: bool = False  #: only some notebooks: the others of an earlier run stay
    debug: bool = False  #: show the tracebacks of our own mistakes

    @property
    def sets_pdf(self) -> bool:
        """Whether the brief is among the notebooks."""
        return any(notebook.stem == BRIEF for notebook in self.notebooks)

    @property
    def steps(self) -> int:
        """How many steps the whole run takes."""
        return len(self.reports) * (len(self.notebooks) + self.sets_pdf)


def plan(
    reports: Iterable[Path],
    out: Path,
    *,
    language: str = "vi",
    sidecar: bool = True,
    notebooks: str | None = None,
    parameters: Mapping[str, str] | None = None,
    debug: bool = False,
) -> Plan:
    """Find out whether a run is possible, before anything starts.

    Parameters
    ----------
    reports
        Files or folders; none: ``data/reports``.
    out
        Where the reports' folders go.
    language, sidecar
        Passed to every notebook.
    notebooks
        ``20,40``, or None for all that take one report.
    parameters
        Name → what was typed, for the notebooks that know it.
    debug
        Whether to show the tracebacks of our own mistakes.

    Raises
    ------
    BadUsage
        For an unknown notebook, an unknown or ill-typed parameter, or an output folder that cannot be used.
    """
    chosen = chosen_notebooks(notebooks)
    known = known_parameters(chosen)
    names = folder_names(reports_in(reports))
    values = typed(parameters or {}, known)
    require_writable(out, names)
    return Plan(
        reports=names,
        out=out,
        notebooks={notebook: frozenset(known[notebook]) for notebook in chosen},
        language=language,
        sidecar=sidecar,
        parameters=values,
        keep=notebooks is not None,
        debug=debug,
    )
