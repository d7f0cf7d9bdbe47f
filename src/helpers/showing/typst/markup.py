"""Markdown as Typst: parsed by mistune with nbconvert's rules for formulas, written with every word as a string."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from mistune import BlockParser, Markdown
from mistune.plugins import import_plugin
from nbconvert.filters.markdown_mistune import MathBlockParser, MathInlineParser

from helpers.showing.typst.cells import Cell
from helpers.showing.typst.formulas import equation
from helpers.showing.typst.grid import data_table
from helpers.showing.typst.hypertext import fragment
from helpers.showing.typst.images import picture_at
from helpers.showing.typst.inline import link, set_heading, wrap_inline
from helpers.showing.typst.literals import breakable, literal, printable, prose, verbatim
from helpers.showing.typst.manuscript import Manuscript

Token = dict[str, Any]

_PLUGINS = ("strikethrough", "table", "url", "task_lists", "footnotes", "def_list")
_ADMONITION = re.compile(r"\s*\[!(note|tip|important|warning|caution)\]\s*", re.IGNORECASE)
_AROUND = {"strong": "strong", "emphasis": "emph", "strikethrough": "strike"}


@cache
def _parser() -> Markdown:
    """Make the parser: the flavour nbconvert shows, footnotes, and ``#1`` no heading, as JupyterLab has it."""
    plugins = [import_plugin(name) for name in _PLUGINS]
    block = MathBlockParser()
    block.specification["atx_heading"] = BlockParser.SPECIFICATION["atx_heading"]
    return Markdown(None, block=block, inline=MathInlineParser(hard_wrap=False), plugins=plugins)


def markdown(text: str, manuscript: Manuscript) -> str:
    """Set a markdown text.

    Parameters
    ----------
    text
        The source of a markdown cell, or what a cell displayed as markdown.
    manuscript
        Gathers pictures and warnings.

    Returns
    -------
    str
        Typst markup, in paragraphs.
    """
    tokens = _parser()(text)
    assert isinstance(tokens, list)
    return _Writer(manuscript, tokens).blocks(tokens)


def plain_heading(text: str) -> str | None:
    """Find the first heading of the first rank in a markdown text.

    Parameters
    ----------
    text
        The source of a markdown cell.

    Returns
    -------
    str or None
        Its words without marks.
    """
    tokens = _parser()(text)
    headings = (token for token in tokens if isinstance(token, dict) and token["type"] == "heading")
    return next((plain(token["children"]).strip() or None for token in headings if token["attrs"]["level"] == 1), None)


def plain(tokens: Iterable[Token]) -> str:
    """Read the words of some tokens without their marks.

    Parameters
    ----------
    tokens
        Inline tokens of mistune.

    Returns
    -------
    str
        Their text.
    """
    words = (token for token in tokens if token["type"] != "inline_html")
    return "".join(plain(token["children"]) if "children" in token else token.get("raw", " ") for token in words)


