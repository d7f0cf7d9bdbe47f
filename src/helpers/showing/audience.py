"""Whether anybody sits at the notebook: what is for their hands is of no use on paper."""

from typing import Any

from IPython.core.getipython import get_ipython


def somebody_is_there() -> bool:
    """Tell whether the program that runs this cell could put a question to a person.

    JupyterLab, Notebook and VS Code say so with every cell they send; papermill and nbconvert, which run notebooks for
    schedules and exports, say that they cannot.
    """
    shell: Any = get_ipython()
    sent = shell.get_parent() if hasattr(shell, "get_parent") else {}  # a plain IPython has none
    return bool(sent.get("content", {}).get("allow_stdin"))
