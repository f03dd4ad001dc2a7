"""Write the pages of ``docs/`` that are made from the code, or check them.

Run without arguments it writes the pages; with ``--check`` it writes nothing, names
the pages that no longer agree with the code, and exits with 1 if there are any.
"""

from __future__ import annotations

import html
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.analyze.descriptions import describe_types
from onrecord.export.types import became, facts, mode_lines
from onrecord.model.ontology import cameo_codes, contexts
from onrecord.store.tables import TABLES, views

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from onrecord.analyze.descriptions import Described

DOCS = Path(__file__).parent
EXAMPLES = r"\[bold\]Examples\[/bold\]\n((?:\n+  .+)+)"
NOTE = "<!-- Made by `make docs`; do not edit. -->\n\n"


def cli_page() -> str:
    """Return the reference of the command line, from the commands themselves."""
    command = ["typer", "onrecord.cli", "utils", "docs", "--name", "onrecord"]
    done = subprocess.run(  # noqa: S603  our own interpreter, fixed arguments
        [sys.executable, "-m", *command], check=True, capture_output=True, text=True
    )
    page = html.unescape(done.stdout).strip()
    return NOTE + re.sub(EXAMPLES, _example_block, page) + "\n"


def _example_block(found: re.Match[str]) -> str:
    lines = (line.strip() for line in found[1].splitlines())
    commands = "\n".join(f"$ {line}" for line in lines if line)
    return f"**Examples**:\n\n```console\n{commands}\n```"


def tables_page() -> str:
    """Return the reference of the store: every table with its columns."""
    lines = [
        "# Tables of the store",
        "",
        "`onrecord sql` takes any query over these. Spans are characters of the",
        "document's text, end exclusive. The views `current_documents` and",
        "`current_…` leave out older versions of a document.",
        "",
    ]
    for table in TABLES:
        lines += [f"## {table.name}", "", "| column | type |", "|---|---|"]
        lines += [f"| `{name}` | {kind} |" for name, kind in table.columns.items()]
        lines += [""]
    names = [statement.split()[2] for statement in views()]
    lines += ["## Views", "", *(f"- `{name}`" for name in names), ""]
    return NOTE + "\n".join(lines)


def ontology_page() -> str:
    """Return the reference of what a claim can be: every type, mode, word and code."""
    lines = [
        "# Types of claims",
        "",
        "Terms are explained in [concepts](concepts.md). `onrecord ontology TYPE`",
        "shows one of these with the words that make it, your own among them.",
    ]
    for kind, title in (("event", "Events"), ("tie", "Ties")):
        lines += ["", f"## {title}"]
        for described in describe_types():
            if described.type.kind == kind:
                lines += ["", *_type_lines(described)]
    lines += ["", *_context_lines(), "", *_cameo_lines()]
    return NOTE + "\n".join(lines) + "\n"


def _type_lines(described: Described) -> Iterator[str]:
    claim_type = described.type
    yield f"### {claim_type.name}"
    yield ""
    yield claim_type.definition.strip()
    yield ""
    yield from (f"- *{example}*" for example in claim_type.examples)
    yield from (f"- {name}: {text}" for name, text in facts(claim_type))
    if claim_type.modes:
        yield from ("", "| mode | score | CAMEO | is |", "|---|---|---|---|")
        for cells in mode_lines(claim_type):
            yield f"| {' | '.join(cells)} |"


def _context_lines() -> Iterator[str]:
    yield from ("## Contexts", "")
    yield "What an event may be about besides; no claim holds one yet. The names are"
    yield from ("those of PLOVER.", "", "| context | is |", "|---|---|")
    for name, definition in contexts().items():
        yield f"| {name} | {definition} |"


def _cameo_lines() -> Iterator[str]:
    yield from ("## Codes of CAMEO", "")
    yield "What each code became, and where the standard's own table has another thing"
    yield "([why](decisions/0005-one-reading-of-plover.md))."
    yield from ("", "| code | type, mode, contexts | the table has |", "|---|---|---|")
    for code, to in cameo_codes().items():
        yield f"| {code} | {became(to)} | {to.printed or ''} |"


PAGES: dict[str, Callable[[], str]] = {
    "cli.md": cli_page,
    "ontology.md": ontology_page,
    "tables.md": tables_page,
}


def main(arguments: list[str]) -> int:
    """Write or check every page; return the exit status."""
    stale = []
    for name, page in PAGES.items():
        path, text = DOCS / name, page()
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if arguments != ["--check"]:
                path.write_text(text, encoding="utf-8")
    if stale and arguments == ["--check"]:
        print("not in step with the code, run `make docs`:", *stale)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
