"""What a person wrote in NAME.yml, read or refused with the line."""

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
import yaml

from helpers.checking.formulas import PERCENT_KINDS
from helpers.checking.records import GroupKind, RelationKind
from helpers.checking.sidecar import Sidecar, load_sidecar
from helpers.checking.yaml_nodes import MAX_BYTES
from helpers.errors import BadUsage
from helpers.reading.records import FigureKind

FIGURES = """\
schema_version: 1
figures:
  a: {quote: có 5 xã, printed: "5", label: {vi: xã, en: communes}}
  b: {quote: trong 6 xã, printed: "6", occurrence: 2}
"""


def load(folder: Path, text: str) -> Sidecar:
    """Write a sidecar and read it."""
    path = folder / "x.yml"
    path.write_text(text, encoding="utf-8")
    return load_sidecar(path)


def complaint(folder: Path, text: str) -> str:
    """Return what is said about a sidecar, without its folder."""
    with pytest.raises(BadUsage) as caught:
        load(folder, text)
    return caught.value.message.replace(f"{folder}/", "")


def test_a_sidecar_holds_what_was_written(tmp_path: Path) -> None:
    """Names, labels, groups, rules, waivers and corrections, in the order of the file."""
    text = FIGURES + (
        "groups:\n"
        "  g: {kind: movements, title: {vi: Ra vào, en: In and out}, whole: b, members: [{figure: a, sign: out}, b]}\n"
        "relations:\n"
        "  r: {formula: a  <=  b, reason: một phần, source: trang đầu}\n"
        "waivers:\n"
        '  - {quote: đạt 7%, printed: "7", kind: share, reason: theo quý}\n'
        "corrections:\n"
        '  - {quote: "8.9731 tờ", printed: "8.9731", value: "1.20e6", kind: count, unit: tờ, reason: dư dấu}\n'
    )
    text += (
        "bases:\n  n: {value: '8.00e2', unit: xã, label: {vi: xã cả vùng, en: communes}, source: niên giám}\n"
        "notes:\n  - {text: {vi: sơ bộ, en: preliminary}}\n"
        "  - {text: {vi: cả năm, en: all year}, quote: có 5 xã, printed: '5'}\n"
    )
    text = text.replace("relations:\n", "relations:\n  s: {formula: b <= n, reason: một phần, source: niên giám}\n")
    read = load(tmp_path, text)
    base = read.bases["n"].figure
    assert (base.value, base.step, base.unit, base.printed) == (Decimal("800"), Decimal(1), "xã", "800")
    assert read.rules["s"].formula.base == "n"
    assert [(r.words["en"], r.anchor.printed if r.anchor else None) for r in read.notes] == [
        ("preliminary", None),
        ("all year", "5"),
    ]
    assert (read.figures["b"].quote, read.figures["b"].printed, read.figures["b"].occurrence) == ("trong 6 xã", "6", 2)
    assert read.labels == {"a": {"vi": "xã", "en": "communes"}}
    assert [(m.figure, m.sign) for m in read.groups["g"].members] == [("a", -1), ("b", 1)]
    assert (read.groups["g"].kind, read.groups["g"].whole) == ("movements", "b")
    assert (read.rules["r"].written, read.rules["r"].formula.kind) == ("a <= b", "subset")
    assert (read.waivers[0].kind, read.waivers[0].reason) == ("share", "theo quý")
    correction = read.corrections[0]
    assert (correction.value, correction.kind, correction.unit) == (Decimal("1.20e6"), "count", "tờ")


BASES = 'bases:\n  n: {value: "800", unit: xã, label: {vi: xã cả vùng, en: communes}, source: niên giám}\n'

