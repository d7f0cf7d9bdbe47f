"""The first page: what the notebook's metadata say about the document."""

from __future__ import annotations

import datetime
import importlib.resources
import json
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import PurePath
from textwrap import shorten
from typing import Any

from babel import UnknownLocaleError
from babel.dates import format_date
from nbformat import NotebookNode

from helpers.showing.typst.literals import breakable, literal, printable, verbatim
from helpers.showing.typst.markup import plain_heading
from helpers.showing.typst.words import words

_RUNNING = 100
"""Letters of the title that have room at the head of a page."""

_LONG_DATE = {"vi": "d 'tháng' M 'năm' y"}
"""Where a language writes a date out otherwise than Unicode's tables have it."""

_PAIR = 60
"""Letters of a parameter and its value that are kept on one line."""

_KICKER = ("publisher", "edition", "period")
_FACTS = ("report", "date", "version", "parameters", "sha256")


def told(notebook: NotebookNode) -> Mapping[str, Any]:
    """Read what the batch run, or papermill alone, wrote about a notebook.

    Parameters
    ----------
    notebook
        A notebook.

    Returns
    -------
    mapping
        ``title``, ``report``, ``edition``, ``publisher``, ``period``, ``language``, ``parameters``, ``sha256``,
        ``version`` and ``date``, as far as they are there.
    """
    entry, papermill = (_mapping(notebook.metadata.get(name)) for name in ("soatso", "papermill"))
    given = _mapping(papermill.get("parameters"))
    by_papermill = {
        "report": given.get("report"),
        "language": given.get("language"),
        "date": papermill.get("start_time"),
        "parameters": {name: value for name, value in given.items() if name not in {"report", "language"}},
    }
    return {name: value for name, value in {**by_papermill, **entry}.items() if value}


def _mapping(value: Any) -> Mapping[str, Any]:
    """Take what should be a mapping, or nothing."""
    return value if isinstance(value, Mapping) else {}


def title(notebook: NotebookNode, name: str | None) -> str:
    """Find what a document is called.

    Parameters
    ----------
    notebook
        A notebook.
    name
        The name of its file, if it has one.

    Returns
    -------
    str
        The title in its metadata, unless that is only the name of the report's file; else its first heading of the
        first rank, or the name; empty if none says anything.
    """
    headings = (plain_heading(source) for cell in notebook.cells for source in _texts(cell))
    heading = next(filter(None, headings), None)
    entry = told(notebook)
    given = None if entry.get("title") == PurePath(str(entry.get("report"))).stem else entry.get("title")
    candidates = (given, heading, notebook.metadata.get("title"), name)
    return next(filter(None, (printable(_said(candidate)).strip() for candidate in candidates)), "")


def _texts(cell: NotebookNode) -> list[str]:
    """List the markdown of a cell: its own, or what it displayed."""
    if cell.cell_type == "markdown":
        return [cell.source]
    shown = (output.get("data", {}).get("text/markdown") for output in cell.get("outputs", []))
    return [text if isinstance(text, str) else "".join(text) for text in shown if text]


def day(notebook: NotebookNode) -> datetime.date:
    """Decide the date the PDF bears, so that the same notebook gives the same bytes.

    Parameters
    ----------
    notebook
        A notebook.

    Returns
    -------
    datetime.date
        From ``SOURCE_DATE_EPOCH``, the date of the run, or papermill's start; the first of 1970 if nobody tells.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    try:
        return datetime.date.fromisoformat(str(told(notebook).get("date"))[:10])
    except ValueError:
        return datetime.date(1970, 1, 1)


def opening(notebook: NotebookNode, title: str, language: str, *, contents: bool, places: Iterable[str] = ()) -> str:
    """Write what stands before the first cell: the template and the title block.

    Parameters
    ----------
    notebook
        The notebook, for its metadata.
    title
        Title of the document.
    language
        ``vi``, ``en``, or another language tag.
    contents
        Whether a long document gets a table of contents.
    places
        Names that links within the document find.

    Returns
    -------
    str
        Typst markup that applies to all that follows.
    """
    entry = told(notebook)
    named = {name: literal(word) for name, word in words(language).items() if name in {"page", "of", "contents"}}
    dated = day(notebook)
    kicker = " · ".join(_said(entry[name]) for name in _KICKER if entry.get(name))
    arguments = {
        "title": literal(title),
        "language": literal(_tag(language)),
        "contents": str(contents).lower(),
        "date": f"datetime(year: {dated.year}, month: {dated.month}, day: {dated.day})",
        "words": f"({', '.join(f'{name}: {word}' for name, word in named.items())})",
        "short": literal(shorten(title, _RUNNING, placeholder=" …")),
        "kicker": literal(kicker),
        "running": literal(kicker),
        "facts": _facts(entry, title, language),
    }
    template = (importlib.resources.files(__package__) / "report.typ").read_text(encoding="utf-8")
    given = ",\n  ".join(f"{name}: {value}" for name, value in arguments.items())
    known = "".join(f"{literal(name)}, " for name in sorted(places))
    return f"#let places = ({known})\n{template}\n#show: report.with(\n  {given},\n)\n\n"


def _tag(language: str) -> str:
    """Keep the language if Typst can know it."""
    first = language.partition("-")[0].lower()
    return first if re.fullmatch("[a-z]{2,3}", first) else "en"


def _facts(entry: Mapping[str, Any], title: str, language: str) -> str:
    """Write the lines of small print below the title, without what the title already says."""
    labels = words(language)
    lines = []
    for name in _FACTS:
        said = _said(entry.get(name))
        if said and said != title:
            lines.append(f"({literal(labels[name])}, [{_fact(name, entry[name], language)}]), ")
    return f"({''.join(lines)})"


def _fact(name: str, value: Any, language: str) -> str:
    """Write one line of small print: parameters and digests as code, a date as the language writes it."""
    if isinstance(value, Mapping):
        pairs = (f"{key} = {json.dumps(item, ensure_ascii=False, default=str)}" for key, item in value.items())
        return "#h(1.5em)".join(
            f"#box(raw({verbatim(pair)}))" if len(pair) < _PAIR else f"#raw({verbatim(pair)})" for pair in pairs
        )
    if name == "sha256":
        return f"#raw({verbatim(_said(value))})"
    return f"#{literal(breakable(_date(_said(value), language) if name == 'date' else _said(value)))}"


def _date(stamp: str, language: str) -> str:
    """Write a date out in the document's language; what is no date stays as it is."""
    try:
        return format_date(datetime.date.fromisoformat(stamp[:10]), _LONG_DATE.get(language, "long"), _tag(language))
    except (ValueError, UnknownLocaleError):
        return stamp


def _said(value: Any) -> str:
    """Write a value of the metadata as one line."""
    return "" if value is None or value == {} else " ".join(str(value).split())
