"""The commands that ask the network: tables, JSON, files, and bad questions."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

import onrecord as package
from onrecord.export.answers import write_answer
from onrecord.export.brief_files import write_brief
from onrecord.export.network_files import save_network
from onrecord.store import Store
from tests.analyze.records import harbor_store
from tests.conftest import needed
from tests.corroborate.claims import claims_store, line, report

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Done

    Command = Callable[..., Done]

HOSTILE = "<b>Ada</b> & $x$ *Bo* ]]> [1](javascript:x) \u202e"


@pytest.fixture
def record(tmp_path: Path) -> Store:
    """Return the store of the working folder, with the record of the harbor."""
    made = harbor_store(tmp_path)
    made.path.rename(tmp_path / "onrecord.duckdb")
    return Store(tmp_path / "onrecord.duckdb")


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize(
    ("command", "told"),
    [
        (["ties", "Veltania"], "denied in Paper three"),
        (["ties", "Veltania"], "Planned, demanded or supposed"),
        (["ties", "Veltania", "--depth", "2"], "Harbor League → controls → Port Lem"),
        (["ties", "Veltania", "--claims"], "Ties of Veltania  7 claims"),
        (["ties", "Veltania", "--aggregate", "one-a-day"], "Ties of Veltania"),
        (["network"], "Network  6 actors, 7 edges"),
        (["network", "--from", "2021-03-03", "--type", "backs"], "2 actors, 1 edge"),
        (["path", "Veltania", "Port Lem"], "Veltania – Harbor League – Port Lem"),
        (["path", "Veltania", "Port Lem"], "Beside it"),
        (["path", "Port Lem", "Karsova", "--via", "arms"], "no path in the record"),
        (["tension"], "Harbor League and Sorn are told to be tied"),
        (["tension", "Karsova"], "Veltania’s side alone says so: Ada Holm"),
        (["brief", "Veltania"], "## Ties"),
    ],
    ids=str,
)  # fmt: skip
def test_tables(onrecord: Command, command: list[str], told: str) -> None:
    """Each question is answered in a table that a person can read."""
    done = onrecord(*command)

    assert (done.code, done.err) == (0, "")
    assert told in done.out


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize(
    ("command", "fields"),
    [
        (["ties", "Veltania"], ["bonds", "deeds", "disagreements", "as_of"]),
        (["network"], ["nodes", "edges", "measures"]),
        (["path", "Veltania", "Port Lem"], ["paths", "supposed"]),
        (["tension"], ["strains", "norms"]),
        (["brief", "Veltania"], ["sections", "notes"]),
    ],
    ids=str,
)
def test_json(onrecord: Command, command: list[str], fields: list[str]) -> None:
    """The same as JSON has every field of the call, days as text."""
    done = onrecord(*command, "--format", "json")

    assert done.code == 0
    assert set(fields) <= set(json.loads(done.out))


def test_inferred_is_marked(record: Store) -> None:
    """In JSON and GraphML what is inferred says so, with its method."""
    found = package.network(store=record.path)
    strains = package.tension(store=record.path)

    measures = json.loads(write_answer(found))["measures"]
    assert all(each["inferred"] and each["method"] for each in measures)
    listed = json.loads(write_answer(strains))["strains"]
    assert all(each["inferred"] and each["method"] for each in listed)
    out = record.path.with_name("net.graphml")
    save_network(found, out)
    assert "Inferred: betweenness" in out.read_text("utf-8")


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize(
    ("command", "told"),
    [
        (["ties", "Veltanya"], "did you mean Veltania?"),
        (["ties", "or"], "several actors fit or: Harbor League"),
        (["ties", "Veltania", "--depth", "7"], "a depth of 7: give 1, 2 or 3"),
        (["path", "Veltania", "Narnia"], "nobody in the record is called Narnia"),
        (["path", "Veltania", "Sorn", "--via", "wars"], "is called wars"),
        (["path", "Veltania", "Sorn", "-n", "0"], "ask for one or more"),
        (["network", "--to", "1999-01-01"], "no claim ties two actors from"),
        (["network", "--type", "armz"], "did you mean arms?"),
        (["network", "--out", "net.gif"], "a name that ends in .svg, .png"),
        (["tension", "Narnia"], "nobody in the record is called Narnia"),
        (["brief", "Narnia"], "no sentence with a claim has these words"),
        (["brief", "Veltania", "--format", "pdf"], "a PDF needs a file"),
    ],
    ids=str,
)
def test_bad_questions(onrecord: Command, command: list[str], told: str) -> None:
    """A question that cannot be answered is a sentence, and exit code 2."""
    done = onrecord(*command)

    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("onrecord: ")
    assert told in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    "command",
    [["ties", "Iran"], ["network"], ["path", "A", "B"], ["tension"], ["brief", "Iran"]],
    ids=str,
)
def test_empty_store(onrecord: Command, tmp_path: Path, command: list[str]) -> None:
    """A store without a claim says so, in one line."""
    store = Store(tmp_path / "onrecord.duckdb")
    store.finish_run(store.start_run("read", "test"), documents=0, failures=0)

    done = onrecord(*command)

    assert (done.code, done.out) == (2, "")
    assert done.err.count("\n") == 1


def test_pictures(onrecord: Command, record: Store) -> None:
    """A network is drawn as SVG and PNG, the same each time, and not over a file."""
    folder = record.path.parent

    for name in ("net.svg", "again.svg", "net.png"):
        assert onrecord("network", "--out", name).code == 0

    svg = (folder / "net.svg").read_bytes()
    assert svg == (folder / "again.svg").read_bytes()
    assert b"Harbor League" in svg
    assert (folder / "net.png").read_bytes().startswith(b"\x89PNG")
    assert "exists; --force" in onrecord("network", "--out", "net.svg").err


def test_graphml_is_read_by_others(record: Store) -> None:
    """The graph library reads nodes, edges, signs and measures back."""
    nx = needed("networkx")
    found = package.network(store=record.path)
    out = record.path.with_name("net.graphml")
    save_network(found, out)

    graph = nx.read_graphml(out, force_multigraph=True)

    assert set(graph) == {each.name for each in found.nodes}
    assert graph.number_of_edges() == len(found.edges)
    signs = {data["type"]: data["sign"] for _, _, data in graph.edges(data=True)}
    assert (signs["ASSAULT"], signs["arms"], signs["controls"]) == (-1, 1, 0)


def test_hostile_names(onrecord: Command, tmp_path: Path) -> None:
    """Names that look like markup are only ever text, in every form."""
    told = line("Pays it.", "finances", HOSTILE, "Cy")
    claims_store(tmp_path, report("one", told), name="onrecord")

    for name in ("net.svg", "net.png", "net.graphml", "net.json"):
        assert onrecord("network", "--out", name).code == 0
    page = onrecord("brief", "Cy", "--format", "html").out
    text = onrecord("brief", "Cy").out

    assert "<b>" not in page.partition("<body>")[2]
    assert "javascript" in page
    assert re.search(r"(?<!\\)\]\(javascript", text) is None
    needed("networkx").read_graphml(tmp_path / "net.graphml")


def test_brief_forms(record: Store) -> None:
    """A brief is Markdown with notes, a page without scripts, a PDF without chance."""
    brief = package.brief("Veltania", store=record.path)

    markdown = write_brief(brief, "markdown")
    page = write_brief(brief, "html")
    pdf = write_brief(brief, "pdf")

    assert markdown.decode().count("[^1]: ") == 1
    assert b"<script" not in page
    assert b"default-src 'none'" in page
    assert pdf.startswith(b"%PDF")
    assert pdf == write_brief(brief, "pdf")
