"""Write readings as one page of HTML that needs nothing else: text, claims, sources.

Everything out of a document is escaped, and the page's policy lets no request out and
no script in but its own. It can be read without scripts, too: triggers are links to
their claims, and claims to their triggers.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass, field
from html import escape
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING, Final

from onrecord.config import VERSION
from onrecord.export import words
from onrecord.export.segments import Nesting, cut, marks_of, paragraphs
from onrecord.model.document import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.export.segments import Role, Segment
    from onrecord.model.claim import Attribution, Cause, Claim, Reading
    from onrecord.model.document import Span

DEEPEST: Final = 3
"""Lines under the text that tell how many attributions lie over it."""

_HIDDEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_CLAIM_ROLES: Final[tuple[Role, ...]] = ("trigger", "actor", "recipient")
_SAID_ROLES: Final[tuple[Role, ...]] = ("source", "cue", "content")

LEGEND: Final = (
    '<ul class="legend" aria-label="Legend">'
    '<li><span class="seg source">source</span></li>'
    '<li><span class="seg cue">cue</span></li>'
    '<li><span class="seg said1">what is said</span>, '
    '<span class="seg said2">within it</span></li>'
    '<li><span class="seg trigger">event or tie</span></li>'
    '<li><span class="seg actor">who takes part</span></li>'
    "</ul>"
)


def write_page(outcomes: Sequence[Reading | Failure]) -> str:
    """Return one page with a section for each document."""
    style, script = _file("page.css"), _file("page.js")
    readings = [each for each in outcomes if not isinstance(each, Failure)]
    failures = [each for each in outcomes if isinstance(each, Failure)]
    sections = [
        _Section(number, reading).write()
        for number, reading in enumerate(readings, start=1)
    ]
    policy = (
        "default-src 'none'; base-uri 'none'; form-action 'none'; "
        f"style-src {_hash(style)}; script-src {_hash(script)}"
    )
    title = words.heading(readings[0].document) if len(readings) == 1 else "Reports"
    return Template(_file("page.html")).substitute(
        policy=policy,
        version=escape(VERSION),
        title=escape(f"{title} · OnRecord"),
        style=style,
        contents=_contents(readings),
        sections="\n".join([*sections, _failures(failures)]),
        script=script,
    )


@dataclass(slots=True)
class _Section:
    """One document's part of the page; its element ids begin with its number."""

    number: int
    reading: Reading
    places: dict[str, str] = field(default_factory=dict)
    """Where the words of each card are; known once the text is written."""
    anchors: set[str] = field(default_factory=set)

    def write(self) -> str:
        document = self.reading.document
        address = _address(document.url or "")
        origin = escape(words.origin(document) or words.plain(document.label))
        heading = escape(words.heading(document))
        return (
            f'<section class="report" id="d{self.number}">'
            f"<header><h2>{heading}</h2>"
            f'<p class="origin">{origin}{address}</p></header>'
            f'<div class="columns"><article aria-label="Text">{LEGEND}'
            f'<div class="text" id="text-{self.number}" dir="auto">{self._text()}</div>'
            f'</article><aside class="side" aria-label="Claims">{self._claims()}'
            f"{self._quoted()}</aside></div></section>"
        )

    def _id(self, kind: str, id: str) -> str:
        return f"{kind}{self.number}-{escape(id)}"

    def _text(self) -> str:
        text = self.reading.document.text
        marks = sorted(
            marks_of(self.reading), key=lambda mark: (mark.span.start, -mark.span.end)
        )
        parts: list[str] = []
        for paragraph in paragraphs(text):
            within = [mark for mark in marks if mark.span.overlaps(paragraph)]
            segments = cut(paragraph, within)
            written = "".join(self._segment(each, text) for each in segments)
            parts.append(f"<p>{written}</p>")
        return "".join(parts)

    def _segment(self, segment: Segment, text: str) -> str:
        shown = _shown(text, segment.span)
        if not segment.marks:
            return shown
        classes = ["seg", *self._classes(segment)]
        attributes = [f'class="{" ".join(classes)}"']
        for roles, kind in ((_CLAIM_ROLES, "c"), (_SAID_ROLES, "a")):
            for role in roles:
                if ids := segment.ids(role):
                    keys = " ".join(self._id(kind, id) for id in ids)
                    attributes.append(f'data-{role}="{keys}"')
        target = self._target(segment)
        if target is None:
            return f"<span {' '.join(attributes)}>{shown}</span>"
        kind, id = target
        card = self._id(kind, id)
        attributes.append(f'href="#{card}" aria-describedby="{card}"')
        anchor = self._id("t" if kind == "c" else "q", id)
        # One stop of the tab key and one target for each, however it is cut.
        known = anchor in self.anchors
        attributes.append('tabindex="-1"' if known else f'id="{anchor}"')
        self.anchors.add(anchor)
        for name, role in (("c", "trigger"), ("a", "cue")):
            for id in segment.ids(role):
                self.places.setdefault(self._id(name, id), anchor)
        return f"<a {' '.join(attributes)}>{shown}</a>"

    def _place(self, kind: str, id: str) -> str:
        return self.places.get(self._id(kind, id), f"text-{self.number}")

    def _classes(self, segment: Segment) -> Iterator[str]:
        depth = min(DEEPEST, len(segment.ids("content")))
        if depth:
            yield f"said{depth}"
        for role in ("source", "cue", *_CLAIM_ROLES):
            if segment.ids(role):
                yield role

    def _target(self, segment: Segment) -> tuple[str, str] | None:
        """Return the claim or attribution that a segment leads to, if to any."""
        if triggers := segment.ids("trigger"):
            return "c", triggers[0]
        if cues := segment.ids("cue"):
            return "a", cues[-1]
        return None

    def _claims(self) -> str:
        claims = sorted(self.reading.claims, key=lambda claim: claim.trigger)
        title = f"<h3>Claims <span>{len(claims)}</span></h3>"
        if not claims:
            return f'{title}<p class="none">No event or tie was found in it.</p>'
        nesting = Nesting.of(self.reading.attributions)
        by_id = {claim.id: claim for claim in claims}
        linked: dict[str, list[Cause]] = {}
        for cause in self.reading.causes:
            linked.setdefault(cause.cause, []).append(cause)
        items = [
            self._claim(claim, nesting, linked.get(claim.id, []), by_id)
            for claim in claims
        ]
        return f'{title}<ol class="claims">{"".join(items)}</ol>'

    def _claim(
        self,
        claim: Claim,
        nesting: Nesting,
        causes: Sequence[Cause],
        by_id: Mapping[str, Claim],
    ) -> str:
        chain = [self._id("a", id) for id in nesting.chain(claim.attribution)]
        within = f' data-within="{" ".join(chain)}"' if chain else ""
        firm = "no" if claim.polarity == "-" else claim.certainty
        said = words.plain(claim.trigger.words(self.reading.document.text))
        setting = escape(" · ".join(filter(None, (f"“{said}”", words.setting(claim)))))
        links = [
            f'<p class="link">{"leads to" if each.sign == "+" else "prevents"} '
            f'<a href="#{self._id("c", each.effect)}">'
            f"{_gist(by_id[each.effect])}</a></p>"
            for each in causes
            if each.effect in by_id
        ]
        return (
            f'<li id="{self._id("c", claim.id)}"{within}>'
            f'<p class="gist"><a class="jump" href="#{self._place("c", claim.id)}">'
            f"{_gist(claim)}</a></p>"
            f'<p class="word">on the word of <b>{_quoting(claim.sources)}</b></p>'
            f'<p class="how"><span class="{firm}">{words.firmness(claim)}</span>'
            f" · {setting}</p>"
            f"{''.join(links)}</li>"
        )

    def _quoted(self) -> str:
        attributions = self.reading.attributions
        if not attributions:
            return ""
        nesting = Nesting.of(attributions)
        by_id = {each.id: each for each in attributions}
        items = "".join(
            self._attribution(each, nesting, by_id) for each in attributions
        )
        return (
            "<details><summary>Who is quoted "
            f"<span>{len(attributions)}</span></summary>"
            f'<ol class="quoted">{items}</ol></details>'
        )

    def _attribution(
        self,
        each: Attribution,
        nesting: Nesting,
        by_id: Mapping[str, Attribution],
    ) -> str:
        text = self.reading.document.text
        around = nesting.chain(each.within)
        within = " ".join(self._id("a", id) for id in around)
        cue = " … ".join(words.plain(span.words(text)) for span in each.cue)
        said = f" – “{escape(cue)}”" if cue else ""
        named = [_source(by_id[id]) for id in around]
        quoted_by = (
            f'<p class="word">quoted by {" ← ".join(named)}</p>' if named else ""
        )
        kind = "a source without a name" if each.source_type == "unnamed" else ""
        kind = kind or f"source: {each.source_type}"
        data = f' data-within="{within}"' if within else ""
        return (
            f'<li id="{self._id("a", each.id)}"{data}>'
            f'<p class="gist"><a class="jump" href="#{self._place("a", each.id)}">'
            f"<b>{_source(each)}</b>{said}</a></p>{quoted_by}"
            f'<p class="kind">{escape(kind)}</p></li>'
        )


