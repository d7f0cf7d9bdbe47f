"""The widgets of the workbench: pick a finding, try other bases and roundings, decide."""

import base64
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import ipywidgets as widgets

from helpers.checking.records import Finding, Relation
from helpers.checking.rounding_rules import ROUNDING_RULES, is_rounded
from helpers.checking.sidecar import FIGURE_KINDS
from helpers.checking.tried import bases_of, trial, trials
from helpers.errors import BadUsage
from helpers.showing.catalogue import say
from helpers.showing.exports import FORMATS
from helpers.showing.naming import figure_words
from helpers.showing.summary import agreeing, doubtful, kind_words, undecided
from helpers.showing.tables import findings_table
from helpers.showing.workbench import panels
from helpers.showing.workbench.desk import Desk
from helpers.showing.workbench.words import finding_line

_INLINE = "data:application/octet-stream;base64,"
_WIDE = {"layout": {"width": "100%"}, "style": {"description_width": "7em"}}
_HALF = {"layout": {"width": "auto", "flex": "1 1 24em"}, "style": {"description_width": "7em"}}


class Bench:
    """A finding at a time: its sentence, its operands, the bases and roundings to try, and what a person decides.

    Parameters
    ----------
    desk
        The report, and what can be decided about it.

    Attributes
    ----------
    box
        The widget that holds all others; it shows the worst finding first.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.language = desk.language
        rules = [(self._say(f"rule-{rule}"), rule) for rule in ROUNDING_RULES]
        self.finding = self._named(widgets.Select, "finding", _WIDE, rows=8)
        self.rule = self._named(widgets.Dropdown, "rule", _HALF, options=rules)
        self.base = self._named(widgets.Dropdown, "base", _HALF)
        self.reason = self._named(widgets.Text, "reason", _WIDE, placeholder=self._say("bench-reason-hint"))
        self.figure = self._named(widgets.Dropdown, "figure", _HALF)
        self.value = self._named(widgets.Text, "value", _HALF, placeholder=self._say("bench-value-hint"))
        self.kind = self._named(widgets.Dropdown, "kind", _HALF, options=self._kinds())
        self.unit = self._named(widgets.Text, "unit", _HALF, placeholder=self._say("bench-value-hint"))
        self.shown, self.outcome, self.tried, self.status, self.files = (widgets.HTML() for _ in range(5))
        self.buttons = {name: self._button(name, action) for name, action in self._actions().items()}
        self._refill()
        self.finding.observe(self._on_finding, "value")
        self.rule.observe(self._on_choice, "value")
        self.base.observe(self._on_choice, "value")
        self.box = self._box()

    def _actions(self) -> dict[str, Callable[[], None]]:
        """Return what the buttons do."""
        desk = self.desk
        return {
            "confirm": lambda: desk.confirm(self._chosen(), self.reason.value),
            "waive": lambda: desk.waive(self._chosen(), self.reason.value),
            "rebase": lambda: desk.rebase(self._chosen(), self.base.value, self.reason.value),
            "withdraw": lambda: desk.withdraw(self._chosen()),
            "correct": lambda: desk.correct(
                self.figure.value, self.value.value, self.kind.value, self.unit.value, self.reason.value
            ),
        }

    def _chosen(self) -> Finding:
        """Return the finding that is looked at."""
        number: int = self.finding.value
        return self.desk.audit.findings[number]

    def _act(self, action: Callable[[], None]) -> None:
        """Do what a button says, show the same finding again, and say what came of it."""
        if self.finding.value is None:
            return None
        before = self._chosen().relation
        try:
            action()
        except BadUsage as error:
            return self._tell("✗", self._say("bench-not-written", problem=error.message))
        self._refill(before)
        for typed in (self.reason, self.value, self.unit, self.kind):
            typed.value = ""
        return self._tell("✓", self._say("bench-written", file=self.desk.path.name))

    def _tell(self, mark: str, words: str) -> None:
        """Say in one line what came of a decision."""
        self.status.value = f'<p class="soatso-status" role="status">{mark} {escape(words)}</p>'

    def _refill(self, shown: Relation | None = None) -> None:
        """List the findings, the worst first, and show one: that of a relation, where there still is one."""
        audit = self.desk.audit
        ordered = [*doubtful(audit), *undecided(audit), *agreeing(audit)]
        self.finding.options = [(finding_line(audit, f, self.language), f.id) for f in ordered]
        same = [f.id for f in ordered if shown and (f.relation.stated, f.relation.parts) == (shown.stated, shown.parts)]
        self.finding.value = next(iter([*same, *(f.id for f in ordered)]), None)
        self.files.value = self._downloads()
        self._on_finding()

    def _on_finding(self, _: object = None) -> None:
        """Show the finding that was picked; there is none where a correction has left none."""
        if self.finding.value is None:
            return
        finding, audit = self._chosen(), self.desk.audit
        bases = bases_of(self.desk.scene, finding)
        unnamed = [(self._say("bench-base-own"), None)] if finding.relation.base is None or not bases else []
        _offer(self.base, [*unnamed, *self._figures(bases)])
        _offer(self.figure, self._figures(panels.roles(finding)))
        self.base.disabled, self.rule.disabled = len(self.base.options) < 2, not is_rounded(finding.relation)
        self.shown.value = panels.style() + panels.finding_panel(audit, finding, self.language)
        self.status.value = ""
        self._on_choice()

    def _on_choice(self, _: object = None) -> None:
        """Show what the chosen base and rule give."""
        finding, base, rule = self._chosen(), self.base.value, self.rule.value
        audit, scene = self.desk.audit, self.desk.scene
        now, tried = trial(scene, finding, base, rule), trials(scene, finding, rule)
        self.outcome.value = panels.outcome_panel(audit, now, rule, self.language)
        self.tried.value = panels.trials_panel(audit, tried, base, rule, self.language)

    def _named(self, kind: Any, name: str, look: dict[str, Any], **more: Any) -> Any:
        """Return a widget with its description, and a class it is found by."""
        widget = kind(description=self._say(f"bench-{name}"), **look, **more)
        widget.add_class(f"soatso-{name}")
        return widget

    def _button(self, name: str, action: Callable[[], None]) -> Any:
        """Return a button."""
        button = self._named(widgets.Button, name, {"layout": {"width": "auto"}})
        button.on_click(lambda _: self._act(action))
        return button

    def _box(self) -> Any:
        """Put the widgets into their places."""
        title = widgets.HTML(f'<div class="soatso-bench"><h4>{escape(self._say("bench-decide"))}</h4></div>')
        rows = (
            (self.finding,),
            (self.shown,),
            (self.rule, self.base),
            (self.outcome,),
            (self.tried,),
            (title,),
            (self.reason,),
            [self.buttons[name] for name in ("confirm", "waive", "rebase", "withdraw")],
            (self.figure, self.value, self.kind, self.unit, self.buttons["correct"]),
            (self.status,),
            (self.files,),
        )
        box = widgets.VBox([widgets.HBox(row, layout={"flex_flow": "row wrap"}) for row in rows])
        box.add_class("soatso-workbench")
        return box

    def _figures(self, ids: Any) -> list[tuple[str, int]]:
        """Return figures as a list offers them."""
        audit = self.desk.audit
        return [(figure_words(audit, audit.figures[i], self.language), i) for i in ids]

    def _kinds(self) -> list[tuple[str, str]]:
        """Return the kinds a figure can be corrected to."""
        named = [(kind_words(kind, 1, self.language), str(kind)) for kind in FIGURE_KINDS]
        return [(self._say("bench-kind-as-read"), ""), *named]

    def _downloads(self) -> str:
        """Return links that hold the table of findings as it stands, in every form."""
        audit = self.desk.audit
        table, name = findings_table(audit, self.language), escape(Path(audit.document.path).stem)
        contents = {form: base64.b64encode(content(table)).decode() for form, content in FORMATS.items()}
        links = " · ".join(
            f'<a download="{name}-findings.{form}" href="{_INLINE}{content}">{form.upper()}</a>'
            for form, content in contents.items()
        )
        return f'<div class="soatso-bench"><p>{escape(self._say("bench-export"))}: {links}</p></div>'

    def _say(self, key: str, **arguments: str) -> str:
        """Return a message in the language of the workbench."""
        return say(key, self.language, arguments)


def _offer(chooser: Any, options: list[tuple[str, Any]]) -> None:
    """Put options into a list and choose the first, which the library leaves to us."""
    chooser.options = options
    chooser.value = options[0][1]
