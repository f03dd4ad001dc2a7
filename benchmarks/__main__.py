"""``python -m benchmarks [TASK …]``: measure, compare with the floors, say so."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.table import Table

from benchmarks.clusters import measure_clusters
from benchmarks.contradictions import measure_contradictions
from benchmarks.copies import measure_copies
from benchmarks.coreference import measure_coreference
from benchmarks.corroboration import measure_corroboration
from benchmarks.epithets import measure_epithets
from benchmarks.histories import measure_histories
from benchmarks.networks import measure_networks
from benchmarks.page import PAGE, write_table
from benchmarks.speed import measure_speed
from benchmarks.tasks import TASKS, measure
from benchmarks.workbench import measure_workbench

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from benchmarks.tasks import Figure

FLOORS: Final = Path(__file__).with_name("floors.json")
OWN: Final[dict[str, Callable[[Path], Iterator[Figure]]]] = {
    "copies": measure_copies,
    "clusters": measure_clusters,
    "contradictions": measure_contradictions,
    "corroboration": measure_corroboration,
    "workbench": measure_workbench,
    "histories": measure_histories,
    "networks": measure_networks,
}
"""Tasks whose gold data is our own, and part of the project."""
OTHERS: Final[dict[str, Callable[[Path, Path], Iterator[Figure]]]] = {
    "coreference": measure_coreference,
    "epithets": measure_epithets,
    "speed": measure_speed,
}
"""Tasks that score what is read themselves."""


def main() -> int:
    """Measure the tasks that are asked for; return 1 where a floor is missed."""
    names = [*(task.name for task in TASKS), *OWN, *OTHERS]
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("tasks", nargs="*", help=f"of: {', '.join(names)}; or all")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--write", action="store_true", help=f"into {PAGE.name} too")
    arguments = parser.parse_args()
    wanted = arguments.tasks or names
    if unknown := [name for name in wanted if name not in names]:
        parser.error(f"no task {unknown[0]!r}; there are {', '.join(names)}")
    if not OWN.keys() >= set(wanted) and not arguments.shared.is_dir():
        parser.error(f"no corpora in {arguments.shared}; --shared tells where they are")
    figures = list(_measured(wanted, arguments.shared))
    floors = json.loads(FLOORS.read_text("utf-8"))
    _show(figures, floors)
    if arguments.write:
        rows = _rows(figures, floors)
        write_table("figures", COLUMNS, "|---|---|--:|--:|---|---|", rows)
    return int(any(missed(figure, floors) for figure in figures))


def _measured(wanted: Iterable[str], shared: Path) -> Iterator[Figure]:
    console = Console(stderr=True)
    for name in wanted:
        task = next((task for task in TASKS if task.name == name), None)
        with TemporaryDirectory() as folder, console.status(f"measuring {name}"):
            if task:
                yield from measure(task, shared, Path(folder))
            elif name in OWN:
                yield from OWN[name](Path(folder))
            else:
                yield from OTHERS[name](shared, Path(folder))


def missed(figure: Figure, floors: dict[str, dict[str, float]]) -> bool:
    """Tell whether a figure is on the wrong side of its bound, if it has one."""
    bound = floors.get(figure.name, {})
    low, high = bound.get("least", figure.value), bound.get("most", figure.value)
    return not low <= figure.value <= high


def _rows(
    figures: Iterable[Figure], floors: dict[str, dict[str, float]]
) -> Iterator[tuple[str, ...]]:
    for figure in figures:
        bound = floors.get(figure.name, {})
        words = " ".join(f"{word} {value:g}" for word, value in bound.items())
        verdict = "" if not bound else "missed" if missed(figure, floors) else "held"
        value = f"{figure.value:.3f}" if figure.items else f"{figure.value:,.4g}"
        items = f"{figure.items:,}" if figure.items else ""
        yield figure.task, figure.measure, value, items, words, verdict


COLUMNS: Final = ("task", "measure", "value", "of", "floor", "")


def _show(figures: list[Figure], floors: dict[str, dict[str, float]]) -> None:
    table = Table(*COLUMNS)
    for row in _rows(figures, floors):
        table.add_row(*row, style="bold red" if row[-1] == "missed" else None)
    Console().print(table)


if __name__ == "__main__":
    sys.exit(main())
