"""Tables that can be sorted, filtered and searched where somebody sits at a notebook; plain ones everywhere else."""

from typing import Any

import pandas as pd
from IPython.core.getipython import get_ipython
from pandas.io.formats.style import Styler

from helpers.showing.audience import somebody_is_there
from helpers.showing.catalogue import say
from helpers.showing.notation import markdown

#: Rows shown at once, so that links from the text find them; beyond the fewer, a search and a choice stand around them.
_PAGE, _FEW = 100, 25
#: What DataTables says around a table, by the paths of its own names.
_WORDS = ("search", "lengthMenu", "info", "infoEmpty", "infoFiltered", "zeroRecords")


def interactive_tables() -> None:
    """Make the tables of this notebook sortable and searchable, if a person runs it.

    What that takes, about a megabyte of script, is put into the notebook once, by this call, so that it works without
    a network. A notebook executed by papermill gets none of it: its tables are plain, and as small as they can be.
    """
    shell = get_ipython()
    if shell is None or shell.display_formatter is None or not somebody_is_there():
        return
    import itables

    itables.init_notebook_mode(all_interactive=False, connected=False)
    shell.display_formatter.mimebundle_formatter.for_type(Styler, interactive)


def interactive(styler: Styler) -> tuple[dict[str, str], dict[str, str]]:
    """Return a table of :func:`helpers.showing.styled.styled` for JupyterLab, and its plain form for paper."""
    import itables

    frame: pd.DataFrame = styler.data  # type: ignore[attr-defined]
    language, ranks = frame.attrs["language"], frame.attrs["order"]
    pages: tuple[list[int | str], list[int | str]] = ([_FEW, _PAGE, -1], [_FEW, _PAGE, say("browse-all", language)])
    html = itables.to_html_datatable(
        styler,
        connected=False,
        allow_html=True,  # every cell is escaped
        classes="display compact",
        style="table-layout:auto;width:100%;margin:0",  # Jupyter's own columns are of one width
        text_in_header_can_be_selected=False,  # a click sorts
        lengthMenu=pages,
        pageLength=_PAGE,
        columnDefs=[_order(column, order) for column, order in ranks.items()],
        columnControl=[["searchClear", "search", "searchList"]],
        language={word: say(f"browse-{word}", language) for word in _WORDS},
    )
    return {"text/html": html, "text/markdown": _plain(frame)}, {"paper": "text/markdown"}


def _plain(frame: pd.DataFrame) -> str:
    """Return a table as Markdown, its words escaped."""
    heads = [str(head) for head in frame.columns]
    sides = ["-:" if column in frame.attrs["order"] else ":-" for column in range(len(heads))]
    rows = [[markdown(str(cell)) for cell in row] for row in (heads, *frame.to_numpy().tolist())]
    return "".join(f"| {' | '.join(row)} |\n" for row in (rows[0], sides, *rows[1:]))


def _order(column: int, ranks: list[int]) -> dict[str, Any]:
    """Tell DataTables to sort a column by ranks, rather than by words."""
    from itables import JavascriptFunction

    lookup = (
        f"function (data, type, row, meta) {{ return type === 'sort' || type === 'type' ? {ranks}[meta.row] : data; }}"
    )
    return {"targets": column, "render": JavascriptFunction(lookup)}
