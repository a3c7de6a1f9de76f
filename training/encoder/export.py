"""Write the trained network into Herodot, as int8 ONNX: python export.py MODEL.pt [--folder FOLDER].

Int8 weights keep 7 bits: on processors without VNNI the 8-bit product of two such numbers can overflow
its 16-bit sum, so 8-bit weights would give other answers there than on newer machines.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import data
import torch
from network import HEADS, WIDTH, Tagger
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions
from paths import MODELS
from torch import Tensor, nn
from train import build

from units import Vocabulary  # isort: skip


class Encoder(nn.Module):
    def __init__(self, model: Tagger) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, features: Tensor, syntax: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        return self.model.encode(ids, features, syntax, mask)


class Reader(nn.Module):
    def __init__(self, model: Tagger) -> None:
        super().__init__()
        self.model = model

    def forward(self, hidden: Tensor, relation: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        return self.model.read(hidden, relation, mask)


class Factuality(nn.Module):
    def __init__(self, model: Tagger) -> None:
        super().__init__()
        self.model = model

    def forward(self, hidden: Tensor, relation: Tensor, mask: Tensor) -> Tensor:
        return self.model.judge(hidden, relation, mask)[..., 0]


def save(module: nn.Module, inputs: dict[str, Tensor], outputs: list[str], axes: tuple[str, ...], path: Path) -> None:
    """Write a network with its operations fused; `axes` are the dimensions whose size may change."""
    dynamic = {name: dict(enumerate(axes)) for name in [*inputs, *outputs]}
    with torch.no_grad():
        torch.onnx.export(
            module,
            tuple(inputs.values()),
            str(path),
            input_names=list(inputs),
            output_names=outputs,
            dynamic_axes=dynamic,
            opset_version=17,
            dynamo=False,
        )
    options = FusionOptions("bert")
    options.enable_attention = False
    options.enable_embed_layer_norm = False
    fused = optimizer.optimize_model(
        str(path),
        model_type="bert",
        num_heads=HEADS,
        hidden_size=WIDTH,
        optimization_options=options,
        opt_level=0,
    )
    fused.save_model_to_file(str(path))


def export(model: Tagger, vocabulary: Vocabulary, folder: Path) -> None:
    """Write the networks, the word pieces and the configuration into `folder`; the settings in it are kept."""
    model.eval()
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(data.BASE / "tokenizer.json", folder / "tokenizer.json")
    path = folder / "config.json"
    before = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    config = {
        "tags": list(vocabulary.tags),
        "deps": list(vocabulary.deps),
        "event_types": before.get("event_types", []),
        "transitions": model.transitions.detach().double().numpy().round(5).tolist(),
        "settings": before.get("settings", {"window": 128}),
    }
    path.write_text(json.dumps(config) + "\n", encoding="utf-8")
    one = torch.ones(2, 17, dtype=torch.long)
    three = torch.ones(2, 17, 3, dtype=torch.long)
    states = torch.randn(2, 17, WIDTH)
    with tempfile.TemporaryDirectory() as name:
        whole = Path(name)
        inputs = {"ids": one, "features": one.clone(), "syntax": three, "mask": one.clone()}
        save(Encoder(model), inputs, ["hidden", "unit"], ("batch", "pieces"), whole / "encoder.onnx")
        inputs = {"hidden": states, "relation": three.clone(), "mask": one.clone()}
        save(Reader(model), inputs, ["label", "valid"], ("items", "units"), whole / "attribution.onnx")
        save(Factuality(model), inputs, ["score"], ("items", "units"), whole / "factuality.onnx")
        quantize(whole, folder)


def quantize(whole: Path, folder: Path) -> None:
    """Write the networks of one folder as int8 into another."""
    for file in sorted(p.name for p in whole.glob("*.onnx")):
        quantize_dynamic(
            str(whole / file),
            str(folder / file),
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul", "Gather"],
            extra_options={"MatMulConstBOnly": True, "DefaultTensorType": 1},
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--folder", type=Path, default=MODELS)
    a = parser.parse_args()
    vocab = data.vocabulary(data.parses("train"))
    model = build(vocab)
    model.load_state_dict(torch.load(a.model, map_location="cpu"))
    export(model, vocab, a.folder)
    for path in sorted(a.folder.glob("*.onnx")):
        print(path, round(path.stat().st_size / 1e6, 2), "MB")


if __name__ == "__main__":
    main()
