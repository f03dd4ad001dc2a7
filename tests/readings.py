"""Readings for tests: small ones by hand, and any that Unicode allows."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from onrecord.model.claim import Attribution, Cause, Claim, Number, Reading
from onrecord.model.document import Document, Span, record_id
from onrecord.model.mention import Actor, DateMention, Mention, PlaceMention

TEXT = "Officials said Iran did not train the Houthi fighters in Sanaa on Monday."

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)
"""Every text that can be written in UTF-8: marks, emoji, NUL and all."""


def spans_of(text: str) -> st.SearchStrategy[Span]:
    """Return spans inside a text, empty ones too."""
    ends = st.tuples(*[st.integers(0, len(text))] * 2)
    return ends.map(lambda pair: Span(min(pair), max(pair)))


def reading_of(text: str = TEXT, label: str = "report") -> Reading:
    """Return a reading with a record of every kind, the spans made for ``TEXT``."""
    document = Document.of(
        text, label=label, title="Denial", published=date(2016, 12, 23)
    )
    key = document.id
    iran = Mention(
        id=record_id(key, "iran"),
        document=key,
        span=Span(15, 19),
        text=Span(15, 19).words(text),
        type="STATE",
        kind="name",
        head="iran",
        number="sing",
        sentence=0,
        subject=True,
        actor="IRN",
        name="Iran",
        basis="name",
    )
    houthis = Mention(
        id=record_id(key, "houthis"),
        document=key,
        span=Span(38, 53),
        text=Span(38, 53).words(text),
        type="GROUP",
        kind="nominal",
        head="fighter",
        number="plur",
        sentence=0,
        modifiers=("Houthi",),
    )
    attribution = Attribution(
        id=record_id(key, "said"),
        document=key,
        source=(Span(0, 9),),
        cue=(Span(10, 14),),
        content=(Span(15, 28), Span(28, 72)),
        source_words="Officials",
        name="@Officials",
    )
    trained = Claim(
        id=record_id(key, "trains"),
        document=key,
        kind="tie",
        type="trains",
        trigger=Span(28, 33),
        rule="train",
        sentence=0,
        actor_mentions=(iran.id,),
        recipient_mentions=(houthis.id,),
        attribution=attribution.id,
        polarity="-",
        numbers=(Number(what="killed", low=1, best=2.5, high=3, span=Span(0, 1)),),
        actor=("Iran",),
        recipient=("Houthi fighters",),
        sources=("@Officials",),
        when="2016-12-19",
        where="Sanaa, Yemen",
    )
    denied = Claim(
        id=record_id(key, "reject"),
        document=key,
        kind="event",
        type="REJECT",
        trigger=Span(10, 14),
        rule="learned",
        sentence=0,
        score=0.75,
    )
    return Reading(
        document=document,
        sentences=(Span(0, len(text)),),
        mentions=(iran, houthis),
        attributions=(attribution,),
        claims=(trained, denied),
        causes=(
            Cause(
                id=record_id(key, "cause"),
                document=key,
                cause=trained.id,
                effect=denied.id,
                cue=Span(20, 27),
                sources=("@Officials",),
            ),
        ),
        dates=(DateMention(id="d1", document=key, span=Span(66, 72), text="Monday"),),
        places=(
            PlaceMention(
                id="p1",
                document=key,
                span=Span(57, 62),
                text="Sanaa",
                name="Sanaa, Yemen",
                geonames=71137,
                latitude=15.35,
                longitude=44.2,
            ),
        ),
        actors=(Actor(id="IRN", name="Iran", kind="state", known=True),),
    )


CHAIN = "The agency quoted a minister as saying that Iran arms the Houthis."


def chained_reading(label: str = "chain") -> Reading:
    """Return a reading of ``CHAIN``: one source inside another, and a tie."""
    document = Document.of(CHAIN, label=label, publisher="Wire")
    key = document.id

    def mention(words: str) -> Mention:
        start = CHAIN.index(words)
        return Mention(
            id=record_id(key, words),
            document=key,
            span=Span(start, start + len(words)),
            text=words,
            type="STATE",
            kind="name",
            head=words.lower(),
            number="sing",
            sentence=0,
            name=words,
            basis="name",
        )

    outer = Attribution(
        id=record_id(key, "quoted"),
        document=key,
        source=(Span(0, 10),),
        cue=(Span(11, 17),),
        content=(Span(18, 65),),
        source_type="outlet",
        name="Agency",
    )
    inner = Attribution(
        id=record_id(key, "saying"),
        document=key,
        source=(Span(18, 28),),
        cue=(Span(32, 38),),
        content=(Span(39, 65),),
        source_words="minister",
        name="@minister",
        within=outer.id,
    )
    iran, houthis = mention("Iran"), mention("Houthis")
    claim = Claim(
        id=record_id(key, "arms"),
        document=key,
        kind="tie",
        type="arms",
        trigger=Span(49, 53),
        rule="own.rule",
        sentence=0,
        actor_mentions=(iran.id,),
        recipient_mentions=(houthis.id,),
        attribution=inner.id,
        actor=("Iran",),
        recipient=("Houthis",),
        sources=("Agency", "@minister"),
        certainty="PR",
    )
    return Reading(
        document=document,
        sentences=(Span(0, len(CHAIN)),),
        mentions=(iran, houthis),
        attributions=(outer, inner),
        claims=(claim,),
    )


@st.composite
def any_reading(draw: st.DrawFn) -> Reading:
    """Return a reading of any text, with spans and words anywhere in it."""
    text = draw(TEXTS)
    document = Document.of(
        text, label=draw(TEXTS), title=draw(st.none() | TEXTS), url=draw(TEXTS)
    )
    spans = st.lists(spans_of(text), max_size=3).map(tuple)
    words = st.lists(TEXTS, max_size=3).map(tuple)
    places = draw(st.lists(spans_of(text), unique=True, max_size=3))
    return Reading(
        document=document,
        sentences=draw(spans),
        mentions=tuple(
            Mention(
                id=record_id(document.id, "mention", span),
                document=document.id,
                span=span,
                text=span.words(text),
                type="OTHER",
                kind="name",
                head=draw(TEXTS),
                number="sing",
                sentence=draw(st.integers(0, 2**40)),
                modifiers=draw(words),
                possessor=draw(st.none() | TEXTS),
            )
            for span in places
        ),
        attributions=tuple(
            Attribution(
                id=record_id(document.id, "attribution", span),
                document=document.id,
                source=draw(spans),
                cue=(span,),
                content=draw(spans),
                name=draw(st.none() | TEXTS),
            )
            for span in places
        ),
        claims=tuple(
            Claim(
                id=record_id(document.id, "claim", span),
                document=document.id,
                kind="event",
                type="ASSAULT",
                trigger=span,
                rule="attack",
                sentence=0,
                actor=draw(words),
                sources=draw(words),
                score=draw(st.none() | st.floats(allow_nan=False)),
            )
            for span in places
        ),
    )
