"""The report's text with every figure marked, by what kind it is or by what the checks say of it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from importlib.resources import files

from helpers.checking.records import Audit, Finding
from helpers.reading.records import Figure
from helpers.showing.catalogue import say
from helpers.showing.excerpts import excerpt
from helpers.showing.naming import figure_words
from helpers.showing.notation import inert, markdown, require_language
from helpers.showing.standing import MARKS, By, Standing, anchor, findings_of, standings
from helpers.showing.summary import doubtful, kind_words
from helpers.showing.wording import message, verdict_name

#: Kinds that share a mark: five are told apart at a glance, fourteen are not; a figure's tooltip names its own.
FAMILIES = {
    **dict.fromkeys(("percent", "change_percent"), "percent"),
    **dict.fromkeys(("ratio_numerator", "ratio_denominator"), "pair"),
    **dict.fromkeys(("money", "measure", "range"), "amount"),
    "count": "count",
}
#: Letters of a text that are shown: beyond, a browser is slow to draw it.
LONGEST = 400_000
#: Findings of one figure that its tooltip tells.
_TOLD = 3


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked text: wholly for the screen, as excerpts around what is in doubt for paper."""

    html: str
    excerpts: str  #: Markdown

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, str], dict[str, str]]:
        """Tell IPython what to show, and the PDF which form is meant for it."""
        return {"text/html": self.html, "text/markdown": self.excerpts}, {"paper": "text/markdown"}


def marked_text(audit: Audit, by: By, language: str) -> Marked:
    """Mark every figure in a report's text, with a tooltip that says what it is and what was found.

    Parameters
    ----------
    audit
        A report, read and checked.
    by
        ``kind`` marks what a figure is, ``verdict`` what the checks say of it. Colour never stands alone: kinds have
        lines of their own under the figure, verdicts a sign behind it.
    language
        ``vi`` or ``en``, of legend, tooltips and excerpts.

    Returns
    -------
    Marked
        Every figure is a link's target, :func:`helpers.showing.standing.anchor`. The report's own words are escaped.

    Raises
    ------
    BadUsage
        If the language is unknown.
    """
    name = escape(say(f"marked-{by}", language))
    parts = (
        f"<style>{files('helpers.showing').joinpath('marked.css').read_text(encoding='utf-8')}</style>",
        f'<section class="soatso-text tex2jax_ignore mathjax_ignore" aria-label="{name}">',
        f'<p class="soatso-legend">{_legend(audit, by, language)}</p>',
        f'<div class="soatso-words" tabindex="0">{"".join(_words(audit, by, language))}</div></section>',
    )
    return Marked("".join(parts), _excerpts(audit, require_language(language)))


def _words(audit: Audit, by: By, language: str) -> Iterator[str]:
    """Yield the text, escaped, with a mark around every figure; a very long text ends with a sentence that says so."""
    text, told, stands = audit.document.text, findings_of(audit), standings(audit)
    place = len(text) - len(text[audit.document.body_start :].lstrip())
    end = min(len(text), place + LONGEST)
    for figure in sorted(audit.figures, key=lambda one: one.start):
        if place <= figure.start and figure.end <= end:
            yield escape(inert(text[place : figure.start]))
            yield _mark(
                audit, figure, by, stands[figure.id], _tooltip(audit, figure, told.get(figure.id, []), language)
            )
            place = figure.end
    yield escape(inert(text[place:end].rstrip()))
    if end < len(text):
        yield f"</div><p>{escape(say('marked-cut', language, letters=len(text) - end))}</p><div>"


def _mark(audit: Audit, figure: Figure, by: By, standing: Standing, tooltip: str) -> str:
    """Return one figure with its mark."""
    look = FAMILIES.get(figure.kind, "other") if by == "kind" else standing
    sign = MARKS.get(standing, "") if by == "verdict" else ""
    return (
        f'<mark id="{anchor(audit, figure.id, by)}" class="{look}" title="{escape(tooltip)}">'
        f"{escape(inert(figure.printed))}{f'<sup>{sign}</sup>' if sign else ''}</mark>"
    )


def _tooltip(audit: Audit, figure: Figure, found: list[Finding], language: str) -> str:
    """Say what a figure is and what was found of it, in lines."""
    lines = [figure_words(audit, figure, language), kind_words(figure.kind, 1, language)]
    lines += [
        f"{MARKS[one.verdict]} {verdict_name(one.verdict, language)}: {message(audit, one, language)}"
        for one in found[:_TOLD]
    ]
    if figure.is_statistic and not found:
        lines.append(say("standing-unchecked", language))
    return inert("\n".join(lines))


def _legend(audit: Audit, by: By, language: str) -> str:
    """Return every mark that occurs, with its name and how often."""
    if by == "kind":
        counts = Counter(FAMILIES.get(figure.kind, "other") for figure in audit.figures)
        order = ["count", "percent", "pair", "amount", "other"]
        names = {look: say(f"family-{look}", language) for look in order}
    else:
        counts = Counter(standings(audit))
        order = [*MARKS, "unchecked", "other"]
        names = {
            look: verdict_name(look, language) if look in MARKS else say(f"standing-{look}", language) for look in order
        }
    return " ".join(
        f'<mark class="{look}">{escape(names[look])}{_sign(look, by)}</mark> {counts[look]}'
        for look in order
        if counts[look]
    )


def _sign(look: str, by: By) -> str:
    """Return the sign that stands behind figures of a verdict."""
    return f"<sup>{MARKS[look]}</sup>" if by == "verdict" and look in MARKS else ""


def _excerpts(audit: Audit, language: str) -> str:
    """List the findings that do not hold, each with the words around its figure, as Markdown."""
    lines = [_item(audit, finding, language) for finding in doubtful(audit)]
    return "\n".join(lines or [markdown(say("marked-none", language))]) + "\n"


def _item(audit: Audit, finding: Finding, language: str) -> str:
    """Return one finding: the verdict, the words with the figure in bold, and the sum."""
    number = finding.relation.operands[0] if finding.relation.stated is None else finding.relation.stated
    before, printed, after = excerpt(audit, audit.figures[number], room=110)
    verdict = f"{MARKS[finding.verdict]} {verdict_name(finding.verdict, language)}"
    quoted = f"“{_spaced(before)}**{markdown(printed)}**{_spaced(after)}”"
    return f"- {markdown(verdict)}: {quoted} {markdown(message(audit, finding, language))}"


def _spaced(words: str) -> str:
    """Escape words for Markdown, keeping the space towards the figure."""
    left, right = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return f"{left}{markdown(words)}{right}" if words.strip() else words
