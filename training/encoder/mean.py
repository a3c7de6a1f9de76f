"""Average the weights of runs that began alike: python mean.py OUT.pt MODEL.pt MODEL.pt...

A part that only some of them have is the mean of those.
"""

from __future__ import annotations

import sys

import torch


def main() -> None:
    out, *paths = sys.argv[1:]
    states = [torch.load(path, map_location="cpu") for path in paths]
    mean = {}
    for name in dict.fromkeys(name for state in states for name in state):
        values = [state[name] for state in states if name in state]
        mean[name] = sum(values) / len(values)
    torch.save(mean, out)


if __name__ == "__main__":
    main()
