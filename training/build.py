"""Make the network from the pretrained encoder, or from a checkpoint."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from transformers import BertModel

from training.network import Reader

if TYPE_CHECKING:
    from pathlib import Path

    from torch import Tensor


def new_reader(encoder: Path, dropout: float, tree_dropout: float = 0.0) -> Reader:
    """Return a reader whose encoder is pretrained and whose heads are new.

    `tree_dropout` is that of the parser's projections (Dozat & Manning 2017).
    """
    torch.manual_seed(0)
    model = BertModel.from_pretrained(
        encoder,
        attn_implementation="eager",
        add_pooling_layer=False,
        attention_probs_dropout_prob=0.0,
    )
    # Words that training never shows keep their place among those that it does.
    model.embeddings.word_embeddings.weight.requires_grad = False
    return Reader(model, dropout, tree_dropout)


def trained_reader(encoder: Path, checkpoint: Path) -> Reader:
    """Return the reader with the averaged weights of a checkpoint, ready to read."""
    reader = new_reader(encoder, 0.0)
    reader.load_state_dict(weights_of(checkpoint))
    return reader.eval()


def weights_of(checkpoint: Path) -> dict[str, Tensor]:
    """Return the weights of a file, in full precision; a run's are its averages."""
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)
    weights: dict[str, Tensor] = state.get("average", state)
    return {name: value.float() for name, value in weights.items()}