#: What is wrong, and the words that have to be said about it: the line, the place, the remedy.
WRONG = [
    ("- a", "line 1: has to be a list of 'name: value' lines"),
    ("figures: {}", "line 1: 'schema_version' is missing; needed are: schema_version"),
    ("schema_version: 2", "line 1: schema_version: has to be 1"),
    (
        "schema_version: 1\nfigure: {}",
        "line 2: figure: this name is not known here; known are: schema_version, figures",
    ),
    ("schema_version: 1\nfigures:", "line 2: figures: has to be a list of 'name: value' lines"),
    (
        "schema_version: 1\nfigures: {Xã: {quote: x, printed: x}}",
        "line 2: figures.Xã: a name is made of a-z, 0-9 and _",
    ),
    (
        "schema_version: 1\nfigures: {a: {quote: có 16.60, printed: 16.60}}",
        "figures.a.printed: has to be text; put it in quotes",
    ),
    ("schema_version: 1\nfigures: {a: {quote: x, printed: ''}}", "line 2: figures.a.printed: is empty"),
    (
        "schema_version: 1\nfigures: {a: {printed: x}}",
        "line 2: figures.a: 'quote' is missing; needed are: quote, printed",
    ),
    (
        FIGURES + "groups:\n  g: {kind: pie, title: {vi: a, en: b}, members: [a]}",
        "line 6: groups.g.kind: 'pie' is not known; known are: rating,",
    ),
    (FIGURES + "groups:\n  g: {kind: parts, title: {vi: a}, members: [a]}", "line 6: groups.g.title: 'en' is missing"),
    (
        FIGURES + "groups:\n  g: {kind: parts, title: {vi: a, en: b}, members: []}",
        "groups.g.members: has to list one or more figures",
    ),
    (FIGURES + "relations:\n  r: {formula: a <= b, source: y}", "line 6: relations.r: 'reason' is missing"),
    (
        FIGURES + "relations:\n  r: {formula: a / b = p%, kind: sum, reason: x, source: y}",
        "relations.r.kind: 'sum' is not known",
    ),
    ("schema_version: 1\nwaivers:\n  - {quote: a 5, printed: '5'}", "line 3: waivers.1: 'reason' is missing"),
    ("schema_version: 1\nwaivers: {}", "line 2: waivers: has to be a list of '- ' lines"),
    (
        "schema_version: 1\ncorrections:\n  - {quote: a 5, printed: '5', reason: x}",
        "line 3: corrections.1: corrects nothing",
    ),
    (
        "schema_version: 1\ncorrections:\n  - {quote: a 5, printed: '5', reason: x, value: '-5'}",
        "corrections.1.value: has to be an unsigned",
    ),
    (
        "schema_version: 1\ncorrections:\n  - {quote: a 5, printed: '5', reason: x, value: '1e99'}",
        "corrections.1.value: has to be an unsigned",
    ),
    (
        "schema_version: 1\ncorrections:\n  - {quote: a 5, printed: '5', reason: x, kind: so}",
        "corrections.1.kind: 'so' is not known",
    ),
    (
        "schema_version: 1\nnotes:\n  - {quote: a 5, printed: '5'}",
        "line 3: notes.1: 'text' is missing; needed are: text",
    ),
    (
        "schema_version: 1\nnotes:\n  - {quote: a 5, text: {vi: a, en: b}}",
        "line 3: notes.1: a note on a figure needs both 'quote' and 'printed'",
    ),
    ("schema_version: 1\nbases: {n: {value: '5', source: x}}", "line 2: bases.n: 'label' is missing"),
    (
        "schema_version: 1\nbases: {n: {value: 5.0, label: {vi: a, en: b}, source: x}}",
        "line 2: bases.n.value: has to be text; put it in quotes",
    ),
    (
        "schema_version: 1\nfigures: {a: {quote: x, printed: x, occurrence: 0}}",
        "figures.a.occurrence: has to be a whole number from 1",
    ),
]


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_a_sidecar_of_another_form_is_refused_with_its_line(tmp_path: Path, text: str, expected: str) -> None:
    """One line: the file, the line, the place in the file, what is wrong and what is known."""
    said = complaint(tmp_path, text)
    assert said.startswith("x.yml, line ")
    assert expected in said


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_the_published_schema_refuses_the_same(root: Path, text: str, expected: str) -> None:
    """An editor that knows the schema complains about what the program complains about."""
    assert not schema_of(root).is_valid(yaml.safe_load(text)), expected


