"""Widgets on paper: the choice they stand at and the outputs they hold, from the state the notebook keeps of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import zip_longest
from typing import Any

from nbformat import NotebookNode, from_dict

from helpers.showing.typst.hypertext import fragment
from helpers.showing.typst.literals import prose
from helpers.showing.typst.manuscript import Manuscript

VIEW = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"

_REFERENCE = "IPY_MODEL_"
_MARKED_UP = frozenset({"HTMLModel", "HTMLMathModel"})
_SILENT = frozenset({"ButtonModel", "FileUploadModel", "PasswordModel"})
_DEEPEST = 12


def states(notebook: NotebookNode) -> Mapping[str, Any]:
    """Read what a notebook keeps of its widgets.

    Parameters
    ----------
    notebook
        A notebook; papermill and nbconvert keep the widgets' state when they execute it, JupyterLab when told to.

    Returns
    -------
    mapping
        Model id → its name and state; empty if nothing was kept.
    """
    kept = notebook.metadata.get("widgets", {}).get(STATE, {})
    found = kept.get("state", {}) if isinstance(kept, Mapping) else {}
    return found if isinstance(found, Mapping) else {}


def widget(model: str, show: Callable[[NotebookNode], str], manuscript: Manuscript, depth: int = 0) -> str:
    """Set a widget as what a reader would see of it.

    Parameters
    ----------
    model
        The id of its model.
    show
        Sets an output that a widget holds.
    manuscript
        Knows the widgets' states.
    depth
        How many widgets it stands in.

    Returns
    -------
    str
        Typst markup; nothing if no state was kept, or for a widget that only can be clicked.
    """
    entry = manuscript.widgets.get(model)
    if depth > _DEEPEST or not isinstance(entry, Mapping) or not isinstance(state := entry.get("state"), Mapping):
        return ""
    if entry.get("model_name") in _MARKED_UP:
        return fragment(str(state.get("value", "")), manuscript)
    if outputs := state.get("outputs"):
        return "".join(show(from_dict(output)) for output in outputs)
    if children := state.get("children"):
        pairs = zip_longest(children, (state.get("titles") or [])[: len(children)], fillvalue="")
        inside = ((str(title), str(child).removeprefix(_REFERENCE)) for child, title in pairs)
        return "".join(_named(title) + widget(child, show, manuscript, depth + 1) for title, child in inside)
    return "" if entry.get("model_name") in _SILENT else _choice(state)


def _named(title: str) -> str:
    """Set the title of a tab or of a leaf of an accordion."""
    return f"#strong[{prose(title)}]\n\n" if title.strip() else ""


def _choice(state: Mapping[str, Any]) -> str:
    """Set what a control is called and what it stands at."""
    labels, index = state.get("_options_labels") or (), state.get("index")
    chosen = index if isinstance(index, list | tuple) else [index]
    picked = [str(labels[i]) for i in chosen if isinstance(i, int) and 0 <= i < len(labels)]
    value = ", ".join(picked) if labels else state.get("value")
    shown = " – ".join(map(str, value)) if isinstance(value, list | tuple) else "" if value is None else str(value)
    line = ": ".join(filter(None, (str(state.get("description") or "").rstrip(": "), shown)))
    return f"{prose(line)}\n\n" if line.strip() else ""
