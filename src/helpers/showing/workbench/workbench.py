"""The workbench as a notebook shows it: widgets where somebody sits, a table everywhere else."""

from collections.abc import Callable
from typing import Any

from helpers.checking.records import Audit
from helpers.showing.audience import somebody_is_there
from helpers.showing.notation import require_language
from helpers.showing.workbench.desk import Desk
from helpers.showing.workbench.sheet import sheet


class Workbench:
    """A report on an analyst's desk.

    Parameters
    ----------
    audit
        A report, read and checked.
    language
        ``vi`` or ``en``.
    again
        How the report is checked once something has been decided: ``again(path, sidecar=path)``, which is
        :func:`helpers.running.audit.audit`.

    Raises
    ------
    BadUsage
        If the language is unknown.
    """

    def __init__(self, audit: Audit, language: str, again: Callable[..., Audit]) -> None:
        self.desk = Desk(audit, require_language(language), again)

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        """Tell IPython what to show: what was tried as a table, and the widgets before it where they can be used."""
        table = sheet(self.desk.audit, self.desk.scene, self.desk.language)
        plain = {"text/html": "" if table is None else table.to_html(), "text/plain": ""}
        if not self.desk.audit.findings or not somebody_is_there():
            return plain
        from helpers.showing.workbench.bench import Bench  # widgets are slow to load, and of no use on paper

        return {**Bench(self.desk).box._repr_mimebundle_(), **plain}
