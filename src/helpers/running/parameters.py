"""Notebook parameters, refused where papermill would only warn: misspelt, ill-typed, or set by the run itself."""

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
    "sidecar": "use --no-sidecar",
}
_WORDS = {"true": True, "false": False}


def known_parameters(notebooks: Iterable[Path]) -> dict[Path, dict[str, str]]:
    """Return what each notebook's parameters cell declares: name → annotated type (``None`` where there is none)."""
    prepare()
    from papermill import inspect_notebook

    return {
        notebook: {name: found["inferred_type_name"] for name, found in inspect_notebook(no_fields(notebook)).items()}
        for notebook in notebooks
    }


def typed(given: Mapping[str, str], known: Mapping[Path, Mapping[str, str]]) -> dict[str, Any]:
    """Return the given parameters as the values their notebooks ask for.

    Parameters
    ----------
    given
        Name → what was typed.
    known
        As from :func:`known_parameters`.

    Raises
    ------
    BadUsage
        If a name is unknown or is set by the run itself, or if a value does not fit the declared type.
    """
    types = {name: kind for declared in known.values() for name, kind in declared.items()}
    free = sorted(set(types) - set(RESERVED))
    for name in given:
        if name in RESERVED:
            raise BadUsage("parameter", f"parameter {name} is set by the run: {RESERVED[name]}")
        if name not in types:
            listed = ", ".join(f"{n} ({types[n]})" for n in free) or "none"
            raise BadUsage("parameter", f"no notebook knows the parameter {name!r}: the known ones are {listed}")
    return {name: _value(name, text, types[name]) for name, text in given.items()}


def no_fields(path: Path) -> str:
    """Write a path so that papermill, which fills in ``{fields}`` of paths, leaves its braces alone."""
    return str(path).replace("{", "{{").replace("}", "}}")


def _value(name: str, text: str, kind: str) -> Any:
    """Read what was typed as the declared type; ``X | None`` takes the word None too."""
    options = [option.strip() for option in kind.split("|")]
    if text == "None" and "None" in options and len(options) > 1:
        return None
    try:
        return _READERS.get(options[0], str)(text)
    except (KeyError, ValueError) as error:
        raise BadUsage(
            "parameter", f"parameter {name} wants {kind}, not {text!r}: mend the value after -p {name}"
        ) from error


def _truth(text: str) -> bool:
    """Read true or false."""
    return _WORDS[text.lower()]


_READERS: dict[str, Callable[[str], Any]] = {"int": int, "float": float, "bool": _truth}
