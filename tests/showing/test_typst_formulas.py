"""Formulas are those of the notebook, and nothing but formulas."""

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.showing.typst.faces import fonts
from helpers.showing.typst.formulas import equation, formula
from helpers.showing.typst.signs import ACCENTS, DELIMITERS, FRACTIONS, MATRICES, SIGNS, TEXTS
from tests.showing.typst_notebooks import notebook, pdf, prose, spoken

PIECES = [
    *r"\{}[]()^_&'$#;,:./ab1~|! %đ∑中",
    r"\frac",
    r"\left",
    r"\right",
    r"\begin{cases}",
    r"\end{cases}",
    r"\\",
    r"\sqrt",
]
PIECES += [r"\text{", r"\hat", r"\begin{align}", r"\end{align}", r"\end", r"\begin", "\n", "{}", r"\alpha", r"\le", '"']


def compiled(mathematics: str) -> bytes:
    """Compile some Typst mathematics alone."""
    source = f"#let term(body) = text(body)\n#math.equation(block: true, $ {mathematics} $)"
    return typst.compile(source.encode(), font_paths=fonts())


@pytest.mark.parametrize(
    ("latex", "mathematics"),
    [
        (r"\frac{a_1}{2} \le 87,8\%", r'frac(attach(a, b: 1), 2) <= "87,8" \%'),
        (r"x_{1,2}^{n+1}", 'attach(x, t: n + 1, b: "1,2")'),
        (r"\text{Tỷ lệ}", '#term("Tỷ lệ")'),
        (r"\sqrt[3]{x} + \sqrt{y}", "root(3, x) + sqrt(y)"),
        (r"14{,}54", '"14,54"'),
        (r"f'", "attach(f, t: prime)"),
        (r"\left( a \right]", r"lr(\( a \])"),
        (r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}", 'mat(delim: "(", 1, 2; 3, 4)'),
        (r"\begin{cases} a & b \\ c & d \end{cases}", "cases(a quad & b, c quad & d)"),
        (r"\begin{align} a &= b \\ c &= d \end{align}", r"a & = b \ c & = d"),
        (r"\hat{\beta}", "hat(beta)"),
        (r"\foo", r'"\\foo"'),
        (r"#panic(), \"", r"\# p a n i c \( \) \, \""),
        ("", '""'),
    ],
)
def test_latex_becomes_typst(latex: str, mathematics: str) -> None:
    assert formula(latex) == mathematics


@pytest.mark.parametrize("name", sorted({*SIGNS, *ACCENTS, *FRACTIONS, *TEXTS}))
def test_typst_knows_every_sign(name: str) -> None:
    assert compiled(formula(rf"\{name}{{x}}{{y}}")).startswith(b"%PDF")


@pytest.mark.parametrize("mark", sorted(DELIMITERS))
def test_typst_knows_every_delimiter(mark: str) -> None:
    assert compiled(formula(rf"\left{mark} x^2 \right{mark}")).startswith(b"%PDF")


@pytest.mark.parametrize("name", sorted(MATRICES))
def test_typst_knows_every_matrix(name: str) -> None:
    assert compiled(formula(rf"\begin{{{name}}} a & b \\ c & d \end{{{name}}}")).startswith(b"%PDF")


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_whatever_is_written_the_formula_is_well_formed(latex: str) -> None:
    assert compiled(formula(latex)).startswith(b"%PDF")


def test_a_formula_is_spoken_as_it_was_written_and_an_empty_one_is_left_out() -> None:
    document = pdf(notebook(prose("# Số\n\n$a^2$\n\n$$\\frac{1}{2}$$\n\n\\begin{equation}b\\end{equation}")))
    assert spoken(document) == ["a^2", r"\frac{1}{2}", r"\begin{equation}b\end{equation}"]
    assert equation(" \u202e ") == ""
