"""The message catalogue: every sentence of tables, charts and notebooks, in each language, in Fluent files."""

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files

from fluent.runtime import FluentBundle, FluentResource

from helpers.showing.notation import LANGUAGES, require_language

Argument = str | int | Decimal


@lru_cache(maxsize=len(LANGUAGES))
def _bundle(language: str) -> FluentBundle:
    """Read the messages of one language, once."""
    source = files("helpers.showing").joinpath("messages", f"{language}.ftl").read_text(encoding="utf-8")
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(FluentResource(source))
    return bundle


def say(key: str, language: str, arguments: Mapping[str, Argument] | None = None, /, **more: Argument) -> str:
    """Return the message ``key`` with its arguments put in, grammatical for their numbers.

    Parameters
    ----------
    key
        The message's name in ``messages/vi.ftl`` and ``messages/en.ftl``.
    language
        ``vi`` or ``en``.
    arguments, more
        What the message's placeables are filled with. Whole numbers are written by locale and choose the plural.

    Raises
    ------
    BadUsage
        If the language is unknown.
    KeyError
        If no such message exists, or one of its arguments is missing: a bug, never a matter of the report.
    """
    bundle = _bundle(require_language(language))
    pattern = bundle.get_message(key).value
    if pattern is None:
        raise KeyError(key)
    text, problems = bundle.format_pattern(pattern, {**(arguments or {}), **more})
    if problems:
        raise KeyError(f"{key}: {problems[0]}")
    return " ".join(str(text).split())


def keys(language: str) -> frozenset[str]:
    """Return the names of all messages of a language."""
    return frozenset(_bundle(require_language(language))._messages)