#: What only the program can know: a schema does not follow names.
UNKNOWN = [
    (
        FIGURES + "relations:\n  r: {formula: a <= c, reason: x, source: y}",
        "relations.r.formula: no figure is called 'c'; known are: a, b",
    ),
    (
        FIGURES + "relations:\n  r: {formula: a < b, reason: x, source: y}",
        "relations.r.formula: the rule is none of the forms: a <= b;",
    ),
    (
        FIGURES + "groups:\n  g: {kind: parts, title: {vi: a, en: b}, members: [a, z]}",
        "groups.g.members.2: no figure is called 'z'",
    ),
    (
        FIGURES + "groups:\n  g: {kind: parts, title: {vi: a, en: b}, members: [a, a]}",
        "groups.g.members: has to list one or more figures, each once",
    ),
    (
        FIGURES + "groups:\n  g: {kind: parts, title: {vi: a, en: b}, whole: z, members: [a]}",
        "groups.g.whole: no figure is called 'z'",
    ),
    (
        "schema_version: 1\nfigures: {a: {quote: có 5 xã, printed: '6'}}",
        "figures.a.quote: the quoted words do not contain '6'",
    ),
    (FIGURES + "  a: {quote: x, printed: x}", "line 5: figures: 'a' is given twice"),
    (FIGURES + BASES, "line 6: bases.n: no rule divides by this base; add one to 'relations' or remove it"),
    (FIGURES + BASES.replace("n:", "a:"), "line 6: bases.a: is the name of a figure"),
    (FIGURES + BASES.replace("800", "0.0"), "line 6: bases.n.value: nothing can be divided by zero"),
    (
        FIGURES + BASES + "relations:\n  r: {formula: a + n = b, reason: x, source: y}",
        "relations.r.formula: 'n' is not printed in the report: it can only be divided by",
    ),
    (
        FIGURES + BASES + "relations:\n  r: {formula: c <= n, reason: x, source: y}",
        "relations.r.formula: no figure is called 'c'; known are: a, b, n",
    ),
]


@pytest.mark.parametrize(("text", "expected"), UNKNOWN)
def test_names_that_lead_nowhere_are_refused(tmp_path: Path, text: str, expected: str) -> None:
    """A rule about a figure that nobody named is a slip of its author, not a rule to skip."""
    assert expected in complaint(tmp_path, text)


def test_rules_that_contradict_each_other_are_refused(tmp_path: Path) -> None:
    """Both rules are named, and the line of the later one."""
    rules = "relations:\n  r: {formula: a <= b, reason: x, source: y}\n  s: {formula: b <= a, reason: x, source: y}"
    assert "line 7: relations.s: is the reverse of the rule 'r'" in complaint(tmp_path, FIGURES + rules)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "x.yml: says nothing; write 'schema_version: 1' and decisions, or remove it."),
        ("schema_version: 1\nfigures: &f {}\ngroups: *f", "x.yml, line 3: uses a YAML alias; write it plainly"),
        (
            "schema_version: !!python/object/apply:os.getcwd []",
            "uses the YAML tag 'tag:yaml.org,2002:python/object/apply:os.getcwd'",
        ),
        ("schema_version: !own 1", "x.yml, line 1: uses the YAML tag '!own'; write it plainly"),
        ("schema_version: 1\nfigures: {<<: {}}", "has to be text"),
        ("schema_version: 1\nfigures: [", "is not valid YAML; write it plainly."),
        ("schema_version: 1\n---\nfigures: {}", "is not valid YAML; write it plainly."),
        ("schema_version: 1\nfigures: " + "[" * 5000, "x.yml, line 2: is nested too deeply; write it plainly."),
        ("\n".join(" " * depth + "a:" for depth in range(490)), "x.yml, line 33: is nested too deeply"),
        ("#" * (MAX_BYTES + 1), "x.yml: is larger than 128 kB"),
        ('"\\e[31mred": 1', "line 1: \\x1b[31mred: this name is not known here"),
    ],
)
def test_a_hostile_file_does_nothing(tmp_path: Path, text: str, expected: str) -> None:
    """No object is built, no alias multiplies, nothing reaches the terminal that it would obey."""
    assert expected in complaint(tmp_path, text)


