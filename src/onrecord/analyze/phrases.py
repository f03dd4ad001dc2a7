"""Say a claim as a sentence: templates by type, and nothing that it does not hold.

What an event is in its own text stands behind it in quotation marks, since a type is
wide ("used coercion").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.analyze.quotes import Quote

TIES: Final = {
    "member_of": ("is a member of", "is no member of", "be a member of"),
    "leads": ("leads", "does not lead", "lead"),
    "represents": ("represents", "does not represent", "represent"),
    "finances": ("finances", "does not finance", "finance"),
    "arms": ("arms", "does not arm", "arm"),
    "trains": ("trains", "does not train", "train"),
    "backs": ("backs", "does not back", "back"),
    "controls": ("controls", "does not control", "control"),
    "pledges_allegiance_to": (
        "has pledged allegiance to",
        "has not pledged allegiance to",
        "pledge allegiance to",
    ),
    "allied_with": ("is allied with", "is not allied with", "be allied with"),
    "hostile_to": ("is hostile to", "is not hostile to", "be hostile to"),
    "operates_in": ("operates in", "does not operate in", "operate in"),
    "bound_by": ("is bound by", "is not bound by", "be bound by"),
    "possesses": ("possesses", "does not possess", "possess"),
}
EVENTS: Final = {
    "AGREE": ("agreed to something with", "agree to something with"),
    "CONSULT": ("met or talked with", "meet or talk with"),
    "SUPPORT": ("spoke or signed in support of", "speak or sign in support of"),
    "CONCEDE": ("yielded to", "yield to"),
    "COOPERATE": ("worked together with", "work together with"),
    "AID": ("gave aid or arms to", "give aid or arms to"),
    "RETREAT": ("pulled back before or gave way to", "pull back before or give way to"),
    "REQUEST": ("asked something of", "ask something of"),
    "ACCUSE": ("accused or criticized", "accuse or criticize"),
    "REJECT": ("refused or denied something to", "refuse or deny something to"),
    "THREATEN": ("threatened", "threaten"),
    "PROTEST": ("protested against", "protest against"),
    "SANCTION": (
        "imposed sanctions, bans or penalties on",
        "impose sanctions, bans or penalties on",
    ),
    "MOBILIZE": (
        "mobilized forces or tested weapons against",
        "mobilize forces or test weapons against",
    ),
    "COERCE": ("used coercion against", "use coercion against"),
    "ASSAULT": ("attacked", "attack"),
}
ALONE: Final = {
    "AGREE": ("agreed to something", "agree to something"),
    "CONSULT": ("met or talked", "meet or talk"),
    "SUPPORT": ("spoke or signed in support", "speak or sign in support"),
    "CONCEDE": ("yielded", "yield"),
    "COOPERATE": ("worked together", "work together"),
    "AID": ("gave aid or arms", "give aid or arms"),
    "RETREAT": ("pulled back or gave way", "pull back or give way"),
    "REQUEST": ("asked for something", "ask for something"),
    "ACCUSE": ("accused or criticized somebody", "accuse or criticize somebody"),
    "REJECT": ("refused or denied something", "refuse or deny something"),
    "THREATEN": ("threatened", "threaten"),
    "PROTEST": ("protested", "protest"),
    "SANCTION": (
        "imposed sanctions, bans or penalties",
        "impose sanctions, bans or penalties",
    ),
    "MOBILIZE": (
        "mobilized forces or tested weapons",
        "mobilize forces or test weapons",
    ),
    "COERCE": ("used coercion", "use coercion"),
    "ASSAULT": ("attacked", "attack"),
}
"""Past and infinitive; the first for an event with a recipient, the other without."""

HEDGES: Final = {"CT": "", "PR": "probably ", "PS": "possibly "}
OPENINGS: Final = frozenset(
    "United Government people European African Arab Islamic Red residents".split()
)
ENDINGS: Final = frozenset(
    "Forces Force Nations Council Coalition Union Army Party Front Movement Guard "
    "Guards Corps Agency Ministry Organization Court Strip Heights Brigades League "
    "Bank Navy Republic Kingdom States Commission Committee Parliament Department "
    "Authority resolution".split()
)
"""Words of names that take an article; others are left without one."""

MANY: Final = frozenset("Forces Guards Brigades Heights groups forces rebels".split())
SOMEBODY: Final = "Somebody whom the text does not name"
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d$")


def sentence_for(quote: Quote) -> str:
    """Return a claim as a sentence, on its source's word, as firmly as that puts it.

    Example:
        finances, Iran to a militia, probable, on the word of "@officials" →
        "According to “officials”, Iran probably finances the militia."
    """
    clause = _clause(quote)
    if not quote.sources:
        return f"{clause}."
    return f"According to {chain_of(quote.sources)}, {_inside(clause)}."


def chain_of(sources: Sequence[str]) -> str:
    """Return sources for a sentence: the innermost first, with who quotes it."""
    shown = [f"“{each[1:]}”" if each[:1] == "@" else called(each) for each in sources]
    return ", quoted by ".join(reversed(shown))


def listed_sources(sources: Sequence[str]) -> str:
    """Return sources that stand side by side: "Ada and “officials”"."""
    return listed([f"“{each[1:]}”" if each[:1] == "@" else each for each in sources])


def listed(names: Sequence[str]) -> str:
    """Return names as a list in a sentence.

    >>> listed(["Ada", "Bo", "Cy"])
    'Ada, Bo and Cy'
    """
    *most, last = names or ("",)
    return f"{', '.join(most)} and {last}" if most else last


def when_and_where(quote: Quote) -> str:
    """Return when and where an event was, as words at the end of a clause."""
    parts = []
    if quote.when:
        begin, interval, end = quote.when.partition("/")
        if interval and end in {"", ".."}:
            parts.append(f"since {begin}")
        elif interval and begin in {"", ".."}:
            parts.append(f"until {end}")
        elif interval:
            parts.append(f"from {begin} to {end}")
        else:
            parts.append(f"{'on' if _DAY.match(begin) else 'in'} {begin}")
    if quote.where and quote.kind == "event":
        parts.append(f"({quote.where})")
    return "".join(f" {each}" for each in parts)


def called(name: str) -> str:
    """Return a name as it stands in a sentence, with an article where one is usual.

    >>> called("United Nations"), called("Iran"), called("people of Iran")
    ('the United Nations', 'Iran', 'the people of Iran')
    """
    first, last = name.split(" ", 1)[0], name.rsplit(" ", 1)[-1]
    needs = first in OPENINGS or (last in ENDINGS and " " in name)
    return f"the {name}" if needs else name


def _several(names: Sequence[str]) -> bool:
    """Say whether one name is of many: "Popular Mobilization Forces"."""
    return len(names) == 1 and names[0].rsplit(" ", 1)[-1] in MANY


def _clause(quote: Quote) -> str:
    subject = listed([*map(called, quote.actor)]) if quote.actor else SOMEBODY
    subject = subject[0].upper() + subject[1:]
    plural = len(quote.actor) > 1 or _several(quote.actor)
    target = f" {listed([*map(called, quote.recipient)])}" if quote.recipient else ""
    told = _predicate(quote, plural=plural)
    trigger = quote.sentence[slice(*quote.trigger)]
    words = f" (“{' '.join(trigger.split())}”)" if quote.kind == "event" else ""
    missing = ""
    if quote.kind == "tie" and not quote.recipient and len(quote.actor) < 2:  # noqa: PLR2004
        missing = " somebody whom the text does not name"
    return f"{subject} {told}{target}{missing}{words}{when_and_where(quote)}"


def _predicate(quote: Quote, *, plural: bool) -> str:
    if quote.modality == "actual" and quote.certainty in HEDGES:
        return _actual(quote, plural=plural)
    bare = _bare(quote)
    negation = "not " if quote.polarity == "-" else ""
    are = "are" if plural else "is"
    if quote.certainty == "U" and quote.modality == "actual":
        return f"{are} said, without commitment, {negation}to {bare}"
    hedge = HEDGES.get(quote.certainty, "")
    if quote.modality == "future" and quote.certainty == "U":
        return f"{are} planned, offered or hoped {negation}to {bare}"
    if quote.modality == "future":
        return f"{hedge}{are} {negation}to {bare}"
    if quote.certainty == "U":
        return f"{are} asked, hoped or supposed {negation}to {bare}"
    would = {"PS": "might ", "PR": "would probably "}.get(quote.certainty, "would ")
    return f"{would}{negation}{bare}"


def _actual(quote: Quote, *, plural: bool) -> str:
    hedge = HEDGES[quote.certainty]
    if quote.kind == "tie":
        if quote.type in TIES:
            said, denied, _ = TIES[quote.type]
            told = denied if quote.polarity == "-" else said
            return hedge + (_plural(told) if plural else told)
        return f"{hedge}{'is not' if quote.polarity == '-' else 'is'} {quote.type}"
    past = _forms(quote)[0]
    if quote.polarity == "-":
        return f"{hedge}did not {_forms(quote)[1]}"
    return f"{hedge}{past}"


def _bare(quote: Quote) -> str:
    if quote.kind == "tie":
        return TIES[quote.type][2] if quote.type in TIES else f"be {quote.type}"
    return _forms(quote)[1]


def _forms(quote: Quote) -> tuple[str, str]:
    table = EVENTS if quote.recipient else ALONE
    return table.get(quote.type, (f"did {quote.type}", f"do {quote.type}"))


def _plural(told: str) -> str:
    """Return a predicate for several: "finances" → "finance"."""
    told = told.replace("is a member of", "are members of").replace(
        "is no member of", "are no members of"
    )
    first, _, rest = told.partition(" ")
    if first == "are":
        return told
    irregular = {"is": "are", "has": "have", "does": "do"}
    verb = irregular.get(first, first.removesuffix("s"))
    return f"{verb} {rest}" if rest else verb


def _inside(clause: str) -> str:
    """Return a clause as it stands inside a sentence."""
    opens = clause.startswith(("The ", "Somebody "))
    return clause[0].lower() + clause[1:] if opens else clause
