"""Cases: sentences of our own in ``tests/cases/*.yaml``, and what is expected of them.

A case, of which only ``text`` is needed; what is left out is not looked at::

    - text: Officials said that rebels may have attacked a convoy.
      attributions:
        - {source: Officials, cue: said, content: that rebels ... convoy}
      claims:             # all of them, and no other
        - {ASSAULT: attacked, actor: rebels, recipient: convoy,
           sources: officials, certainty: PS, modality: hypothetical}
      causes:             # all of them, each by the triggers of its claims
        - {cause: siege, effect: surrender, cue: forced}
      xfail: why it is still read wrongly

A claim is put as "+", CT, actual, on the author's word, unless the case says otherwise;
actors are the words of the text, and of a trigger it is enough that one holds the
other ("seized", "seized the town"). The parses lie beside the YAML, one file for each;
``python -m tests.refresh`` adds those that are missing; ``--all`` makes all anew, so
that a new model shows as a diff.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

from onrecord.extract import extract
from onrecord.model.annotation import KEY, Annotation, AttributedWords, LearnedTrigger
from onrecord.model.document import Document
from onrecord.model.ontology import types
from tests.extract.parses import parsed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Span, Token

    from onrecord.model.claim import Attribution, Claim, Reading

FOLDER: Final = Path(__file__).parents[1] / "cases"
MARKS: Final = '"“”.,: \n'
Row = dict[str, Any]
PUT: Final = {"polarity": "+", "certainty": "CT", "modality": "actual"}


@dataclass(frozen=True, slots=True)
class Case:
    """One text and what is expected of it."""

    file: str
    text: str
    expected: Row

    @property
    def xfail(self) -> str | None:
        """Why it is known to be read wrongly, if it is."""
        return self.expected.get("xfail")


def cases() -> Iterator[Case]:
    """Yield all cases, file by file."""
    for path in sorted(FOLDER.glob("*.yaml")):
        for entry in yaml.safe_load(path.read_text("utf-8")):
            yield Case(path.stem, entry["text"].rstrip("\n"), entry)


def read(case: Case) -> Reading:
    """Return what is extracted from a case, given its frozen parse."""
    for block in _blocks(case.file):
        head, _, table = block.partition("\n")
        if json.loads(head) == case.text:
            document = Document.of(case.text, label="case")
            return extract(parsed(table, _annotation(table)), document)
    raise LookupError(f"no parse of this text: run python -m tests.refresh: {case}")


def found(case: Case) -> Row:
    """Return what is extracted from a case in the form in which it is expected."""
    reading = read(case)
    text = case.text
    by_id = {claim.id: claim for claim in reading.claims}
    return {
        "attributions": [_attribution(each, reading) for each in reading.attributions],
        "claims": [_row(claim, reading) for claim in reading.claims],
        "causes": [
            {
                "cause": by_id[cause.cause].trigger.words(text),
                "effect": by_id[cause.effect].trigger.words(text),
                "cue": cause.cue.words(text),
                "sign": cause.sign,
            }
            for cause in reading.causes
        ],
    }


def expected(case: Case) -> Row:
    """Return what a case expects, with what it leaves unsaid."""
    rows = {
        "claims": [_filled(row) for row in case.expected.get("claims", ())],
        "causes": [{"sign": "+", **row} for row in case.expected.get("causes", ())],
        "attributions": [
            {"source": "", "cue": "", **row}
            for row in case.expected.get("attributions", ())
        ],
    }
    return {key: value for key, value in rows.items() if key in case.expected}


def _filled(row: Row) -> Row:
    lists = {k: _listed(row.get(k)) for k in ("actor", "recipient", "sources")}
    numbers = _listed(row.get("numbers"))
    return {**PUT, **row, **lists, **({"numbers": numbers} if numbers else {})}


def _listed(value: object) -> list[object]:
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def _attribution(each: Attribution, reading: Reading) -> Row:
    """Return source, cue and content, without the marks at a content's ends."""
    text = reading.document.text
    by_id = {outer.id: outer for outer in reading.attributions}
    row = {
        "source": " ... ".join(span.words(text) for span in each.source),
        "cue": " ... ".join(span.words(text) for span in each.cue),
        "content": " ... ".join(span.words(text).strip(MARKS) for span in each.content),
    }
    if each.within:
        row["within"] = by_id[each.within].source_words
    return row