class _Writer:
    """Writes the tokens of one text; a method for each type of token, named after it."""

    def __init__(self, manuscript: Manuscript, tokens: list[Token]) -> None:
        self.manuscript = manuscript
        notes = [note for token in tokens if token["type"] == "footnotes" for note in token["children"]]
        self.notes = {note["attrs"]["key"]: note["children"] for note in notes}

    def blocks(self, tokens: Iterable[Token]) -> str:
        """Write tokens one after the other."""
        return "".join(getattr(self, token["type"], self.other)(token) for token in tokens)

    def inside(self, token: Token) -> str:
        """Write what a token contains, closing whatever HTML it leaves open."""
        return wrap_inline(token["children"], self.blocks, lambda tag: fragment(tag, self.manuscript).strip())

    def other(self, token: Token) -> str:
        """Write a token no rule is for: its words, never nothing."""
        return self.inside(token) if "children" in token else prose(token.get("raw", ""))

    def blank_line(self, _token: Token) -> str:
        return ""

    footnotes = blank_line

    def text(self, token: Token) -> str:
        return prose(token["raw"])

    def softbreak(self, _token: Token) -> str:
        return '#" "'

    def linebreak(self, _token: Token) -> str:
        return "#linebreak()"

    def paragraph(self, token: Token) -> str:
        inside = self.inside(token)
        return f"#ragged[{inside}]\n\n" if "\u200b" in inside else f"{inside}\n\n"

    def block_text(self, token: Token) -> str:
        return f"{self.inside(token)}\n"

    def heading(self, token: Token) -> str:
        words = plain(token["children"]).strip()
        if not self.manuscript.above and " ".join(printable(words).split()) == self.manuscript.title:
            return ""
        return set_heading(token["attrs"]["level"], words, self.inside(token), self.manuscript)

    def strong(self, token: Token) -> str:
        return f"#{_AROUND[token['type']]}[{self.inside(token)}]"

    emphasis = strikethrough = strong

    def codespan(self, token: Token) -> str:
        return f"#raw({verbatim(token['raw'])})"

    def thematic_break(self, _token: Token) -> str:
        return "#rule()\n\n"

    def link(self, token: Token) -> str:
        return link(token["attrs"]["url"], self.inside(token))

    def image(self, token: Token) -> str:
        return picture_at(token["attrs"]["url"], plain(token["children"]), self.manuscript)

    def block_code(self, token: Token) -> str:
        language = re.sub(r"[^A-Za-z0-9+#-].*", "", (token.get("attrs") or {}).get("info") or "", flags=re.DOTALL)
        named = f", lang: {literal(language.lower())}" if language else ""
        return f"#code({verbatim(token['raw'].rstrip())}{named})\n\n"

    def block_quote(self, token: Token) -> str:
        first = token["children"][0] if token["children"] else {}
        label = _ADMONITION.match(plain(first.get("children", [])))
        if not label:
            return f"#quote(block: true)[{self.contained(token['children'])}]\n\n"
        kept = first["children"][1:]
        rest = [
            {**first, "children": kept[1:] if kept and kept[0]["type"] == "softbreak" else kept},
            *token["children"][1:],
        ]
        return f"#admonition({literal(self.manuscript.word(label[1].lower()))})[{self.contained(rest)}]\n\n"

    def contained(self, tokens: Iterable[Token]) -> str:
        """Write tokens inside a container."""
        with self.manuscript.container():
            return self.blocks(tokens)

    def block_html(self, token: Token) -> str:
        return fragment(token["raw"], self.manuscript)

    def list(self, token: Token) -> str:
        start = token["attrs"].get("start")
        kind = f"enum(start: {int(start)}, " if start is not None else "enum(" if token["attrs"]["ordered"] else "list("
        items = ", ".join(f"[{self.contained([item])}]" for item in token["children"])
        return f"#{kind}tight: {str(token.get('tight', True)).lower()}, {items})\n\n"

    def list_item(self, token: Token) -> str:
        return self.blocks(token["children"]).rstrip("\n")

    def task_list_item(self, token: Token) -> str:
        return f"#{literal('☑ ' if token['attrs']['checked'] else '☐ ')}{self.list_item(token)}"

    def def_list(self, token: Token) -> str:
        return f"{self.blocks(token['children'])}"

    def def_list_head(self, token: Token) -> str:
        return f"#strong[{self.inside(token)}]#linebreak()"

    def def_list_item(self, token: Token) -> str:
        return f"{self.blocks(token['children'])}\n\n"

    def footnote_ref(self, token: Token) -> str:
        note = self.notes.pop(token["raw"], None)
        return f"#footnote[{self.contained(note).strip()}]" if note else f"#super({literal(token['raw'])})"

    def inline_math(self, token: Token) -> str:
        return equation(token["raw"])

    def block_math(self, token: Token) -> str:
        return equation(token["raw"], block=True)

    def latex_environment(self, token: Token) -> str:
        name, body = token["attrs"]["name"], token["attrs"]["body"]
        return self.block_math({"raw": f"\\begin{{{name}}}{body}\\end{{{name}}}"})

    def table(self, token: Token) -> str:
        head, *body = token["children"]
        sides = [cell["attrs"].get("align") for cell in head["children"]]
        rows = [[self._cell(cell) for cell in row["children"]] for part in body for row in part["children"]]
        return data_table([[self._cell(cell) for cell in head["children"]]], rows, self.manuscript, sides=sides)

    def _cell(self, token: Token) -> Cell:
        """Make a cell of a table; a bar in code is written with a backslash there."""
        for child in token["children"]:
            if child["type"] == "codespan":
                child["raw"] = child["raw"].replace("\\|", "|")
        return Cell(self.inside(token), breakable(plain(token["children"])), heading=token["attrs"]["head"])
