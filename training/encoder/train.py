"""Train the tagger on the CPU: python train.py OUT [--epochs 3] [--minutes 60] [--seed 1].

Two processes of one thread each share every batch: on a busy machine that is faster than two threads in
one process, which wait for each other at every operation. The weights are saved after every epoch as
OUT.<epoch>.pt.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import data
import numpy as np
import torch
import torch.distributed as dist
import torch.multiprocessing as mp
import torch.nn.functional as F
from batches import Documents, Window, batches, collate, training_documents, wrong_anchors
from factuality import Stream, factuality_loss
from losses import reader_losses
from network import FROZEN, Tagger
from torch import Tensor

from chain import LABEL_OF  # isort: skip
from units import Vocabulary  # isort: skip

WORKERS = 2
NEW = ("features", "tags", "deps", "reach", "unit", "distance", "path", "depth", "label", "valid", "factuality")
WARM_UP = 100  # steps
SENTENCES = 6  # of factuality in a worker's batch
WEIGHTS = np.array([5.0, 1.0, 0.1, 0.5, 0.3, 0.4])  # of the anchor, role, chain, unit, validity, factuality losses


def build(vocabulary: Vocabulary, documents: Documents | None = None) -> Tagger:
    """The network with its first weights: the same for every seed, so that runs can be averaged."""
    torch.manual_seed(0)
    model = Tagger(len(vocabulary.tags) + 1, vocabulary.branches)
    model.load_base(str(data.BASE / "model.safetensors"))
    if documents:
        model.transitions.data = first_transitions(documents)
    for part in (model.words, model.positions, model.norm, *model.layers[:FROZEN]):
        part.requires_grad_(False)
    model.kind.requires_grad_(False)
    return model


def first_transitions(documents: Documents) -> Tensor:
    """Half the log probability of each label after each other, spread over the states."""
    counts = np.full((4, 4), 0.5)
    for versions in documents:
        for golds in versions[0].gold:
            for gold in golds:
                labels = LABEL_OF[gold.path]
                np.add.at(counts, (labels[:-1], labels[1:]), 1)
    log = np.log(counts / counts.sum(1, keepdims=True)) / 2
    return torch.from_numpy(log[LABEL_OF][:, LABEL_OF]).float()


def optimizer_of(model: Tagger, rate: float) -> torch.optim.Optimizer:
    """AdamW: a low rate for what was pretrained, a high one for what is new."""
    named = [(n.split(".")[0], p) for n, p in model.named_parameters() if p.requires_grad]
    groups = [
        {"params": [p for n, p in named if n not in (*NEW, "transitions")], "lr": rate, "weight_decay": 0.01},
        {"params": [p for n, p in named if n in NEW], "lr": 1e-3, "weight_decay": 0.0},
        {"params": [model.transitions], "lr": 5e-3, "weight_decay": 0.0},
    ]
    for group in groups:
        group["first"] = group["lr"]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6, foreach=True)


def losses_of(model: Tagger, batch: list[Window], branches: int, mistakes: random.Random, share: int) -> list[Tensor]:
    """The five losses of a batch. Stage two also sees one wrong anchor to `share` right ones (0: none)."""
    (ids, features, syntax, mask, target, weight), items = collate(batch)
    hidden, unit = model.encode(ids, features, syntax, mask)
    bce = F.binary_cross_entropy_with_logits(unit, target, reduction="none") * weight[..., None]
    if share:
        wrong = wrong_anchors(batch, torch.sigmoid(unit[..., 0].detach()).numpy())
        mistakes.shuffle(wrong)
        items += wrong[: len(items) // share + 1]
    reader = reader_losses(model, hidden, items, branches)
    return [bce[..., 0].sum() / weight.sum(), bce[..., 1:].sum() / weight.sum() / 3, *reader]


def share_gradients(parameters: list[Tensor], clock: float) -> float:
    """Average the gradients of the workers, and their clocks."""
    gradients = [p.grad if p.grad is not None else torch.zeros_like(p) for p in parameters]
    flat = torch.cat([*(g.flatten() for g in gradients), torch.tensor([clock])])
    dist.all_reduce(flat)
    flat /= WORKERS
    at = 0
    for parameter, gradient in zip(parameters, gradients, strict=True):
        parameter.grad = flat[at : at + gradient.numel()].view_as(gradient)
        at += gradient.numel()
    return float(flat[-1])


def work(rank: int, a: argparse.Namespace) -> None:
    """One worker's part of the training."""
    torch.set_num_threads(1)
    dist.init_process_group("gloo", init_method=f"file://{a.out}.sync", rank=rank, world_size=WORKERS)
    documents, vocabulary = training_documents(held_out=False)
    model = build(vocabulary, documents)
    if a.start:
        model.load_state_dict(torch.load(a.start), strict=False)  # factuality may be new
    model.train()
    everywhere, here = random.Random(a.seed), random.Random(a.seed + 1000 * rank)
    torch.manual_seed(a.seed + 1000 * rank)
    parameters = [p for p in model.parameters() if p.requires_grad]
    stream = Stream(vocabulary, data.tokenizer(), here)
    optimizer = optimizer_of(model, a.rate)
    an_epoch = len(batches(documents, random.Random(0), a.empty))
    began, step, clock, sums = time.time(), 0, 0.0, np.zeros(6)
    for epoch in range(a.epochs):
        for batch in batches(documents, everywhere, a.empty):
            done = max(step / (an_epoch * a.epochs), clock / a.minutes)
            if done >= 1:
                break
            if len(batch) < WORKERS:
                continue
            for group in optimizer.param_groups:
                group["lr"] = group["first"] * a.scale * min(1.0, (step + 1) / WARM_UP) * max(0.02, 1 - done)
            share = a.wrong if a.start or step > an_epoch // 3 else 0
            losses = losses_of(model, batch[rank::WORKERS], vocabulary.branches, here, share)
            losses.append(factuality_loss(model, stream.batch(SENTENCES)))
            optimizer.zero_grad(set_to_none=True)
            torch.stack([w * x for w, x in zip(WEIGHTS, losses, strict=True)]).sum().backward()
            clock = share_gradients(parameters, (time.time() - began) / 60)
            torch.nn.utils.clip_grad_norm_(parameters, 1.0)
            optimizer.step()
            step += 1
            sums += [float(x.detach()) for x in losses]
            if step % 25 == 0 and rank == 0:
                print(
                    epoch,
                    step,
                    "anchor role chain unit valid factuality",
                    (sums / 25).round(4),
                    f"{clock:.1f} min",
                    flush=True,
                )
                sums[:] = 0
        if rank == 0:
            torch.save(model.state_dict(), f"{a.out}.{epoch}.pt")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--minutes", type=float, default=1e9, help="the schedule ends here if it is not through before")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--start", type=Path, help="weights to go on from, for another model to average with these")
    parser.add_argument("--scale", type=float, default=1.0, help="factor on all learning rates")
    parser.add_argument("--empty", type=float, default=0.5, help="share of paragraphs without attribution to read")
    parser.add_argument("--wrong", type=int, default=5, help="one wrongly proposed anchor to this many gold ones")
    a = parser.parse_args()
    a.out.with_name(a.out.name + ".sync").unlink(missing_ok=True)
    mp.spawn(work, args=(a,), nprocs=WORKERS)


if __name__ == "__main__":
    main()
