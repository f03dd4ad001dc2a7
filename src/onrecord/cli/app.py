"""The commands, one for each public function, and nothing else.

What takes long to import is imported by the command that needs it.
"""

from __future__ import annotations

import sys
from datetime import datetime  # noqa: TC003  typer reads the annotations
from enum import StrEnum
from pathlib import Path  # noqa: TC003
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord import pipeline
from onrecord.cli import exchange, explaining, judging
from onrecord.cli.options import (  # noqa: TC001  typer reads the annotations
    DayOption,
    Engine,
    JobsOption,
    RejectedOption,
    Rule,
    RuleOption,
    StoreOption,
    checked_folder,
    checked_map,
    day_of,
    examples,
    fields_of,
)
from onrecord.cli.output import Format, RunWriter, say, show, spare, tables_line
from onrecord.config import VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from onrecord.analyze.told import Told

app = typer.Typer(
    name="onrecord",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class ParseFormat(StrEnum):
    """What ``parse`` can write."""

    conllu = "conllu"


def _version(wanted: bool) -> None:  # noqa: FBT001  typer hands it over so
    if wanted:
        sys.stdout.write(f"onrecord {VERSION}\n")
        raise typer.Exit


@app.callback()
def onrecord(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show it."),
    ] = False,
) -> None:
    """Read reports on international politics; keep who said what, and how firmly."""


@app.command(
    epilog=examples(
        "onrecord read report.txt",
        "onrecord read reports/ --format jsonl > claims.jsonl",
        "onrecord read CC-NEWS-20240105.warc.gz",
        "onrecord read posts.jsonl.gz --map text=body,title=headline,published=date",
        "onrecord read crawl/ --engine spark --master spark://head:7077 --out tables",
        "onrecord read https://example.org/news.html --format html --out news.html",
        'cat wire.txt | onrecord read - --published 2016-12-23 --publisher "Wire"',
    )
)
def read(  # noqa: PLR0913  one argument an option
    paths: Annotated[
        list[str],
        typer.Argument(
            help="Files, folders, http(s) addresses, or - for standard input.",
            show_default=False,
        ),
    ],
    *,
    store: StoreOption = None,
    format: Annotated[
        Format, typer.Option("--format", "-f", help="What to write.")
    ] = Format.table,
    published: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            help="Day of publication, over what is found.",
            metavar="YYYY-MM-DD",
        ),
    ] = None,
    publisher: Annotated[
        str | None, typer.Option(help="Publisher, likewise.", metavar="NAME")
    ] = None,
    allow_private: Annotated[
        bool,
        typer.Option("--allow-private", help="Fetch from private addresses too."),
    ] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Read also what the store has already.")
    ] = False,
    map: Annotated[
        str | None,
        typer.Option(
            help="How other JSON lines call our fields: text=body,title=meta.headline.",
            metavar="FIELD=THEIRS,...",
            callback=checked_map,
        ),
    ] = None,
    jobs: JobsOption = None,
    engine: Annotated[
        Engine | None,
        typer.Option(
            help="Read on many machines, and write tables for onrecord import parquet.",
            show_default="this machine",
        ),
    ] = None,
    master: Annotated[
        str, typer.Option(help="Where the engine runs.", metavar="ADDRESS")
    ] = "local[*]",
    out: Annotated[
        Path | None,
        typer.Option(
            help="Write to a file, not to the terminal; with an engine the folder.",
            metavar="FILE",
        ),
    ] = None,
) -> None:
    """Read reports into the store, and show what they claim."""
    day = published.date() if published else None
    if engine:
        tables = pipeline.read_on(
            engine,
            paths,
            checked_folder(out),
            master=master,
            published=day,
            publisher=publisher,
            allow_private=allow_private,
            fields=fields_of(map),
        )
        say(tables_line(tables))
        return
    if out:
        spare(out, [pipeline.open_store(store).path, *paths])
    run = RunWriter(format, out)
    run.write(
        lambda progress: pipeline.read_each(
            paths,
            store=store,
            published=day,
            publisher=publisher,
            allow_private=allow_private,
            again=again,
            fields=fields_of(map),
            jobs=jobs,
            progress=progress,
        )
    )
    run.conclude()


@app.command(
    epilog=examples("onrecord parse report.txt --format conllu > report.conllu")
)
def parse(
    file: Annotated[
        str, typer.Argument(help="A file, address, or -.", show_default=False)
    ],
    *,
    format: Annotated[
        ParseFormat, typer.Option("--format", "-f", help="What to write.")
    ] = ParseFormat.conllu,
) -> None:
    """Show how the reader model reads a text: words, tags and trees."""
    from onrecord.export.conllu import write_conllu  # noqa: PLC0415

    del format  # there is one
    for doc in pipeline.parse(file):
        sys.stdout.write(write_conllu(doc, str(doc.user_data["label"])))


@app.command(
    epilog=examples(
        "onrecord events",
        'onrecord events "Saudi Arabia" --type ASSAULT',
        "onrecord events --aggregate median",
    )
)
def events(
    actor: Annotated[
        str | None, typer.Argument(help="A name, or part of one.", show_default=False)
    ] = None,
    *,
    type: Annotated[
        str | None,
        typer.Option(help="Only of this type, such as ASSAULT.", metavar="TYPE"),
    ] = None,
    aggregate: RuleOption = None,
    as_of: DayOption = None,
    rejected: RejectedOption = False,
    store: StoreOption = None,
) -> None:
    """Show what was done, by whom, to whom, by date."""
    found = pipeline.events(
        actor, type=type, rejected=rejected, as_of=day_of(as_of), store=store
    )
    heading = " ".join(filter(None, ("Events", type and f"of type {type.upper()}")))
    heading = f"{heading} with {actor}" if actor else heading
    show(claims_table(found, heading, aggregate, store))


