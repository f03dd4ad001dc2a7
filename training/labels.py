"""The label sets of every head, in the order in which the model numbers them."""

from __future__ import annotations

UPOS = tuple(
    "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X"
    .split()
)  # fmt: skip
XPOS = tuple(
    "$ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW GW HYPH IN JJ JJR JJS LS MD NFP NN "
    "NNP NNPS NNS PDT POS PRP PRP$ RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT "
    "WP WP$ WRB XX ``".split()
)
RELATIONS = tuple(
    "acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj "
    "ccomp compound compound:prt conj cop csubj csubj:outer csubj:pass dep det "
    "det:predet discourse dislocated expl fixed flat goeswith iobj list mark nmod "
    "nmod:desc nmod:poss nmod:unmarked nsubj nsubj:outer nsubj:pass nummod obj obl "
    "obl:agent obl:unmarked orphan parataxis punct reparandum root vocative xcomp"
    .split()
)  # fmt: skip
ENTITIES = (
    "PERSON",
    "ORGANIZATION",
    "STATE",
    "GROUP",
    "PLACE",
    "EVENT",
    "WEAPON",
)
ATTRIBUTION = ("source", "cue", "content")
CAUSAL = ("cause", "effect", "signal")
CLAIMS = tuple(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT "
    "THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT member_of leads represents "
    "finances arms trains backs controls pledges_allegiance_to allied_with hostile_to "
    "operates_in bound_by possesses".split()
)
CERTAINTY = ("CT", "PR", "PS", "U")
MODALITY = ("actual", "future", "hypothetical")


def bio(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the outside tag, then a begin and an inside tag for each name."""
    return ("O", *(f"{mark}-{name}" for name in names for mark in "BI"))


UNMARKED = {
    "entity_gum": ("GROUP", "WEAPON"),
    "entity_crossner": ("GROUP", "WEAPON"),
}
"""Entity types that a corpus does not mark: its outside words may be of these."""
