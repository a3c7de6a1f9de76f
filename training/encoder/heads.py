"""Train the factuality head on the finished encoder: python heads.py MODEL.pt OUT.pt [--epochs 6] [--seed 1].

The encoder is frozen, so its hidden states are computed once; the head has a transformer layer of its own that sees the
tree path from the event to every unit, as the attribution reader does. Several seeds can be averaged (export.py).
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import data
import factuality
import numpy as np
import torch
from factuality import SETS, Sentence
from network import Tagger
from torch import Tensor
from train import build

BATCH = 32
SHARES = {"uw": 1.0, "meantime": 1.0, "uds_ih2": 0.5}  # of each set an epoch


def states(model: Tagger, sentences: list[Sentence]) -> list[Tensor]:
    """The hidden states of each sentence's units, (units, 384)."""
    model.eval()
    found = []
    with torch.no_grad():
        for s in sentences:
            a = s.arrays
            inputs = (torch.from_numpy(x)[None] for x in (a.ids, a.features, a.syntax, np.ones(len(a.ids), np.int64)))
            hidden, _ = model.encode(*inputs)
            found.append(hidden[0, torch.tensor(s.firsts)].half())
    return found


class Items:
    """The events of some sentences, with the states of the sentence around each."""

    def __init__(self, model: Tagger, sentences: list[Sentence]) -> None:
        self.sentences = sentences
        self.states = states(model, sentences)
        self.every = [(n, k) for n, s in enumerate(sentences) for k in range(len(s.scores))]

    def batch(self, items: list[tuple[int, int]]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]:
        """hidden, relation, mask, event unit, output, score."""
        longest = max(len(self.states[n]) for n, _ in items)
        hidden = torch.zeros(len(items), longest, self.states[0].shape[1])
        relation = torch.zeros(len(items), longest, 3, dtype=torch.long)
        mask = torch.zeros(len(items), longest)
        for i, (n, k) in enumerate(items):
            units = len(self.states[n])
            hidden[i, :units] = self.states[n].float()
            relation[i, :units] = torch.from_numpy(self.sentences[n].relations[k])
            mask[i, :units] = 1
        at = torch.tensor([self.sentences[n].units[k] for n, k in items])
        output = torch.tensor([self.sentences[n].output for n, _ in items])
        score = torch.tensor([self.sentences[n].scores[k] for n, k in items])
        return hidden, relation, mask, at, output, score


def measure(model: Tagger, items: Items) -> tuple[float, float]:
    """Mean absolute error and Pearson's r of the first output."""
    model.eval()
    predicted: list[float] = []
    truth: list[float] = []
    with torch.no_grad():
        for i in range(0, len(items.every), 64):
            hidden, relation, mask, at, _, score = items.batch(items.every[i : i + 64])
            found = model.judge(hidden, relation, mask)[torch.arange(len(at)), at, 0]
            predicted += found.clamp(-3, 3).tolist()
            truth += score.tolist()
    p, t = np.array(predicted), np.array(truth)
    return round(float(np.abs(p - t).mean()), 4), round(float(np.corrcoef(p, t)[0, 1]), 4)


def train(model: Tagger, sets: dict[str, Items], epochs: int, seed: int, kept: Items) -> None:
    """Train the head's parts of the model in place; `kept` is measured after every epoch, never chosen on."""
    rnd = random.Random(seed)
    torch.manual_seed(seed)
    for name, parameter in model.named_parameters():
        parameter.requires_grad_(name.startswith("judge_"))
    parameters = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(parameters, lr=3e-4, weight_decay=0.01)
    an_epoch = sum(int(len(sets[n].every) * share) for n, share in SHARES.items()) // BATCH
    step = 0
    for epoch in range(epochs):
        model.train()
        plan: list[tuple[str, list[tuple[int, int]]]] = []
        for name, share in SHARES.items():
            chosen = rnd.sample(sets[name].every, int(len(sets[name].every) * share))
            chosen.sort(key=lambda x: len(sets[name].states[x[0]]) + rnd.random() * 6)
            plan += [(name, chosen[i : i + BATCH]) for i in range(0, len(chosen), BATCH)]
        rnd.shuffle(plan)
        total = 0.0
        for name, part in plan:
            rate = 3e-4 * min(1.0, (step + 1) / 100) * max(0.02, 1 - step / (an_epoch * epochs))
            optimizer.param_groups[0]["lr"] = rate
            hidden, relation, mask, at, output, score = sets[name].batch(part)
            found = model.judge(hidden, relation, mask)[torch.arange(len(at)), at]
            mine = found[torch.arange(len(output)), output]
            loss = torch.nn.functional.smooth_l1_loss(mine, score, beta=0.5)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(parameters, 1.0)
            optimizer.step()
            step += 1
            total += float(loss.detach())
        print(epoch, "loss", round(total / len(plan), 4), "dev", measure(model, kept), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    a = parser.parse_args()
    torch.set_num_threads(1)
    vocabulary, tokenizer = data.vocabulary(data.parses("train")), data.tokenizer()
    model = build(vocabulary)
    model.load_state_dict(torch.load(a.model), strict=False)
    model.judge_from_reader()
    sets = {n: Items(model, factuality.sentences(n, "train", vocabulary, tokenizer)) for n in SETS}
    kept = Items(model, factuality.sentences("uw", "dev", vocabulary, tokenizer))
    train(model, sets, a.epochs, a.seed, kept)
    torch.save(model.state_dict(), a.out)


if __name__ == "__main__":
    main()
