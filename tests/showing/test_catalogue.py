import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from helpers.errors import BadUsage
from helpers.showing.catalogue import keys, say

FILES = Path("src/helpers/showing/messages")


class _Names(Visitor):
    """Collects the arguments a message takes."""

    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - the library's name
        self.found.add(node.id.name)


def _messages(root: Path, language: str) -> dict[str, set[str]]:
    """Return every message of a language with its arguments."""
    parsed = FluentParser().parse((root / FILES / f"{language}.ftl").read_text(encoding="utf-8"))
    assert not [entry for entry in parsed.body if isinstance(entry, ast.Junk)]
    messages = {}
    for entry in parsed.body:
        if isinstance(entry, ast.Message):
            names = _Names()
            names.visit(entry)
            assert entry.id.name not in messages, f"{entry.id.name} is said twice"
            messages[entry.id.name] = names.found
    return messages


def test_both_languages_say_the_same_messages(root: Path) -> None:
    assert _messages(root, "vi").keys() == _messages(root, "en").keys() == keys("vi") == keys("en")


def test_neither_language_says_a_number_the_other_leaves_out(root: Path) -> None:
    """A plural needs its number even where the words leave it out, so Vietnamese may take fewer."""
    vietnamese, english = _messages(root, "vi"), _messages(root, "en")
    differing = {key: (vietnamese[key], english[key]) for key in english if vietnamese[key] - english[key]}
    assert differing == {}


def test_no_message_is_without_use(root: Path) -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (root / "src/helpers/showing").rglob("*.py"))
    notebooks = "".join(path.read_text(encoding="utf-8") for path in (root / "notebooks").glob("*.ipynb"))
    families = {found.replace("{}", "") for found in re.findall(r'f"([a-z]+-)\{', code)}
    charts = ("ratings", "coverage", "shares", "targets", "movements", "parts", "verdicts", "positions")
    unused = [
        key
        for key in keys("en")
        if f'"{key}"' not in code + notebooks
        and not any(key.startswith(family) for family in families)
        and key.partition("-")[0] not in charts
    ]
    assert unused == []


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (0, "No check contradicts what is printed"),
        (1, "One check contradicts what is printed"),
        (1200, "1,200 checks contradict what is printed"),
    ],
)
def test_english_agrees_with_its_number(count: int, sentence: str) -> None:
    assert say("headline-doubtful", "en", doubtful=count) == sentence


def test_a_missing_argument_is_our_mistake_and_is_not_printed() -> None:
    with pytest.raises(KeyError, match="clause-consistent"):
        say("clause-consistent", "vi")


def test_a_message_nobody_wrote_is_our_mistake() -> None:
    with pytest.raises(KeyError, match="no-such-message"):
        say("no-such-message", "vi")


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(BadUsage, match="fr"):
        say("rest", "fr")
