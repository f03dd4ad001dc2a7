"""Make the network from the pretrained encoder, or from a checkpoint."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from transformers import BertModel

from training.network import Reader

if TYPE_CHECKING:
    from pathlib import Path


def new_reader(encoder: Path, dropout: float, tree_dropout: float = 0.0) -> Reader:
    """Return a reader whose encoder is pretrained and whose heads are new.

    `tree_dropout` is that of the parser's projections (Dozat & Manning 2017).
    """
    torch.manual_seed(0)
    model = BertModel.from_pretrained(
        encoder, attn_implementation="sdpa", add_pooling_layer=False
    )
    return Reader(model, dropout, tree_dropout)


def trained_reader(encoder: Path, checkpoint: Path) -> Reader:
    """Return the reader with the averaged weights of a checkpoint, ready to read."""
    reader = new_reader(encoder, 0.0)
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)
    reader.load_state_dict(state.get("average", state))
    return reader.eval()
