"""Write a brief as Markdown or as a page to print: every sentence has its notes."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Final

from onrecord.export import words
from onrecord.export.quotes import firmness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.analyze.briefs import Brief, Note, Sentence
    from onrecord.analyze.quotes import Quote

PREFACE: Final = (
    "Put together from claims by template; nothing is added. A sentence that names no "
    "source is on the report’s own word. A claim is not a fact."
)
_POLICY: Final = (
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
    "style-src 'unsafe-inline'\">"
)
_STYLE: Final = """
body { font: 11pt/1.45 Georgia, serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; color: #111; background: #fff; }
h1 { font-size: 1.5rem; margin-bottom: .2rem; }
h2 { font-size: 1.1rem; margin: 1.2rem 0 .3rem; }
.preface, footer { color: #444; font-size: .9rem; }
ul, ol { padding-left: 1.3rem; margin: .2rem 0; }
li { margin: .25rem 0; }
sup a { text-decoration: none; color: #0645ad; }
mark { background: #fff3b0; color: inherit; }
.inferred { color: #555; font-style: italic; }
ol.notes { font-size: .85rem; }
@media print { body { margin: 0; max-width: none; font-size: 10pt; } h2 { break-after: avoid; } li { break-inside: avoid; } }
"""  # noqa: E501  a rule of style a line


def write_brief_markdown(brief: Brief) -> str:
    """Return a brief as Markdown with footnotes."""
    return "\n".join(_markdown(brief)) + "\n"


def write_brief_html(brief: Brief) -> str:
    """Return a brief as one page without scripts, which prints on one or two sheets."""
    return "".join(_html(brief))


def title_of(brief: Brief) -> str:
    """Return the heading of a brief."""
    as_of = f", as of {brief.as_of}" if brief.as_of else ""
    return f"{words.plain(brief.subject)}: what the record says{as_of}"


def note_text(quote: Quote) -> str:
    """Return on whose word a quote stands, how firmly, and where it is."""
    chain = words.source_chain(quote.sources)
    put = firmness(quote)
    where = ", ".join(
        words.plain(each)
        for each in (
            quote.title or quote.label,
            quote.publisher,
            quote.published.isoformat() if quote.published else "undated",
        )
        if each
    )
    teller = (
        ""
        if quote.teller in {quote.publisher, quote.label, *quote.sources}
        else (f"; first told by {words.source_name(quote.teller)}")
    )
    inferred = f"; inferred ({quote.rule})" if quote.inferred else ""
    return (
        f"On the word of {chain}, {put}; in {where}{teller}; "
        f"claim {quote.claim}{inferred}."
    )


def _markdown(brief: Brief) -> Iterator[str]:
    yield f"# {_escaped(title_of(brief))}"
    yield ""
    yield PREFACE
    for section in brief.sections:
        yield ""
        yield f"## {section.title}"
        yield ""
        for each in section.sentences:
            marks = "".join(f"[^{number}]" for number in each.notes)
            yield f"- {_escaped(said(each))}{marks}"
    yield ""
    if brief.left_out:
        yield f"*{left_out(brief)}*"
        yield ""
    for note in brief.notes:
        quoted = _escaped(words.plain(note.quote.sentence))
        yield f"[^{note.number}]: “{quoted}” {_escaped(note_text(note.quote))}"


def _html(brief: Brief) -> Iterator[str]:
    title = html.escape(title_of(brief))
    yield f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}'
    yield f"</title>{_POLICY}<style>{_STYLE}</style></head><body>\n"
    yield f'<h1>{title}</h1>\n<p class="preface">{html.escape(PREFACE)}</p>\n'
    for section in brief.sections:
        yield f"<h2>{html.escape(section.title)}</h2>\n<ul>\n"
        for each in section.sentences:
            kind = ' class="inferred"' if each.inferred else ""
            marks = ", ".join(f'<a href="#n{n}">{n}</a>' for n in each.notes)
            cited = f"<sup>{marks}</sup>" if marks else ""
            yield f"<li{kind}>{html.escape(said(each))}{cited}</li>\n"
        yield "</ul>\n"
    if brief.left_out:
        yield f"<footer><p>{html.escape(left_out(brief))}</p></footer>\n"
    if brief.notes:
        yield '<h2>Notes</h2>\n<ol class="notes">\n'
        yield from map(_html_note, brief.notes)
        yield "</ol>\n"
    yield "</body></html>\n"


def _html_note(note: Note) -> str:
    quote = note.quote
    start, end = quote.trigger
    before, trigger, after = (
        html.escape(words.spaced(each))
        for each in (
            quote.sentence[:start],
            quote.sentence[start:end],
            quote.sentence[end:],
        )
    )
    told = html.escape(note_text(quote))
    return (
        f'<li id="n{note.number}" value="{note.number}">“{before}<mark>{trigger}</mark>'
        f"{after}” {told}</li>\n"
    )


def said(sentence: Sentence) -> str:
    """Return a sentence, marked where it is inferred."""
    return f"{words.plain(sentence.text)}{' [inferred]' if sentence.inferred else ''}"


def left_out(brief: Brief) -> str:
    """Return how much of the record a brief leaves out."""
    count = words.counted(brief.left_out, "more event or tie", "more events and ties")
    return f"{count} of the record stand behind this and are left out."


def _escaped(text: str) -> str:
    """Return text without what Markdown or a browser takes for marks of its own."""
    found = html.escape(text, quote=False)
    for mark in "\\`*_[]#|":
        found = found.replace(mark, f"\\{mark}")
    return found
