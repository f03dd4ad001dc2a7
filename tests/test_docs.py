"""What the documentation says exists: commands, targets, files, help."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import duckdb
import pytest
import typer

import onrecord
from onrecord.cli.app import app
from onrecord.store.tables import TABLES, views
from tests.conftest import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

PAGES = sorted([*REPOSITORY.glob("*.md"), *REPOSITORY.glob("docs/**/*.md")])
HEADING = re.compile(r"(?m)^#+ (.+)$")

each_page = pytest.mark.parametrize(
    "page", PAGES, ids=lambda path: str(path.relative_to(REPOSITORY))
)


def commands() -> dict[str, Any]:
    """Return the commands of the command line by name."""
    group: Any = typer.main.get_command(app)
    return dict(group.commands)


@each_page
def test_commands_exist(page: Path) -> None:
    """Every command that a page tells a reader to type is there."""
    text = page.read_text(encoding="utf-8")
    shown = "\n".join(re.findall(r"(?s)```.*?```|`[^`\n]+`", text))

    named = set(
        re.findall(r"(?:^|[`$/ ])onrecord ([a-z]+(?:-[a-z]+)*)\b", shown, re.MULTILINE)
    )

    assert named <= set(commands())


@each_page
def test_queries_fit_the_tables(page: Path) -> None:
    """Every query that a page shows is one that a store can answer."""
    store = duckdb.connect()
    for statement in (*(table.create for table in TABLES), *views()):
        store.execute(statement)

    text = page.read_text(encoding="utf-8")
    for query in re.findall(r'onrecord sql "([^"]+)"', text):
        assert store.execute(query).fetchall() is not None


@each_page
def test_targets_exist(page: Path) -> None:
    """Every ``make`` target that a page names is in the Makefile."""
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"(?m)^([a-z]+):", makefile))

    named = re.findall(r"`make ([a-z]+)", page.read_text(encoding="utf-8"))

    assert set(named) <= targets


@each_page
def test_links_lead_somewhere(page: Path) -> None:
    """A link to another page leads to a file, and to a heading that it has."""
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        path = page.parent / name if name else page
        assert path.exists(), target
        if anchor:
            titles = HEADING.findall(path.read_text(encoding="utf-8"))
            slugs = {
                re.sub(r"[^\w -]", "", t.lower()).replace(" ", "-") for t in titles
            }
            assert anchor in slugs, target


def test_generated_pages_are_in_step() -> None:
    """The pages made from the code are what the code would make now."""
    script = REPOSITORY / "docs" / "generate.py"
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, str(script), "--check"],
        check=False,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_every_command_explains_itself() -> None:
    """Each command, argument and option has a help text."""
    silent = [
        f"{name} {parameter.name}"
        for name, command in commands().items()
        for parameter in command.params
        if parameter.name != "help" and not parameter.help
    ]

    assert silent == []
    assert [name for name, each in commands().items() if not each.help] == []


def test_each_command_is_a_function_of_the_same_name() -> None:
    """The command line and the package offer the same; one word is Python's own."""
    # What `aggregate` does is an option of `ties` and `events`, `tie_claims` of `ties`,
    # `read_on` of `read`.
    options = {"aggregate", "tie_claims", "read_on"}
    offered = set(onrecord.__all__) - {"__version__"} - options
    named = {name.replace("-", "_") for name in commands()}

    assert named == {name.rstrip("_") for name in offered}
