"""YAML of a stranger: bounded in depth, without tags or aliases, and every complaint with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yaml.nodes import Node


class NotPlainYaml(Exception):
    """What is wrong with a YAML text, and on which of its lines (counted from 1; None where nobody can say)."""

    def __init__(self, problem: str, line: int | None = None) -> None:
        super().__init__(problem)
        self.problem, self.line = problem, line


def compose(text: str, deepest: int) -> Node | None:
    """Parse one YAML document into its nodes, which know their line and build no objects.

    Parameters
    ----------
    text
        The YAML.
    deepest
        Lists within lists and mappings, as deep as anybody means them.

    Returns
    -------
    yaml.nodes.Node | None
        The root; None for a text that says nothing.

    Raises
    ------
    NotPlainYaml
        Where the text is not YAML, is nested deeper, or uses tags (which build objects) or aliases (which multiply).
    """
    import yaml  # most reports have neither front matter nor sidecar, and a person at a terminal waits for it

    # libyaml's parser where the wheel has it: a tenth of the time.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        _check(text, loader, deepest)
        return yaml.compose(text, Loader=loader)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        mark = getattr(error, "problem_mark", None)
        raise NotPlainYaml("is not valid YAML", None if mark is None else mark.line + 1) from error


def _check(text: str, loader: type, deepest: int) -> None:
    """Look at the events first: they come one by one, where composing would call itself level by level."""
    import yaml

    depth = 0
    for event in yaml.parse(text, Loader=loader):
        line = None if event.start_mark is None else event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent):
            raise NotPlainYaml("uses a YAML alias", line)
        if (tag := getattr(event, "tag", None)) is not None:
            raise NotPlainYaml(f"uses the YAML tag {tag!r}", line)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > deepest:
            raise NotPlainYaml("is nested too deeply", line)
