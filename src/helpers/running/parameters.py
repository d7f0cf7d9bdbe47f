"""Notebook parameters, refused where papermill would only warn: misspelt, ill-typed, or set by the run itself."""

import json
import math
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from helpers.errors import BadUsage
from helpers.running.startup import prepare

#: What the run passes to every notebook, and where a user sets it instead.
RESERVED = {
    "report": "name the report as an argument",
    "language": "use --lang",
    "output_dir": "use --out",
    "folder": "use --out",
    "sidecar": "use --no-sidecar",
}
_WORDS = {"true": True, "false": False}


def known_parameters(notebooks: Iterable[Path]) -> dict[Path, dict[str, str]]:
    """Return what each notebook's parameters cell declares: name → annotated type (``None`` where there is none).

    Raises
    ------
    BadUsage
        If one of them is no notebook, or none that can be run.
    """
    prepare()
    return {notebook: _declared(notebook) for notebook in notebooks}


def from_file(path: Path) -> dict[str, Any]:
    """Read parameters from a YAML file: a mapping of names to plain values.

    Raises
    ------
    BadUsage
        If the file cannot be read, or says something else.
    """
    import yaml

    try:
        values = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError) as error:
        reason = " ".join(str(getattr(error, "strerror", None) or getattr(error, "problem", None) or error).split())
        raise BadUsage(
            "parameter", f"{path}: cannot be read as YAML ({reason}); write NAME: VALUE on each line"
        ) from error
    plain = isinstance(values, dict) and all(
        isinstance(name, str) and isinstance(value, bool | int | float | str | None) for name, value in values.items()
    )
    if not plain:
        raise BadUsage("parameter", f"{path}: is no list of parameters; write NAME: VALUE on each line")
    return dict(values)


def typed(given: Mapping[str, Any], known: Mapping[Path, Mapping[str, str]]) -> dict[str, Any]:
    """Return the given parameters as the values their notebooks ask for.

    Parameters
    ----------
    given
        Name → what was typed, as text, or what a YAML file says.
    known
        As from :func:`known_parameters`.

    Raises
    ------
    BadUsage
        If a name is unknown or is set by the run itself, or if a value does not fit the declared type.
    """
    types = {name: kind for declared in known.values() for name, kind in declared.items()}
    for name in given:
        if name in RESERVED:
            raise BadUsage("parameter", f"parameter {name} is set by the run: {RESERVED[name]}")
        if name not in types:
            ordered = sorted(types, key=lambda n: (n in RESERVED, n))
            listed = ", ".join(f"{n} ({RESERVED.get(n, types[n])})" for n in ordered)
            raise BadUsage("parameter", f"no notebook knows the parameter {name!r}: the known ones are {listed}")
    return {name: _value(name, value, types[name]) for name, value in given.items()}


def no_fields(path: str | Path) -> str:
    """Write a path so that papermill, which fills in ``{fields}`` of paths, leaves its braces alone."""
    return str(path).replace("{", "{{").replace("}", "}}")


def _declared(notebook: Path) -> dict[str, str]:
    """Return what a notebook's parameters cell declares."""
    from papermill import inspect_notebook

    try:
        _ = json.loads(notebook.read_text(encoding="utf-8"))["metadata"]["kernelspec"]["name"]
        found = inspect_notebook(no_fields(notebook))
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        reason = getattr(error, "strerror", None) or "it is no notebook, or names no kernel"
        remedy = "open it in JupyterLab and save it, or move it away"
        raise BadUsage("notebooks", f"{notebook}: cannot be run ({reason}); {remedy}") from error
    return {name: parameter["inferred_type_name"] for name, parameter in found.items()}


def _value(name: str, given: Any, kind: str) -> Any:
    """Read what was typed as the declared type; ``X | None`` takes the word None too, and a file's null."""
    options = [option.strip() for option in kind.split("|")]
    if given in ("None", None) and "None" in options and len(options) > 1:
        return None
    try:
        return _READERS[options[0]](given) if options[0] in _READERS else given
    except (KeyError, ValueError, OverflowError) as error:
        raise BadUsage("parameter", f"parameter {name} wants {kind}, not {given!r}: mend its value") from error


def _truth(given: Any) -> bool:
    """Read true or false."""
    return given if isinstance(given, bool) else _WORDS[str(given).lower()]


def _whole(given: Any) -> int:
    """Read a whole number; a fraction or a truth is none."""
    if not isinstance(given, int | str) or isinstance(given, bool):
        raise ValueError
    return int(given)


def _float(given: Any) -> float:
    """Read a finite number."""
    if given is None or isinstance(given, bool) or not math.isfinite(number := float(given)):
        raise ValueError
    return number


def _text(given: Any) -> str:
    """Take text as it is; what YAML takes for something else has to be quoted."""
    if not isinstance(given, str):
        raise ValueError
    return given


_READERS: dict[str, Callable[[Any], Any]] = {"int": _whole, "float": _float, "bool": _truth, "str": _text}
