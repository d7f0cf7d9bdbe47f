"""What can be sorted, picked or typed on the screen is on paper what it holds."""

from typing import Any

import ipywidgets
import itables
import pandas as pd
import pytest
from ipywidgets.embed import embed_data
from nbformat import NotebookNode

from helpers.showing.typst.widgets import STATE, VIEW
from tests.showing.typst_notebooks import code, notebook, pdf, printed, prose, read, shown, text


def holding(*widgets: Any) -> NotebookNode:
    """Make a notebook that displays some widgets and keeps their state."""
    cells = [
        code(shown(VIEW, {"version_major": 2, "version_minor": 0, "model_id": widget.model_id})) for widget in widgets
    ]
    made = notebook(prose("# Số"), *cells)
    made.metadata["widgets"] = {STATE: embed_data(views=list(widgets))["manager_state"]}
    return made


def test_every_row_of_a_sortable_table_is_set_once_and_its_markup_is_text() -> None:
    frame = pd.DataFrame({"Tỉnh": [f"Tỉnh #{row} <b>" for row in range(40)], "Số": [row * 1.5 for row in range(40)]})
    document = pdf(notebook(prose("# Số"), code(shown("text/html", itables.to_html_datatable(frame)))))
    found = text(document)
    assert [row for row in range(40) if found.count(f"Tỉnh #{row} <b> {row * 1.5}") != 1] == []
    assert [word for word in ("Loading", "ITables", "🔒") if word in found] == []


@pytest.mark.parametrize("frame", [pd.DataFrame({"a": [1, 2]}), pd.DataFrame({"a": [1, 2]}).style.highlight_max()])
def test_a_sortable_table_without_its_data_is_its_static_preview(frame: Any) -> None:
    html = itables.to_html_datatable(frame, use_to_html=True, allow_html=True)
    found = text(pdf(notebook(prose("# Số"), code(shown("text/html", html)))))
    assert [word for word in ("Loading", "ITables", "🔒", "ⓘ") if word in found] == []
    assert found.removesuffix(" Trang 1/1").split()[-1] == "2"


@pytest.mark.parametrize("damage", ["[[1, 2", "{}", "null", "[1, [2], [[3, 4]]]"])
def test_a_damaged_sortable_table_costs_no_page(damage: str) -> None:
    html = itables.to_html_datatable(pd.DataFrame({"a": [1, 2]}))
    start = html.index('"data_json": ')
    broken = html[:start] + f'"data_json": "{damage}",' + html[html.index("\n", start) :]
    assert pdf(notebook(prose("# Số"), code(shown("text/html", broken)))).startswith(b"%PDF")


def test_a_widget_is_the_choice_it_stands_at_and_the_outputs_it_holds() -> None:
    inside = ipywidgets.Output(outputs=(dict(printed("in ra bên trong")), dict(shown("text/html", "<p>thẻ</p>"))))
    pages = ipywidgets.Tab([ipywidgets.HTML("<table><tr><td>ô bảng</td></tr></table>"), inside], titles=["Một", "Hai"])
    controls = ipywidgets.VBox(
        [
            ipywidgets.Dropdown(options=[("làm tròn", 1), ("cắt bỏ", 2)], value=2, description="Quy tắc:"),
            ipywidgets.SelectMultiple(options=["a", "b", "c"], value=["a", "c"], description="Chọn"),
            ipywidgets.IntRangeSlider(value=(2, 5), description="Khoảng"),
            ipywidgets.Label("nhãn"),
            ipywidgets.Button(description="Bấm"),
        ]
    )
    assert text(pdf(holding(controls, pages))) == (
        "Số Quy tắc: cắt bỏ Chọn: a, c Khoảng: 2 – 5 nhãn Một ô bảng Hai in ra bên trong thẻ Trang 1/1"
    )


def test_a_widget_whose_state_was_not_kept_is_its_text_and_is_told(caplog: pytest.LogCaptureFixture) -> None:
    output = shown(VIEW, {"model_id": "x"})
    output.data["text/plain"] = "IntSlider(value=5)"
    assert "IntSlider(value=5)" in text(pdf(notebook(prose("# Số"), code(output))))
    assert [record.message for record in caplog.records] == [
        "cell 2: widget set as plain text: the notebook keeps no state of it"
    ]


def test_a_widget_that_holds_itself_ends() -> None:
    made = holding(box := ipywidgets.VBox([ipywidgets.Label("nhãn")]))
    state = made.metadata["widgets"][STATE]["state"][box.model_id]["state"]
    state["children"] = [f"IPY_MODEL_{box.model_id}", *state["children"]]
    assert "nhãn" in text(pdf(made))


def test_what_the_screen_hides_is_not_set() -> None:
    html = "<p>thấy</p><p hidden>không</p>"
    assert text(pdf(notebook(prose("# Số"), code(shown("text/html", html))))) == "Số thấy Trang 1/1"


def test_a_table_beside_a_widget_is_preferred_to_its_parts() -> None:
    output = shown(VIEW, {"model_id": "x"})
    output.data["text/html"] = "<table><tr><td>ô</td></tr></table>"
    assert len(read(pdf(notebook(prose("# Số"), code(output)))).pages) == 1
    assert "ô" in text(pdf(notebook(prose("# Số"), code(output))))
