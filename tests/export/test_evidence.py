"""Why a record stands, laid out for a person to check."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.analyze.evidence import Evidence
from onrecord.export.evidence import evidence_view
from onrecord.model.ontology import frames
from onrecord.model.trace import Alternative, Filler, FirmnessWord, Trace, TreeWord
from tests.export.rendering import shown
from tests.readings import chained_reading, reading_of

if TYPE_CHECKING:
    from onrecord.model.claim import Attribution, Cause, Claim, Reading
    from onrecord.model.mention import Mention

    Record = Claim | Attribution | Cause | Mention


def view(record: Record, reading: Reading) -> str:
    """Return what is shown of a record, on wide lines."""
    return shown(evidence_view(Evidence(record, reading)), width=200)


def test_claim() -> None:
    """A claim shows its sentence, its chain with the cues, and who takes part."""
    reading = chained_reading()
    (claim,) = reading.claims

    written = view(claim, reading).strip().splitlines()
    lines = [" ".join(line.split()) for line in written]

    assert lines == [
        f"Iran → arms → Houthis tie {claim.id}",
        "",
        "words The agency quoted a minister as saying that Iran arms the Houthis.",
        "told in chain · Wire",
        "on the word of Agency ← “minister”",
        "source ← The agency by “quoted” Agency, outlet",
        "← a minister by “saying” “minister”, unnamed",
        "how firmly probable",
        "read by rule own.rule",
        "actor Iran – “Iran”, by name",
        "recipient Houthis – “Houthis”, by name",
        "when no day is told",
    ]


def test_claim_with_everything() -> None:
    """Day, place, number, what is denied and an unknown basis are told as well."""
    reading = reading_of()
    trains, rejects = reading.claims
    denied = replace(
        rejects,
        denies=trains.id,
        date_mentions=("d1",),
        place_mentions=("p1",),
        when="2016-12-19",
    )

    lines = view(denied, replace(reading, claims=(trains, denied)))

    assert "the learned reader, probability 0.75" in lines
    assert "2016-12-19 – “Monday” by nothing" in lines
    assert "not resolved – “Sanaa” by nothing" in lines
    assert f"Iran → trains → Houthi fighters  tie {trains.id}" in lines
    lines = view(trains, reading)
    assert "1–3 killed: “O”" in lines
    assert "2016-12-19; no words in the text, so that of the report" in lines
    assert "Houthi fighters – “Houthi fighters”, not resolved" in lines


def test_trace() -> None:
    """A traced claim shows its tree, its frame, how roles were found, what else."""
    reading = chained_reading()
    (claim,) = reading.claims
    every = (each for group in frames().values() for each in group)
    trace = Trace(
        tree=(
            TreeWord(text="arms", relation="ccomp", depth=0, marked=True),
            TreeWord(text="Iran\x1b", relation="nsubj", depth=1),
        ),
        frame=next(each for each in every if each.name == "arms.arm.verb.2"),
        fillers=(
            Filler(role="actor", mention=claim.actor_mentions[0], found="at subject"),
        ),
        alternatives=(Alternative(type="AID", score=0.25),),
        firmness_words=(
            FirmnessWord(text="may", polarity="-", certainty="CT", modality="future"),
        ),
        learned_firmness=True,
    )
    written = shown(evidence_view(Evidence(claim, reading, trace=trace)), width=200)

    lines = [" ".join(line.split()) for line in written.splitlines()]
    assert "“may” makes it so; without it: certain, denied, future" in lines
    assert "so says the learned reader" in lines
    assert "it looks for actor at subject; recipient at object" in lines
    assert "learned reader AID 0.25" in lines
    assert "actor Iran – “Iran”, by name; found at subject" in lines
    assert lines[lines.index("tree arms ccomp ◂") + 1] == "Iran nsubj"
    told = shown(evidence_view(Evidence(claim, reading, untraced="no model")))
    assert "tree  no model" in told


def test_rule_is_told_in_words() -> None:
    """A rule of the lexicon shows its lemma and its example."""
    frame = next(each for group in frames().values() for each in group if each.example)
    (claim,) = chained_reading().claims

    lines = view(replace(claim, rule=frame.name), chained_reading())

    assert f"rule {frame.name}: the " in lines
    assert f"“{frame.lemma}" in lines
    assert f"as in “{frame.example}”" in lines
    lines = view(replace(claim, rule=frame.name, score=0.5), chained_reading())
    assert f"as in “{frame.example}”; and the learned reader, probability 0.50" in lines


def test_attribution() -> None:
    """An attribution shows its words, and those around it."""
    reading = chained_reading()

    lines = view(reading.attributions[1], reading)

    assert lines.startswith(f"“minister”  attribution {reading.attributions[1].id}")
    assert "← The agency by “quoted”" in lines
    assert "  ← a minister by “saying”" in lines


def test_attribution_of_nobody() -> None:
    """Where the text names nobody, that is said."""
    reading = chained_reading()
    nobody = replace(reading.attributions[0], source=(), name=None, cue=())
    reading = replace(reading, attributions=(nobody,))

    assert "← nobody named" in view(nobody, reading)


def test_cause() -> None:
    """A cause shows both claims, and whether one leads to or prevents the other."""
    reading = reading_of()
    (cause,) = reading.causes

    lines = view(cause, reading)

    assert "Iran → trains → Houthi fighters" in lines
    assert "– → REJECT" in lines
    assert "leads to it; certain" in lines
    assert "prevents or reduces it" in view(replace(cause, sign="-"), reading)


def test_mention() -> None:
    """A mention shows the sentence that it stands in, and how it was resolved."""
    reading = reading_of()

    lines = view(reading.mentions[0], reading)

    assert "Iran  state mention" in lines
    assert "Officials said Iran did not train" in lines
    assert "name" in lines


def test_without_sentences() -> None:
    """Where no sentence is known, the words around the trigger are shown."""
    reading = replace(chained_reading(), sentences=())

    assert "quoted a minister" in view(reading.claims[0], reading)


def test_hostile_words() -> None:
    """A sentence reaches the terminal without its control characters."""
    reading = reading_of("Officials \x1b[31m\u202eIran\x00 did not train\n[b] them.")

    assert not {*"\x1b\x00\u202e"} & {*view(reading.claims[0], reading)}
