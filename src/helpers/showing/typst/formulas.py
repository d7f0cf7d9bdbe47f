"""Formulas: the LaTeX mathematics that notebooks use, turned into Typst mathematics.

A command we do not know is printed as it was written; nothing of the source reaches the result unescaped.
"""

from __future__ import annotations

import re
import unicodedata

from helpers.showing.typst.faces import drawable
from helpers.showing.typst.literals import literal, printable
from helpers.showing.typst.signs import ACCENTS, ALIGNED, DELIMITERS, FRACTIONS, MATRICES, SIGNS, SPACES, TEXTS, UNSEEN

_TOKEN = re.compile(r"\\[A-Za-z]+\*?|\\.|\s+|[0-9]+(?:[.,][0-9]+)*|.", re.DOTALL)
_DECIMAL = re.compile(r"(?<=[0-9])\{,\}(?=[0-9])")
_DEEPEST = 40


def equation(source: str, *, block: bool = False) -> str:
    """Set a LaTeX formula, with its source as the words for those who cannot see it.

    Parameters
    ----------
    source
        LaTeX mathematics without the signs that delimit it.
    block
        Whether it stands on a line of its own.

    Returns
    -------
    str
        Typst markup; nothing for an empty formula.
    """
    spoken = printable(source).strip()
    if not spoken:
        return ""
    if block:
        return f"#math.equation(block: true, alt: {literal(spoken)}, $ {formula(source)} $)\n\n"
    return f"#math.equation(alt: {literal(spoken)}, ${formula(source)}$)"


def formula(source: str) -> str:
    r"""Write a LaTeX formula as the inside of a Typst formula.

    Parameters
    ----------
    source
        LaTeX mathematics without the signs that delimit it.

    Returns
    -------
    str
        Typst mathematics that is well formed whatever the source was.

    Examples
    --------
    >>> formula(r"\frac{a_1}{2} \le 87,8\%")
    'frac(attach(a, b: 1), 2) <= "87,8" \\%'
    """
    return _Formula(source).sequence() or '""'


class _Formula:
    """The tokens of one formula, read once from left to right."""

    def __init__(self, source: str) -> None:
        self.tokens: list[str] = _TOKEN.findall(_DECIMAL.sub(",", source))
        self.at = 0
        self.depth = 0

    def peek(self) -> str:
        """Show the next token that is not a space, an empty one at the end."""
        while self.at < len(self.tokens) and self.tokens[self.at].isspace():
            self.at += 1
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self) -> str:
        """Take the next token that is not a space."""
        token = self.peek()
        self.at += 1
        return token

    def sequence(self, end: str = "") -> str:
        """Read up to a closing token, or to the end."""
        pieces: list[str] = []
        while (token := self.peek()) and token != end:
            pieces.append(r"\ " if token == r"\\" and self.take() else self.scripted())
        self.take()
        return " ".join(filter(None, pieces))

    def scripted(self) -> str:
        """Read one term with what stands above and below it."""
        base = "" if self.peek() in {"^", "_", "'"} else self.atom()
        above, below = "", ""
        while (token := self.peek()) in {"^", "_", "'"}:
            self.take()
            if token == "_":
                below += f" {self.atom() or chr(34) * 2}"
            else:
                above += " prime" if token == "'" else f" {self.atom() or chr(34) * 2}"
        scripts = (f", t:{above}" if above else "") + (f", b:{below}" if below else "")
        return f"attach({base or chr(34) * 2}{scripts})" if scripts else base

    def atom(self) -> str:
        """Read one group, command, number or sign."""
        token = self.take()
        if token == "{":
            return self.nested("}")
        if token.startswith("\\") and len(token) > 1:
            return self.command(token)
        return "" if token in {"}", ""} else _sign(token)

    def nested(self, end: str) -> str:
        """Read a group; one nested deeper than any real formula is printed as it stands."""
        self.depth += 1
        inside = self.sequence(end) if self.depth < _DEEPEST else literal("".join(self.rest()))
        self.depth -= 1
        return inside

    def rest(self) -> list[str]:
        """Take everything that is left."""
        left, self.at = self.tokens[self.at :], len(self.tokens)
        return left

    def argument(self) -> str:
        """Read what a command applies to."""
        return self.atom() or '""'

    def raw(self) -> str:
        """Read a group as the words it is."""
        if self.peek() != "{":
            return self.take()
        self.take()
        start, depth = self.at, 1
        while self.at < len(self.tokens) and depth:
            depth += {"{": 1, "}": -1}.get(self.tokens[self.at], 0)
            self.at += 1
        return re.sub(r"\\([^A-Za-z])", r"\1", "".join(self.tokens[start : self.at - (depth == 0)]))

    def command(self, token: str) -> str:
        """Read a command with its arguments."""
        name = token[1:].rstrip("*")
        constant = SPACES.get(token, SIGNS.get(name))
        if constant is not None or name in UNSEEN:
            return constant or ""
        if name in ACCENTS:
            return f"{ACCENTS[name]}({self.argument()})"
        if name in FRACTIONS:
            return f"{FRACTIONS[name]}({self.argument()}, {self.argument()})"
        if name in TEXTS:
            return f"{TEXTS[name]}({literal(self.raw())})"
        structure = {"sqrt": self.root, "left": self.fence, "begin": self.environment, "end": self.raw}.get(name)
        if structure is None:
            return literal(token) if name.isalpha() else _sign(name)
        return structure() if name != "end" else (self.raw() and "")

    def root(self) -> str:
        """Read a square root, or one of another degree."""
        if self.peek() != "[":
            return f"sqrt({self.argument()})"
        self.take()
        return f"root({self.sequence(']') or chr(34) * 2}, {self.argument()})"

    def fence(self) -> str:
        r"""Read what stands between ``\left`` and ``\right``."""
        opening = DELIMITERS.get(self.take(), "")
        inside = self.nested(r"\right")
        return f"lr({opening} {inside} {DELIMITERS.get(self.take(), '')})"

    def environment(self) -> str:
        """Read a matrix, cases or aligned lines."""
        name = self.raw().rstrip("*")
        if name == "array":
            self.raw()
        self.depth += 1
        rows = self.rows() if self.depth < _DEEPEST else [[literal("".join(self.rest()))]]
        self.depth -= 1
        if name in MATRICES:
            return f"mat(delim: {MATRICES[name]}, {'; '.join(', '.join(row) for row in rows)})"
        if name == "cases":
            return f"cases({', '.join(' quad & '.join(row) for row in rows)})"
        return ALIGNED.join(" & ".join(row) for row in rows)

    def rows(self) -> list[list[str]]:
        r"""Read the rows of an environment, up to its ``\end``."""
        rows: list[list[list[str]]] = [[[]]]
        while (token := self.peek()) and token != r"\end":
            if token in {"&", r"\\"}:
                self.take()
                rows.append([[]]) if token == r"\\" else rows[-1].append([])
            else:
                rows[-1][-1].append(self.scripted())
        self.take()
        self.raw()
        return [[" ".join(filter(None, cell)) or '""' for cell in row] for row in rows if row != [[]]]


def _sign(character: str) -> str:
    """Write a letter, number or sign so that Typst sees that sign and nothing else."""
    if character.isascii() and (character.isalpha() or character in "=+-<>" or re.fullmatch(r"[0-9.]+", character)):
        return character
    if character.isascii() and not character[0].isdigit():
        return f"\\{character}" if character.isprintable() else ""
    symbol = unicodedata.category(character[0]) == "Sm" and ord(character[0]) in drawable()
    return character if symbol else literal(character)
