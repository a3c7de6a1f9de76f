"""The network: MiniLM-L6 with syntax embeddings, an anchor head, and a reader that tags for one anchor."""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from chain import N  # isort: skip
from units import DEEPEST, PLACES, REACH  # isort: skip

WIDTH, HEADS, INNER, LAYERS = 384, 12, 1536, 6
FROZEN = 2  # lowest layers that keep their first weights; syntax is added above them


class Layer(nn.Module):
    def __init__(self, inner: int = INNER, drop: float = 0.1) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, 1e-12)
        self.up = nn.Linear(WIDTH, inner)
        self.down = nn.Linear(inner, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, 1e-12)
        self.drop = drop

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        b, t, d = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, d // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        if torch.onnx.is_in_onnx_export():
            a = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(d // HEADS) + bias, -1) @ v
        else:
            a = F.scaled_dot_product_attention(q, k, v, attn_mask=bias)
        a = self.out(a.transpose(1, 2).reshape(b, t, d))
        x = self.norm1(x + F.dropout(a, self.drop, self.training))
        y = self.down(F.gelu(self.up(x)))
        return self.norm2(x + F.dropout(y, self.drop, self.training))


def attention_bias(mask: Tensor) -> Tensor:
    return (1.0 - mask.float())[:, None, None, :] * -1e4


class Tagger(nn.Module):
    def __init__(self, tags: int, branches: int, second: int = 1, vocabulary: int = 30522) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.features = nn.Embedding(7, WIDTH)
        self.tags = nn.Embedding(tags, WIDTH)
        self.deps = nn.Embedding(branches, WIDTH)
        self.reach = nn.Embedding(22, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.unit = nn.Linear(WIDTH, 4)  # anchor, in a source, in a cue, in a content
        self.distance = nn.Embedding(2 * REACH + 1, WIDTH)
        self.path = nn.Embedding(PLACES * branches, WIDTH)
        self.depth = nn.Embedding(DEEPEST + 1, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, 1e-12)
        self.second = nn.ModuleList(Layer() for _ in range(second))
        self.label = nn.Linear(WIDTH, 10)  # 4 labels; begin and end of source, cue, content
        self.valid = nn.Linear(WIDTH, 1)
        self.factuality = nn.Sequential(nn.Linear(WIDTH, 128), nn.GELU(), nn.Dropout(0.1), nn.Linear(128, 2))
        self.judge_distance = nn.Embedding(2 * REACH + 1, WIDTH)
        self.judge_path = nn.Embedding(PLACES * branches, WIDTH)
        self.judge_depth = nn.Embedding(DEEPEST + 1, WIDTH)
        self.judge_norm = nn.LayerNorm(WIDTH, 1e-12)
        self.judge_layer = Layer()
        self.judge_score = nn.Linear(WIDTH, 2)
        self.transitions = nn.Parameter(torch.zeros(N, N))
        for e in (self.features, self.tags, self.deps, self.reach, self.path, self.depth):
            nn.init.zeros_(e.weight)
        nn.init.normal_(self.distance.weight, 0, 0.02)

    def load_base(self, path: str) -> None:
        w = {k.replace("bert.", ""): v for k, v in load_file(path).items()}
        self.words.weight.data = w["embeddings.word_embeddings.weight"]
        self.positions.weight.data = w["embeddings.position_embeddings.weight"]
        self.kind.data = w["embeddings.token_type_embeddings.weight"][0].clone()
        self.norm.weight.data = w["embeddings.LayerNorm.weight"]
        self.norm.bias.data = w["embeddings.LayerNorm.bias"]
        first = LAYERS - len(self.second)
        for i, layer in [*enumerate(self.layers), *enumerate(self.second, first)]:
            load_layer(layer, w, f"encoder.layer.{i}.")

    def encode(self, ids: Tensor, features: Tensor, syntax: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Hidden states, (windows, pieces, 384), and the four scores of each piece."""
        bias = attention_bias(mask)
        with torch.set_grad_enabled(torch.is_grad_enabled() and not FROZEN):
            x = self.words(ids) + self.positions.weight[: ids.shape[1]][None] + self.kind
            x = F.dropout(self.norm(x), 0.1, self.training)
            for layer in self.layers[:FROZEN]:
                x = layer(x, bias)
        x = (
            x
            + self.features(features)
            + self.tags(syntax[..., 0])
            + self.deps(syntax[..., 1])
            + self.reach(syntax[..., 2])
        )
        for layer in self.layers[FROZEN:]:
            x = layer(x, bias)
        return x, self.unit(x)

    def read(self, hidden: Tensor, relation: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        x = self.norm2(
            hidden + self.distance(relation[..., 0]) + self.path(relation[..., 1]) + self.depth(relation[..., 2])
        )
        bias = attention_bias(mask)
        for layer in self.second:
            x = layer(x, bias)
        return self.label(x), self.valid(x)[..., 0]

    def judge(self, hidden: Tensor, relation: Tensor, mask: Tensor) -> Tensor:
        """(events, units, 2) factuality, on FactBank's scale and on UDS's; it counts at the event's own unit."""
        x = hidden + self.judge_distance(relation[..., 0]) + self.judge_path(relation[..., 1])
        x = self.judge_layer(self.judge_norm(x + self.judge_depth(relation[..., 2])), attention_bias(mask))
        return self.judge_score(x)

    def judge_from_reader(self) -> None:
        """Begin the factuality head with the attribution reader's weights."""
        for mine, other in (
            (self.judge_distance, self.distance),
            (self.judge_path, self.path),
            (self.judge_depth, self.depth),
            (self.judge_norm, self.norm2),
            (self.judge_layer, self.second[0]),
        ):
            mine.load_state_dict(other.state_dict())


def load_layer(layer: Layer, w: dict[str, Tensor], prefix: str) -> None:
    """Give a layer the weights of a layer of the base encoder; those inside it only where it is as wide."""
    for part in ("weight", "bias"):
        qkv = [w[f"{prefix}attention.self.{n}.{part}"] for n in ("query", "key", "value")]
        getattr(layer.qkv, part).data = torch.cat(qkv).clone()
        for module, name in (
            (layer.out, "attention.output.dense"),
            (layer.norm1, "attention.output.LayerNorm"),
            (layer.up, "intermediate.dense"),
            (layer.down, "output.dense"),
            (layer.norm2, "output.LayerNorm"),
        ):
            if getattr(module, part).shape == w[f"{prefix}{name}.{part}"].shape:
                getattr(module, part).data = w[f"{prefix}{name}.{part}"].clone()
