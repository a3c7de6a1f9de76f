"""The event heads on the encoder's states: triggers with their types, then for one trigger its status and roles."""

from __future__ import annotations

import torch
from network import LAYERS, WIDTH, Layer, attention_bias, load_layer
from safetensors.torch import load_file
from torch import Tensor, nn

from units import DEEPEST, PLACES, REACH  # isort: skip


class EventHeads(nn.Module):
    def __init__(self, branches: int, types: int, statuses: int, inner: int = 384) -> None:
        super().__init__()
        self.layer = Layer(inner)  # narrow inside: it reads every passage of every report
        self.trigger = nn.Linear(WIDTH, types + 1)
        self.distance = nn.Embedding(2 * REACH + 1, WIDTH)
        self.path = nn.Embedding(PLACES * branches, WIDTH)
        self.depth = nn.Embedding(DEEPEST + 1, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, 1e-12)
        self.reader = Layer()
        self.role = nn.Linear(WIDTH, 3)
        self.status = nn.Linear(WIDTH, statuses)
        for e in (self.distance, self.path, self.depth):
            nn.init.normal_(e.weight, 0, 0.02)

    def load_base(self, path: str) -> None:
        """Begin with the base encoder's last layers."""
        w = {k.replace("bert.", ""): v for k, v in load_file(path).items()}
        for layer in (self.layer, self.reader):
            load_layer(layer, w, f"encoder.layer.{LAYERS - 1}.")

    def triggers(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """(passages, units, types + 1) scores of no event and of each type, from the encoder's states of the units."""
        return self.trigger(self.layer(hidden, attention_bias(mask)))

    def roles(self, hidden: Tensor, relation: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """For one trigger an item: (items, units, 3) scores of no role, who, whom; (items, units, statuses) of the
        status, which counts at the trigger's own unit."""
        x = hidden + self.distance(relation[..., 0]) + self.path(relation[..., 1])
        x = self.reader(self.norm(x + self.depth(relation[..., 2])), attention_bias(mask))
        return self.role(x), self.status(x)


class Triggers(nn.Module):
    """What models/events.onnx computes."""

    def __init__(self, heads: EventHeads) -> None:
        super().__init__()
        self.heads = heads

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        return self.heads.triggers(hidden, mask)


class Roles(nn.Module):
    """What models/event_roles.onnx computes."""

    def __init__(self, heads: EventHeads) -> None:
        super().__init__()
        self.heads = heads

    def forward(self, hidden: Tensor, relation: Tensor, mask: Tensor) -> Tensor:
        return self.heads.roles(hidden, relation, mask)[0]


def mean(heads: list[EventHeads]) -> dict[str, Tensor]:
    """The weights of several runs, averaged."""
    states = [h.state_dict() for h in heads]
    return {name: torch.stack([s[name] for s in states]).mean(0) for name in states[0]}
