"""Write the model that ships: one ONNX file of int8 weights and its label file."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import (
    DefaultWeightOnlyQuantConfig,
    MatMulNBitsQuantizer,
)
from torch import nn

from training.build import trained_reader
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
from training.network import GROUP_OF, HUGE, Batch

if TYPE_CHECKING:
    from pathlib import Path

    from torch import Tensor

    from training.network import Reader

INPUTS = ("pieces", "case", "layout", "first", "breaks")
SCORES = (
    "entity", "attribution", "causal", "factuality", "claim", "certainty", "modality",
    "polarity",
)  # fmt: skip
OUTPUTS = ("upos", "xpos", "start", "arc", "head", "rel", "link", "role", *SCORES)

START = -1.0
"""Logit from which a word begins a sentence: a sentence too many costs less than two
run together (LAS from raw text on EWT dev: .8532 at 0, .8551 at -1)."""


class OneWindow(nn.Module):
    """The reader on one window: picks tags, sentence starts, heads and relations."""

    def __init__(self, reader: Reader) -> None:
        """Wrap a trained reader."""
        super().__init__()
        self.reader = reader

    def forward(
        self,
        pieces: Tensor,
        case: Tensor,
        layout: Tensor,
        first: Tensor,
        breaks: Tensor,
    ) -> tuple[Tensor, ...]:
        """Return OUTPUTS of ``[p]`` pieces and ``[n]`` words."""
        reader = self.reader
        one = [x.unsqueeze(0) for x in (pieces, case, layout, first, breaks > 0)]
        batch = Batch(one[0], one[1], one[2], one[3], one[4])
        groups = reader.encode(batch)
        words = groups[GROUP_OF["arc"]]
        tag = {k: head(groups[GROUP_OF[k]])[0] for k, head in reader.tags.items()}
        start = (tag["start"].squeeze(-1) > START) | (breaks > 0)
        number = start.long().cumsum(0)
        same = number.unsqueeze(1) == number.unsqueeze(0)
        open_ = torch.cat([torch.ones_like(same[:, :1]), same], dim=1)
        # No word is its own head: the root is column 0.
        index = torch.ones_like(number).cumsum(0)
        own = index.unsqueeze(1) == index.unsqueeze(0)
        open_ = open_ & ~torch.cat([torch.zeros_like(own[:, :1]), own], dim=1)
        arc = torch.where(open_, reader.arcs(words)[0], torch.tensor(-HUGE))
        head = arc.argmax(-1)
        rel = reader.relations(words, head.unsqueeze(0))[0]
        claim, factuality = tag["claim"].sigmoid(), tag["factuality"].squeeze(-1)
        scores = {**tag, "claim": claim, "factuality": factuality}
        return (
            tag["upos"].argmax(-1),
            tag["xpos"].argmax(-1),
            start.long(),
            arc,
            head,
            rel,
            reader.link(groups[GROUP_OF["link"]])[0, :, :, 0].log_softmax(-1),
            reader.role(groups[GROUP_OF["role"]])[0].sigmoid(),
            *(scores[name] for name in SCORES),
        )


def export(folder: Path, encoder: Path, out: Path) -> None:
    """Write ``reader.onnx``, ``labels.json`` and ``tokenizer.json`` to `out`.

    The folder gets the same in full precision (``fp32/``, to be measured against),
    and ``reader-half.pt``, weights in half precision that training can begin from.
    """
    out.mkdir(parents=True, exist_ok=True)
    reader = trained_reader(encoder, folder / "checkpoint.pt")
    plain = folder / "fp32" / "reader.onnx"
    plain.parent.mkdir(exist_ok=True)
    write_onnx(reader, plain)
    part = folder / "reader-part.onnx"
    quantize_dynamic(
        plain, part, op_types_to_quantize=["Gather"], weight_type=QuantType.QInt8
    )
    onnx.save(light(onnx.load(part)), out / "reader.onnx")
    labels = json.dumps(label_sets(), indent=1) + "\n"
    for beside in (out, plain.parent):
        (beside / "labels.json").write_text(labels, "utf-8")
        shutil.copy(encoder / "tokenizer.json", beside / "tokenizer.json")
    half = {name: value.half() for name, value in reader.state_dict().items()}
    torch.save(half, folder / "reader-half.pt")


def light(part: onnx.ModelProto) -> onnx.ModelProto:
    """Compute matrix products in int8, scaled by blocks of 128 weights and activations.

    The scales of activations are taken from each word's own row, so that a result
    does not depend on what is computed beside it. A third faster than floats.
    """
    config = DefaultWeightOnlyQuantConfig(
        block_size=128, is_symmetric=True, accuracy_level=4, bits=8,
        op_types_to_quantize=("MatMul",),
    )  # fmt: skip
    quantizer = MatMulNBitsQuantizer(part, bits=8, algo_config=config)
    quantizer.process()
    model: onnx.ModelProto = quantizer.model.model
    return model


def write_onnx(reader: Reader, path: Path) -> None:
    """Write the reader as an ONNX file of full precision."""
    reader.encoder.set_attn_implementation("eager")
    pieces, words = 12, 8
    ids = torch.randint(1000, 2000, (pieces,))
    flat = torch.zeros(pieces, dtype=torch.long)
    first = torch.arange(1, words + 1)
    breaks = torch.zeros(words, dtype=torch.long)
    piece_axis, word_axis = {0: "pieces"}, {0: "words"}
    axes: dict[str, dict[int, str]] = {
        name: piece_axis if name in INPUTS[:3] else word_axis
        for name in INPUTS + OUTPUTS
    }
    axes |= {"arc": {0: "words", 1: "heads"}}
    axes |= {name: {0: "words", 1: "others"} for name in ("link", "role")}
    with torch.no_grad():
        torch.onnx.export(
            OneWindow(reader).eval(),
            (ids, flat, flat, first, breaks),
            path,
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )


def label_sets() -> dict[str, tuple[str, ...]]:
    """Return the names behind the numbers of every output."""
    return {
        "upos": UPOS,
        "xpos": XPOS,
        "rel": RELATIONS,
        "entity": bio(ENTITIES),
        "attribution": bio(ATTRIBUTION),
        "causal": bio(CAUSAL),
        "claim": CLAIMS,
        "certainty": CERTAINTY,
        "modality": MODALITY,
    }
