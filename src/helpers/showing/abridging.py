"""How much of a chart's table is drawn: what a page holds, and nothing where a sentence says as much."""

import pandas as pd


def is_single(name: str, table: pd.DataFrame) -> bool:
    """Tell whether a chart would have one mark only, so that its headline says all there is to see.

    Parameters
    ----------
    name
        ratings, coverage, shares, targets, movements, parts, verdicts or positions.
    table
        The chart's table, of at least one row.
    """
    if name == "verdicts":
        return int((table["count"] > 0).sum()) == 1
    if name == "positions":
        return bool(table["line"].max() == 0)
    return len(table) == 1


def abridged(name: str, table: pd.DataFrame, limit: int = 24) -> pd.DataFrame:
    """Return what of a chart's table a page can hold.

    Of shares, at most ``limit`` rows: those that do not hold first, then those nearest to not holding, in their order.
    Of ratings and parts, the first groups, whole, that have ``limit`` rows together, and at least one. Of other tables
    the first ``limit`` rows; of verdicts and positions all.
    """
    if name in {"verdicts", "positions"} or len(table) <= limit:
        return table
    if name == "shares":
        return _nearest(table, limit)
    if "group" in table and name in {"ratings", "parts"}:
        sizes = table.groupby("group", sort=False).size()
        kept = max(1, int((sizes.cumsum() <= limit).sum()))
        return table.loc[table["group"].isin(sizes.index[:kept])]
    return table.head(limit)


def _nearest(table: pd.DataFrame, limit: int) -> pd.DataFrame:
    """Return the shares that do not hold, then those nearest to it, in the order of the text."""
    outside = table["verdict"] != "consistent"
    strain = table["deviation"].abs() / table["allowed_high"].where(table["allowed_high"] > 0)
    ranked = pd.DataFrame({"outside": outside, "strain": strain.fillna(0)})
    order = ranked.sort_values(["outside", "strain"], ascending=False, kind="stable")
    return table.loc[sorted(order.index[:limit])]