def test_a_bomb_of_aliases_is_refused_before_it_is_unfolded(tmp_path: Path) -> None:
    """Nine lists of nine of the list before would be more than a hundred million entries."""
    lists = "\n".join(f"l{i}: &l{i} [{', '.join([f'*l{i - 1}' if i else 'x'] * 9)}]" for i in range(9))
    assert "uses a YAML alias" in complaint(tmp_path, lists)


@pytest.mark.parametrize(("content", "expected"), [(b"\xff\xfea", "is not UTF-8 text"), (None, "cannot be read")])
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, content: bytes | None, expected: str) -> None:
    """Bytes of another encoding, or a folder of that name."""
    path = tmp_path / "x.yml"
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content)
    with pytest.raises(BadUsage, match=expected):
        load_sidecar(path)


def schema_of(root: Path) -> jsonschema.Draft202012Validator:
    """Return a validator of the published schema."""
    schema = json.loads((root / "data" / "sidecar.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def definition(root: Path, *path: str) -> Any:
    """Return a part of the published schema."""
    part: Any = schema_of(root).schema
    for name in path:
        part = part[name]
    return part


@pytest.mark.parametrize(
    ("wrong", "path"),
    [
        ("zz: 1", ("properties",)),
        ("figures: {a: {zz: 1}}", ("$defs", "figure", "properties")),
        ("groups: {a: {zz: 1}}", ("$defs", "group", "properties")),
        ("groups: {a: {kind: parts, title: {zz: 1}, members: [a]}}", ("$defs", "words", "properties")),
        (
            "groups: {a: {kind: parts, title: {vi: a, en: b}, members: [{zz: 1}]}}",
            ("$defs", "member", "oneOf", 1, "properties"),
        ),
        ("relations: {a: {zz: 1}}", ("$defs", "relation", "properties")),
        ("waivers: [{zz: 1}]", ("$defs", "waiver", "properties")),
        ("corrections: [{zz: 1}]", ("$defs", "correction", "properties")),
        ("notes: [{zz: 1}]", ("$defs", "note", "properties")),
        ("bases: {a: {zz: 1}}", ("$defs", "base", "properties")),
    ],
)
def test_the_schema_knows_the_names_the_program_knows(
    root: Path, tmp_path: Path, wrong: str, path: tuple[str, ...]
) -> None:
    """What the program says is known in a place is what the published schema lists there."""
    said = re.search(
        r"known are: (.*)$",
        complaint(tmp_path, FIGURES + wrong if "groups" in wrong else f"schema_version: 1\n{wrong}"),
    )
    assert said
    assert set(said[1].split(", ")) == set(definition(root, *path))


def test_the_schema_knows_the_kinds_the_program_knows(root: Path) -> None:
    """The closed lists of the records are those of the schema, in the same order."""
    lists = {
        ("group", "kind"): get_args(GroupKind),
        ("relation", "kind"): PERCENT_KINDS,
        ("waiver", "kind"): get_args(RelationKind),
        ("correction", "kind"): get_args(FigureKind),
    }
    found = {place: tuple(definition(root, "$defs", place[0], "properties", place[1], "enum")) for place in lists}
    assert found == lists
