"""The joint network: one encoder, one small head for each thing that is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import nn

from onrecord.read.windows import OTHER, PARAGRAPH
from training.labels import (
    ATTRIBUTION,
    CAUSAL,
    CERTAINTY,
    CLAIMS,
    ENTITIES,
    MODALITY,
    RELATIONS,
    UPOS,
    XPOS,
    bio,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from torch import Tensor
    from transformers import BertModel

TAGS: Mapping[str, int] = {
    "upos": len(UPOS),
    "xpos": len(XPOS),
    "start": 1,
    "entity": len(bio(ENTITIES)),
    "attribution": len(bio(ATTRIBUTION)),
    "causal": len(bio(CAUSAL)),
    "factuality": 1,
    "claim": len(CLAIMS),
    "certainty": len(CERTAINTY),
    "modality": len(MODALITY),
    "polarity": 2,
}
"""Heads that give each word a vector of scores, and its width."""

GROUPS: tuple[tuple[str, ...], ...] = (
    ("upos", "xpos", "start", "arc", "rel"),
    ("entity",),
    ("attribution", "link"),
    ("causal", "factuality", "claim", "certainty", "modality", "polarity", "role"),
)
"""Heads that see the same mixture of the encoder's layers."""

GROUP_OF: Mapping[str, int] = {h: i for i, heads in enumerate(GROUPS) for h in heads}

TOP = 3.0
"""Weight, before the softmax, of the top layer in an untrained mixture (others 0)."""

ARC, REL, LINK, ROLE = 256, 128, 128, 96
HUGE = 1e4
RARE = -4.0


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows padded to one length: pieces ``[b, p]``, first pieces ``[b, n]``."""

    pieces: Tensor
    case: Tensor
    layout: Tensor
    first: Tensor
    words: Tensor
    """Whether a place holds a word, ``[b, n]``."""

    def to(self, device: torch.device) -> Batch:
        """Return the batch on a device."""
        parts = (self.pieces, self.case, self.layout, self.first, self.words)
        return Batch(*(part.to(device) for part in parts))


class Pair(nn.Module):
    """Score every ordered pair of words, ``[b, n, n, outputs]`` (Dozat & Manning)."""

    def __init__(self, width: int, size: int, outputs: int, dropout: float) -> None:
        """Make a pair scorer on vectors of `width`, projected to `size`."""
        super().__init__()
        self.left, self.right = nn.Linear(width, size), nn.Linear(width, size)
        self.weight = nn.Parameter(torch.zeros(outputs, size + 1, size + 1))
        self.drop = nn.Dropout(dropout)

    def sides(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """Return both projections of the words, each with a constant 1 appended."""
        left, right = (
            nn.functional.pad(
                self.drop(nn.functional.gelu(side(words))), (0, 1), value=1.0
            )
            for side in (self.left, self.right)
        )
        return left, right

    def forward(self, words: Tensor) -> Tensor:
        """Score all pairs: first index the left word, second the right one."""
        left, right = self.sides(words)
        outputs, wide, _ = self.weight.shape
        mixed = left @ self.weight.permute(1, 0, 2).reshape(wide, outputs * wide)
        mixed = mixed.view(*left.shape[:2], outputs, wide)
        return torch.einsum("bnod,bmd->bnmo", mixed, right)


class Reader(nn.Module):
    """Encoder and heads."""

    def __init__(self, encoder: BertModel, dropout: float, tree_dropout: float) -> None:
        """Put the heads on an encoder; case and layout start without effect."""
        super().__init__()
        width = int(encoder.config.hidden_size)
        self.encoder = encoder
        self.case = nn.Embedding(OTHER + 1, width)
        self.layout = nn.Embedding(PARAGRAPH + 1, width)
        for table in (self.case, self.layout):
            nn.init.zeros_(table.weight)
        self.drop = nn.Dropout(dropout)
        layers = int(encoder.config.num_hidden_layers) + 1
        self.mix = nn.Parameter(torch.zeros(len(GROUPS), layers))
        nn.init.constant_(self.mix[:, -1], TOP)
        self.tags = nn.ModuleDict({k: nn.Linear(width, n) for k, n in TAGS.items()})
        self.root = nn.Parameter(torch.randn(width) * 0.02)
        self.arc = Pair(width, ARC, 1, tree_dropout)
        self.rel = Pair(width, REL, len(RELATIONS), tree_dropout)
        self.link = Pair(width, LINK, 1, dropout)
        self.role = Pair(width, ROLE, 2, dropout)
        # Few words are triggers and few pairs arguments: begin by expecting none.
        nn.init.constant_(self.tags["claim"].bias, RARE)
        with torch.no_grad():
            self.role.weight[:, -1, -1] = RARE

    def encode(self, batch: Batch) -> Tensor:
        """Return a vector a word for each group of heads, ``[groups, b, n, width]``.

        A word is seen at its first piece, as the group's mixture of all layers (the
        scalar mix of Peters et al. 2018).
        """
        embedded = self.encoder.embeddings.word_embeddings(batch.pieces)
        embedded = embedded + self.case(batch.case) + self.layout(batch.layout)
        mask = (batch.pieces != 0).long()
        hidden = self.encoder(
            inputs_embeds=embedded, attention_mask=mask, output_hidden_states=True
        ).hidden_states
        index = batch.first.unsqueeze(-1).expand(-1, -1, embedded.shape[-1])
        layers = torch.stack([h.float().gather(1, index) for h in hidden])
        mixed = torch.einsum("gl,lbnw->gbnw", self.mix.softmax(-1), layers)
        return self.drop(mixed)

    def arcs(self, words: Tensor) -> Tensor:
        """Score each word's head: column 0 is the root, ``[b, n, n + 1]``."""
        root = self.root.expand(words.shape[0], 1, -1)
        left, right = self.arc.sides(torch.cat([root, words], dim=1))
        return torch.einsum("bnd,de,bme->bnm", left[:, 1:], self.arc.weight[0], right)

    def relations(self, words: Tensor, heads: Tensor) -> Tensor:
        """Score the relations of words to given heads (0 the root), ``[b, n, r]``."""
        root = self.root.expand(words.shape[0], 1, -1)
        left, right = self.rel.sides(torch.cat([root, words], dim=1))
        chosen = right.gather(1, heads.unsqueeze(-1).expand(-1, -1, right.shape[-1]))
        outputs, wide, _ = self.rel.weight.shape
        mixed = left[:, 1:] @ self.rel.weight.permute(1, 0, 2).reshape(wide, -1)
        mixed = mixed.view(*heads.shape, outputs, wide)
        return torch.einsum("bnod,bnd->bno", mixed, chosen)
