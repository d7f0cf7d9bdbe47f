"""What a process of a run settles before it imports anything of Jupyter's."""

import importlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


def prepare() -> None:
    """Settle what a kernel would else take from its user's surroundings, and leave out an import nobody needs.

    jsonschema, which nbformat imports, builds the grammar of international web addresses whenever it starts. That takes
    longer than the rest of papermill, and notebooks are never checked for such addresses.
    """
    os.environ["JUPYTER_PREFER_ENV_PATH"] = "1"  # the kernel of this environment, not one of the same name elsewhere
    os.environ["PYDEVD_DISABLE_FILE_VALIDATION"] = "1"  # no debugger will come
    if "jsonschema" not in sys.modules:
        with lacking("rfc3987_syntax"):
            importlib.import_module("nbformat")


@contextmanager
def lacking(name: str) -> Iterator[None]:
    """Let what is imported meanwhile believe that a module is not installed."""
    sys.modules[name] = None  # type: ignore[assignment]  # how Python spells it
    try:
        yield
    finally:
        del sys.modules[name]
