"""Keep the figures in ``README.md``, each table between marks of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PAGE: Final = Path(__file__).with_name("README.md")


def write_table(
    name: str, columns: Sequence[str], rules: str, rows: Iterable[Sequence[str]]
) -> None:
    """Replace what stands between ``<!-- name -->`` and ``<!-- end of name -->``.

    Args:
        name: What the marks call the table.
        columns: The heads of its columns.
        rules: The line below them, which aligns the columns.
        rows: Its cells.
    """
    begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    page = PAGE.read_text("utf-8")
    before, _, rest = page.partition(begin)
    _, _, after = rest.partition(end)
    lines = [f"| {' | '.join(cells)} |" for cells in (columns, *rows)]
    lines.insert(1, rules)
    body = "\n".join(lines)
    PAGE.write_text(f"{before}{begin}\n\n{body}\n\n{end}{after}", encoding="utf-8")
