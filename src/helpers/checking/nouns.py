"""What quantities count, as the class their unit belongs to: persons are one, other things go by their first noun."""

import re

from helpers.reading.contexts import is_person
from helpers.reading.figures import Reading
from helpers.reading.records import Figure

_AMOUNTS = frozenset({"money", "measure"})  # they always name their unit
_PERSON = "người"  # the one class of all units that count persons
_ANYTHING = ("trường hợp",)  # units that stand for whatever was just spoken of
_ABBREVIATED = re.compile(r"\s*\(([^\W\d_a-z][^\W\d_]{1,11})\)")
_CLASSIFIER = re.compile(r"(?:ngôi|căn)\s+(?=nhà(?![^\W_]))")  # a house is a house
#: Nouns of two syllables whose first is a noun, or the first of others, as well: a "tổ chức" is no "tổ".
_COMPOUND = re.compile(
    r"(?:tổ\s+chức|đơn\s+vị|cơ\s+(?:sở|quan)|công\s+(?:trình|ty|đoàn)|chi\s+(?:bộ|cục|hội|nhánh)|hội\s+nghị|trung\s+tâm)(?![^\W_])"
)


def classes_of(reading: Reading) -> tuple[str | None, ...]:
    """Return what each figure counts; an abbreviation set after a unit, (TCCSĐ), stands for it from then on.

    So does a classifier alone for the last thing it stood before: ``703 căn nhà, trong đó xây mới 304 căn``.
    """
    known: dict[str, str | None] = {}
    classes: list[str | None] = []
    for figure, (_, _, end) in zip(reading.figures, reading.spots, strict=True):
        unit_class = _class_of(figure)
        m = _ABBREVIATED.match(reading.view.plain, end)
        if m is not None:
            known.setdefault(m.group(1).lower(), unit_class)
        classes.append(known.get(unit_class or "", unit_class))
        classifier = _CLASSIFIER.match((figure.unit or "").lower())
        if classifier is not None and unit_class is not None:
            known[classifier.group().strip()] = unit_class
    return tuple(classes)


def _class_of(figure: Figure) -> str | None:
    """Return what a quantity counts, persons under one name, other things by the noun their unit begins with."""
    unit = (figure.unit or "").lower()
    if not unit or unit.startswith(_ANYTHING):
        return None
    if figure.kind in _AMOUNTS:
        return unit.split("/")[0].strip()
    if is_person(unit):
        return _PERSON
    noun = _CLASSIFIER.sub("", unit)
    compound = _COMPOUND.match(noun)
    return compound.group() if compound else noun.split()[0]
