"""Train the event heads on the shipped encoder: python event_heads.py [--epochs 6] [--seeds 1 2] [--folder FOLDER].

Triggers with their types, then for each trigger its status and the words of who and whom. The encoder is the int8
network that reading uses, so its states are computed once and are those that the heads will see; no checkpoint is
needed. One item of the corpus in ten is kept aside and measured after every epoch; runs of several seeds are averaged.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from pathlib import Path

import data
import events
import numpy as np
import torch
import torch.nn.functional as F
from event_network import EventHeads, Roles, Triggers, mean
from events import STATUSES, TYPES, Sentence
from export import quantize, save
from network import WIDTH
from onnxruntime import InferenceSession
from paths import BASE, MODELS
from torch import Tensor

from units import Vocabulary  # isort: skip

BATCH = 24
RATE = 4e-4
NONE_WEIGHT = 0.6  # of "no event" in the loss: a missed trigger costs more than an invented one


class States:
    """Passages with the encoder's states of their units."""

    def __init__(self, encoder: InferenceSession, sentences: list[Sentence]) -> None:
        self.sentences = sentences
        self.hidden: list[Tensor] = []
        for s in sentences:
            a = s.arrays
            inputs = {"ids": a.ids[None], "features": a.features[None], "syntax": a.syntax[None]}
            hidden, _ = encoder.run(None, {**inputs, "mask": np.ones((1, len(a.ids)), np.int64)})
            self.hidden.append(torch.from_numpy(hidden[0, s.firsts]).half())

    def read(self, numbers: list[int]) -> tuple[Tensor, Tensor]:
        """The states of some passages' units, padded, and their mask."""
        units = max(len(self.hidden[n]) for n in numbers)
        hidden = torch.zeros(len(numbers), units, self.hidden[0].shape[1])
        mask = torch.zeros(len(numbers), units)
        for i, n in enumerate(numbers):
            hidden[i, : len(self.hidden[n])] = self.hidden[n].float()
            mask[i, : len(self.hidden[n])] = 1
        return hidden, mask

    def types(self, numbers: list[int], longest: int) -> Tensor:
        """(sentences, units): the type at each word, -100 elsewhere."""
        target = torch.full((len(numbers), longest), -100)
        for i, n in enumerate(numbers):
            target[i, torch.from_numpy(self.sentences[n].words)] = 0
            for t in self.sentences[n].triggers:
                target[i, t.unit] = t.type
        return target


def losses(model: EventHeads, states: States, numbers: list[int]) -> Tensor:
    """The summed losses of triggers, roles and statuses of a batch."""
    hidden, mask = states.read(numbers)
    scores = model.triggers(hidden, mask)
    weight = torch.ones(17)
    weight[0] = NONE_WEIGHT
    target = states.types(numbers, hidden.shape[1])
    loss = F.cross_entropy(scores.flatten(0, 1), target.flatten(), weight, ignore_index=-100)
    items = [(i, t) for i, n in enumerate(numbers) for t in states.sentences[n].triggers]
    if not items:
        return loss
    rows = torch.tensor([i for i, _ in items])
    relation = torch.zeros(len(items), hidden.shape[1], 3, dtype=torch.long)
    roles = torch.full((len(items), hidden.shape[1]), -100)
    for i, (_, t) in enumerate(items):
        relation[i, : len(t.relation)] = torch.from_numpy(t.relation)
        roles[i, : len(t.roles)] = torch.from_numpy(t.roles)
    role, status = model.roles(hidden[rows], relation, mask[rows])
    at = torch.tensor([t.unit for _, t in items])
    truth = torch.tensor([t.status for _, t in items])
    loss = loss + F.cross_entropy(role.flatten(0, 1), roles.flatten(), ignore_index=-100)
    return loss + 0.5 * F.cross_entropy(status[torch.arange(len(items)), at], truth)


