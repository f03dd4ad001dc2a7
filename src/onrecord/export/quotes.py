"""Lay the words behind an answer out for a terminal, with on whose word they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.text import Text

from onrecord.export import words
from onrecord.export.judgments import judged
from onrecord.export.table import FIRM, LEAST, LINE
from onrecord.model.document import Span

if TYPE_CHECKING:
    from onrecord.analyze.quotes import Quote

ID: Final = 6
"""Characters of a claim's id: enough for ``why`` in all but the largest stores."""


def quote_lines(quote: Quote, *, headed: bool = False) -> list[Text]:
    """Return who says it and how firmly, the words, and where they stand.

    Args:
        quote: A claim with its words.
        headed: Whether its actors and its type are told before.
    """
    chain = words.source_chain(quote.sources)
    firm = "red" if quote.polarity == "-" else FIRM[quote.certainty]
    put = firmness(quote)
    told = [words.plain(each) for each in (quote.when, quote.where) if each]
    setting = "".join(f" · {each}" for each in told)
    mark = " · inferred" if quote.inferred else ""
    lines = [headline(quote)] if headed else []
    lines += [
        Text.assemble("← ", chain, " · ", (put, firm), setting, mark),
        quoted_text(quote),
        Text(f"in {called(quote)} · {quote.claim[:ID]}", style="dim"),
    ]
    lines += [Text(judged(each), style="blue") for each in quote.judgments]
    return lines


def firmness(quote: Quote) -> str:
    """Return how firmly it is put; what is asked not to be done is no denial."""
    told = words.put(quote.certainty, quote.polarity, quote.modality)
    return told if quote.modality == "actual" else told.replace("denied", "negated")


def headline(quote: Quote) -> Text:
    """Return "actor → what → recipient"."""
    parts = [
        (words.names(quote.actor), "bold"),
        " → ",
        (words.predicate(quote), "cyan"),
    ]
    if quote.recipient:
        parts += [" → ", (words.names(quote.recipient), "bold")]
    return Text.assemble(*parts)  # type: ignore[arg-type]


def quoted_text(quote: Quote) -> Text:
    """Return the words that say it, amid those of their sentence."""
    trigger = Span(*quote.trigger)
    width = max(LEAST, (LINE - (trigger.end - trigger.start)) // 2)
    whole = Span(0, len(quote.sentence))
    before, said, after = words.around(quote.sentence, trigger, width, whole)
    return Text.assemble((before, "dim"), (said, "italic underline"), (after, "dim"))


def called(quote: Quote) -> str:
    """Return what document it stands in, and whose that is."""
    day = quote.published.isoformat() if quote.published else None
    origin = [words.plain(each) for each in (quote.publisher, day) if each]
    return ", ".join([words.plain(quote.label), *origin])