def _row(claim: Claim, reading: Reading) -> Row:
    text = reading.document.text
    words = {mention.id: mention.text for mention in reading.mentions}
    row: Row = {
        claim.type: claim.trigger.words(text),
        "actor": [words[i] for i in claim.actor_mentions],
        "recipient": [words[i] for i in claim.recipient_mentions],
        "sources": _sources(claim, reading),
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "modality": claim.modality,
    }
    if claim.numbers:
        row["numbers"] = [
            f"{n.what} {n.low or 0:g}/{n.best:g}/{n.high or 0:g}" for n in claim.numbers
        ]
    return row


def _sources(claim: Claim, reading: Reading) -> list[str]:
    """Return the words of the sources, outermost first; "@" for a bare cue."""
    by_id = {each.id: each for each in reading.attributions}
    chain: list[str] = []
    at = by_id.get(claim.attribution or "")
    while at is not None:
        words = at.source_words if at.source else f"@{at.source_words}"
        chain.insert(0, words)
        at = by_id.get(at.within or "")
    return list(dict.fromkeys(chain))


def type_of(row: Row) -> str:
    """Return the claim type that a row is keyed by."""
    return next(key for key in row if key in types())


def same_trigger(row: Row, rows: Sequence[Row]) -> Row:
    """Return a row with triggers as a case has them, where those are a part."""
    same = dict(row)
    for key in row.keys() & {*types(), "cause", "effect"}:
        for wanted in rows:
            words = wanted.get(key, "?")
            if words in row[key] or row[key] in words:
                same[key] = words
    return same


def freeze(text: str, doc: Doc) -> str:
    """Return a text's parse and annotation as a block of a frozen file."""
    annotation: Annotation = doc.user_data[KEY]
    lines = [f"# case = {json.dumps(text, ensure_ascii=False)}"]
    for name, records in (
        ("attribution", annotation.attributions),
        ("trigger", annotation.triggers),
    ):
        lines += [f"# {name} = {json.dumps(_rounded(asdict(r)))}" for r in records]
    for sentence in doc.sents:
        lines += [*_table(sentence), ""]
    return "\n".join(lines) + "\n"


def _rounded(value: Any) -> Any:  # noqa: ANN401  whatever JSON holds
    if isinstance(value, float):
        return round(value, 2)
    if isinstance(value, dict):
        return {key: _rounded(inner) for key, inner in value.items()}
    return value


def _table(sentence: Span) -> Iterator[str]:
    words: Sequence[Token] = [token for token in sentence if not token.is_space]
    at = {word.i: number for number, word in enumerate(words, start=1)}
    for word in words:
        cells = [
            str(at[word.i]), word.text, word.lemma_, word.pos_, word.tag_, "_",
            str(0 if word.head == word else at[word.head.i]), word.dep_, "_",
            "|".join(_misc(word)) or "_",
        ]  # fmt: skip
        yield "\t".join(cells)


def _misc(word: Token) -> Iterator[str]:
    if word.ent_iob_ in {"B", "I"}:
        yield f"Entity={word.ent_iob_}-{word.ent_type_}"
    after = word.doc[word.i + 1 : word.i + 2]
    if len(after) and after[0].is_space:
        yield "SpacesAfter=" + after.text.replace("\n", "\\n")
    elif len(after) and not word.whitespace_:
        yield "SpaceAfter=No"


def _blocks(file: str) -> list[str]:
    frozen = (FOLDER / f"{file}.conllu").read_text("utf-8")
    return frozen.split("# case = ")[1:]


def _annotation(table: str) -> Annotation:
    return Annotation(
        attributions=tuple(
            AttributedWords(**{part: tuple(words) for part, words in given.items()})
            for given in _comments(table, "attribution")
        ),
        triggers=tuple(
            LearnedTrigger(
                **{
                    **given,
                    "words": tuple(given["words"]),
                    "actor": {int(i): p for i, p in given["actor"].items()},
                    "recipient": {int(i): p for i, p in given["recipient"].items()},
                }
            )
            for given in _comments(table, "trigger")
        ),
    )


def _comments(table: str, name: str) -> Iterator[Row]:
    opening = f"# {name} = "
    for line in table.splitlines():
        if line.startswith(opening):
            yield json.loads(line.removeprefix(opening))