def measure(model: EventHeads, states: States) -> dict[str, float]:
    """F1 of triggers, of triggers with their type; accuracy of the status and F1 of role words for gold triggers."""
    model.eval()
    counts = dict.fromkeys(("gold", "found", "at", "typed", "status", "role", "role_gold", "role_found"), 0)
    with torch.no_grad():
        for n, s in enumerate(states.sentences):
            hidden, mask = states.read([n])
            best = model.triggers(hidden, mask)[0].argmax(-1).numpy()
            gold = {t.unit: t.type for t in s.triggers}
            found = {int(u): int(best[u]) for u in s.words if best[u]}
            counts["gold"] += len(gold)
            counts["found"] += len(found)
            counts["at"] += len(gold.keys() & found.keys())
            counts["typed"] += sum(gold.get(u) == t for u, t in found.items())
            for t in s.triggers:
                role, status = model.roles(hidden, torch.from_numpy(t.relation)[None], mask)
                counts["status"] += int(status[0, t.unit].argmax()) == t.status
                mine = role[0].argmax(-1).numpy()
                counts["role"] += int(((mine == t.roles) & (mine > 0)).sum())
                counts["role_gold"] += int((t.roles > 0).sum())
                counts["role_found"] += int((mine > 0).sum())
    triggers = sum(len(s.triggers) for s in states.sentences)

    def f1(hits: str, found: str, gold: str) -> float:
        return round(2 * counts[hits] / max(1, counts[found] + counts[gold]), 3)

    return {
        "trigger": f1("at", "found", "gold"),
        "type": f1("typed", "found", "gold"),
        "status": round(counts["status"] / max(1, triggers), 3),
        "roles": f1("role", "role_found", "role_gold"),
    }


def train(model: EventHeads, states: States, kept: States | None, epochs: int, seed: int) -> None:
    """Train the event heads in place."""
    rnd = random.Random(seed)
    torch.manual_seed(seed)
    parameters = list(model.parameters())
    optimizer = torch.optim.AdamW(parameters, lr=RATE, weight_decay=0.01)
    steps = epochs * (len(states.sentences) // BATCH + 1)
    step = 0
    for epoch in range(epochs):
        model.train()
        order = sorted(range(len(states.sentences)), key=lambda n: len(states.hidden[n]) + 8 * rnd.random())
        batches = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
        rnd.shuffle(batches)
        total = 0.0
        for batch in batches:
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1.0, (step + 1) / 100) * max(0.02, 1 - step / steps)
            loss = losses(model, states, batch)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(parameters, 1.0)
            optimizer.step()
            step += 1
            total += float(loss.detach())
        print(epoch, round(total / len(batches), 4), measure(model, kept) if kept else "", flush=True)


def export(model: EventHeads, folder: Path) -> None:
    """Write both heads into `folder` as int8, and the names of the types into its configuration."""
    model.eval()
    mask, relation = torch.ones(2, 17, dtype=torch.long), torch.ones(2, 17, 3, dtype=torch.long)
    inputs = {"hidden": torch.randn(2, 17, WIDTH), "mask": mask}
    with tempfile.TemporaryDirectory() as name:
        save(Triggers(model), inputs, ["type"], ("passages", "units"), Path(name) / "events.onnx")
        inputs = {"hidden": inputs["hidden"], "relation": relation, "mask": mask}
        save(Roles(model), inputs, ["role"], ("items", "units"), Path(name) / "event_roles.onnx")
        quantize(Path(name), folder)
    path = folder / "config.json"
    config = json.loads(path.read_text(encoding="utf-8"))
    config["event_types"] = list(TYPES)
    path.write_text(json.dumps(config) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--folder", type=Path, default=MODELS)
    a = parser.parse_args()
    torch.set_num_threads(1)
    config = json.loads((MODELS / "config.json").read_text(encoding="utf-8"))
    vocabulary = Vocabulary.of(config["tags"], config["deps"])
    every, items = list(events.sentences(vocabulary, data.tokenizer())), events.items()
    aside = [events.is_held_out(items[s.item]) for s in every]
    encoder = InferenceSession(str(MODELS / "encoder.onnx"), providers=["CPUExecutionProvider"])
    states = States(encoder, [s for s, kept in zip(every, aside, strict=True) if not kept])
    kept = States(encoder, [s for s, kept in zip(every, aside, strict=True) if kept])
    print(len(states.sentences), "passages;", len(kept.sentences), "kept aside", flush=True)
    runs = []
    for seed in a.seeds:
        torch.manual_seed(0)  # runs that begin alike can be averaged
        model = EventHeads(vocabulary.branches, len(TYPES), len(STATUSES))
        model.load_base(str(BASE / "model.safetensors"))
        train(model, states, kept, a.epochs, seed)
        runs.append(model)
    runs[0].load_state_dict(mean(runs))
    print("mean", measure(runs[0], kept), flush=True)
    export(runs[0], a.folder)


if __name__ == "__main__":
    main()
