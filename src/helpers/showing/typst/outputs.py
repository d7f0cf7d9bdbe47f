"""What cells printed, displayed or failed with, as Typst."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from nbconvert.filters import strip_ansi
from nbformat import NotebookNode

from helpers.showing.typst.formulas import equation
from helpers.showing.typst.hypertext import fragment
from helpers.showing.typst.images import RASTERS, SVG, chart
from helpers.showing.typst.literals import verbatim
from helpers.showing.typst.manuscript import Manuscript
from helpers.showing.typst.markup import markdown
from helpers.showing.typst.widgets import VIEW, widget

PRIORITY = (SVG, *RASTERS, "text/html", "text/markdown", "text/latex", "text/plain", "application/json")
"""Which of several forms of one output is set: the best one on paper first."""


def output(result: NotebookNode, manuscript: Manuscript) -> str:
    """Set one output of a code cell.

    Parameters
    ----------
    result
        The output, of any of nbformat's four types.
    manuscript
        Gathers pictures and warnings.

    Returns
    -------
    str
        Typst markup.
    """
    if result.output_type == "stream":
        return _printed(_joined(result.text))
    if result.output_type == "error":
        trace = "\n".join(result.get("traceback") or [f"{result.get('ename')}: {result.get('evalue')}"])
        return f"#failure({verbatim(_plain(trace))})\n\n"
    return _displayed(result.data, result.get("metadata", {}), manuscript)


def _joined(text: str | list[str]) -> str:
    """Join the lines of a text that nbformat may keep as a list."""
    return text if isinstance(text, str) else "".join(text)


def _plain(text: str) -> str:
    """Take the colours of a terminal out of a text."""
    return str(strip_ansi(text))


def _printed(text: str) -> str:
    """Set what a program printed; a line overwritten by a progress bar is shown as it ended."""
    lines = (line.rstrip("\r").rpartition("\r")[2] for line in _plain(text).rstrip().split("\n"))
    shown = "\n".join(lines)
    return f"#printed({verbatim(shown)})\n\n" if shown.strip() else ""


def _displayed(data: Mapping[str, Any], metadata: Mapping[str, Any], manuscript: Manuscript) -> str:
    """Set the best form of something displayed."""
    meant = (metadata.get("paper"),)  # the form its author wants on paper, where that is not the best one on a screen
    mime = next((mime for mime in (*meant, *PRIORITY) if mime in PRIORITY and mime in data), None)
    if VIEW in data and mime in {None, "text/plain"}:
        return _widget(data, manuscript)
    if mime is None:
        if data:
            manuscript.remark(f"output left out of the PDF: {', '.join(sorted(data))}")
        return ""
    content = data[mime] if mime == "application/json" else _joined(data[mime])
    told = {**metadata, **metadata.get(mime, {})}
    if mime == SVG or mime in RASTERS:
        said = {name: str(told.get(name, "")) for name in ("alt", "caption", "title")}
        return chart(content, mime, manuscript, **said)
    if mime == "text/html":
        return fragment(content, manuscript)
    if mime == "text/markdown":
        return _words(content, told, manuscript)
    return _latex(content, manuscript) if mime == "text/latex" else _printed(str(content))


def _words(content: str, told: Mapping[str, Any], manuscript: Manuscript) -> str:
    """Set displayed markdown; where a report comes from, in small print, unless the title block says it."""
    if told.get("soatso") != "provenance":
        return markdown(content, manuscript)
    return "" if manuscript.sourced else f"#provenance[{markdown(content, manuscript)}]\n\n"


def _widget(data: Mapping[str, Any], manuscript: Manuscript) -> str:
    """Set what a widget shows; where the notebook does not keep that, what it is called, with a warning."""
    model = data[VIEW].get("model_id", "") if isinstance(data[VIEW], Mapping) else ""
    if shown := widget(str(model), lambda inside: output(inside, manuscript), manuscript):
        return shown
    manuscript.remark("widget set as plain text: the notebook keeps no state of it")
    return _printed(_joined(data.get("text/plain", "")))


def _latex(source: str, manuscript: Manuscript) -> str:
    """Set displayed LaTeX: a formula, or text with formulas in it."""
    alone = re.fullmatch(r"\s*(\${1,2})(?P<inside>[^$]*)\1\s*", source)
    if not alone:
        return markdown(source, manuscript)
    return equation(alone["inside"], block=True)