def claims_table(
    found: Sequence[Told], heading: str, rule: Rule | None, store: Path | None
) -> RenderableType:
    """Return a row a claim, or a row an event or tie by a rule."""
    from onrecord.export.aggregates import aggregates_table  # noqa: PLC0415
    from onrecord.export.table import told_table  # noqa: PLC0415

    if rule is None:
        return told_table(found, heading)
    return aggregates_table(pipeline.aggregate(found, rule, store=store), heading)


@app.command(epilog=examples("onrecord why 3f9c"))
def why(
    id: Annotated[
        str,
        typer.Argument(help="A claim's id, or how it begins.", show_default=False),
    ],
    *,
    store: StoreOption = None,
) -> None:
    """Show why a claim stands: its words and tree, on whose word, what read them."""
    from onrecord.export.evidence import evidence_view  # noqa: PLC0415

    show(evidence_view(pipeline.why(id, store=store)))


@app.command(epilog=examples("onrecord sources"))
def sources(*, as_of: DayOption = None, store: StoreOption = None) -> None:
    """Show who is quoted, how often, and how firmly they put what they say."""
    from onrecord.export.tallies import sources_table  # noqa: PLC0415

    show(sources_table(pipeline.sources(as_of=day_of(as_of), store=store)))


@app.command(
    epilog=examples(
        'onrecord sql "SELECT type, count(*) FROM current_claims GROUP BY 1"',
        'onrecord sql "SHOW TABLES"',
    )
)
def sql(
    query: Annotated[str, typer.Argument(help="A SELECT.", show_default=False)],
    *,
    store: StoreOption = None,
) -> None:
    """Ask the store's tables; they cannot be changed by it."""
    from onrecord.export.tallies import result_table  # noqa: PLC0415

    show(result_table(pipeline.sql(query, store=store)))


@app.command(epilog=examples("onrecord demo"))
def demo(
    *,
    store: Annotated[
        Path | None,
        typer.Option(
            help="The store's file.",
            show_default="onrecord-demo.duckdb",
            metavar="FILE",
        ),
    ] = None,
) -> None:
    """Read the bundled reports, and show what they claim."""
    place = store or pipeline.DEMO_STORE
    run = RunWriter(Format.table)
    run.write(
        lambda progress: pipeline.read_each(
            pipeline.examples(), store=place, progress=progress
        )
    )
    run.conclude()
    say(
        "try next:\n"
        f"  onrecord ties Iran --store {place}\n"
        f"  onrecord sources --store {place}\n"
        f"  onrecord read {pipeline.examples()} --store {place} --format html "
        "--out demo.html"
    )


@app.command(epilog=examples("onrecord info"))
def info(*, store: StoreOption = None) -> None:
    """Show versions, the reader model's card, and what the store holds."""
    from onrecord.export.tallies import facts_table  # noqa: PLC0415

    found = pipeline.info(store=store)
    counts = found.counts or {}
    facts: dict[str, object] = dict(found.versions)
    facts["reader model"] = found.reader
    facts["store"] = found.store if found.counts is not None else "none yet"
    facts |= {name: f"{count:,}" for name, count in counts.items()}
    show(facts_table(facts))
    if found.model_card:
        summary, _, _ = found.model_card.partition("\n## ")
        sys.stdout.write(f"\n{summary.strip()}\n")


app.command(
    epilog=examples(
        "onrecord why-not report:120",
        """onrecord why-not 'report:"opened fire"'""",
        "onrecord why-not yemen-weapons:denied --store onrecord-demo.duckdb",
    )
)(explaining.why_not)
app.command(
    epilog=examples(
        "onrecord ontology",
        "onrecord ontology ASSAULT",
        "onrecord ontology member_of --format json",
        "onrecord ontology 1313",
    )
)(explaining.ontology)
app.command(
    epilog=examples(
        "onrecord actors IRGC",
        "onrecord actors 630",
        'onrecord actors "United Nations" --format json',
        "onrecord actors Tolm --overlay actors.csv",
    )
)(explaining.actors)
app.command(
    epilog=examples(
        'onrecord classify "Mali expelled the envoy of Chad." --actor Mali '
        "--recipient Chad",
    )
)(explaining.classify)
app.command(
    epilog=examples(
        "onrecord export polecat",
        "onrecord export dna --out iran.dna --without-text",
        "onrecord export parquet --out tables --force",
    )
)(exchange.export)
app.command(
    epilog=examples("onrecord rehydrate claims.jsonld reports/ --out whole.jsonld")
)(exchange.rehydrate)
app.command(
    epilog=examples(
        'onrecord judge accept 3f9c --reason "checked with the transcript"',
        'onrecord judge correct 3f9c certainty=PS "recipient=Houthis; Hezbollah"',
        'onrecord judge same PMF "Popular Mobilization Forces"',
        "onrecord judge retract 81ab",
    )
)(judging.judge)
app.command(
    epilog=examples(
        'onrecord merge PMF "Popular Mobilization Forces"', "onrecord merge 3f9c 81ab"
    )
)(judging.merge)
app.command(epilog=examples('onrecord split 3f9c 81ab --reason "another raid"'))(
    judging.split
)
app.command(epilog=examples("onrecord judgments"))(judging.judgments)
app.command(
    "import",
    epilog=examples(
        "onrecord import judgments colleague.jsonl", "onrecord import dna coded.dna"
    ),
)(exchange.import_)