def _address(url: str) -> str:
    # A link of another scheme, such as "javascript:", would be run when clicked.
    if not url.startswith(("http://", "https://")):
        return ""
    return f' · <a href="{escape(url)}" rel="noreferrer">{escape(words.plain(url))}</a>'


def _gist(claim: Claim) -> str:
    parts = [
        f"<b>{escape(words.names(claim.actor))}</b>",
        f'<span class="does">{escape(words.predicate(claim))}</span>',
    ]
    if claim.recipient:
        parts.append(f"<b>{escape(words.names(claim.recipient))}</b>")
    return " ".join(parts)


def _quoting(sources: Sequence[str]) -> str:
    """Return a chain of sources in words, the outermost first."""
    shown = [escape(words.source_name(name)) for name in sources]
    return "</b>, quoting <b>".join(shown) or words.AUTHOR


def _source(attribution: Attribution) -> str:
    name = attribution.name or attribution.source_words or "@nobody named"
    return escape(words.source_name(name))


def _shown(text: str, span: Span) -> str:
    return escape(_HIDDEN.sub("", span.words(text)))


def _contents(readings: Sequence[Reading]) -> str:
    if len(readings) < 2:  # noqa: PLR2004  one needs no list
        return ""
    items = "".join(
        f'<li><a href="#d{number}">{escape(words.heading(each.document))}</a></li>'
        for number, each in enumerate(readings, start=1)
    )
    return (
        f'<details class="contents" open><summary>{len(readings)} reports</summary>'
        f"<ol>{items}</ol></details>"
    )


def _failures(failures: Sequence[Failure]) -> str:
    if not failures:
        return ""
    items = "".join(
        f"<li>{escape(words.plain(f'{each.label}: {each.reason}'))}</li>"
        for each in failures
    )
    return (
        f'<section class="report failures"><h3>Not read</h3><ul>{items}</ul></section>'
    )


def _hash(content: str) -> str:
    digest = hashlib.sha256(content.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _file(name: str) -> str:
    return files("onrecord").joinpath("export", name).read_text(encoding="utf-8")
