"""Makes clip.csv and accumulation.csv: what PyTorch makes of clipped and of accumulated gradients, in float64.

Run with the PyTorch that the tables name:

    python3 golden/clipping.py train/src/test/resources/anneal/net

clip.csv: a gradient of two parameters, its norm and what is left of it, a case a line: clip, numbers, norm, clipped (the norm is nan
where the clip gives none). accumulation.csv: a case is a line for each quantity: model, loss, optimizer, rows in a mini-batch, clip,
quantity, values. All 7 rows make an update; a mini-batch's loss counts by its rows, so that the gradient is the mean over all rows.
The quantities are the losses of 5 updates at the rate 0.1, the norms of their gradients and the parameters after them.
"""

import math
import sys

import torch
from torch import nn
from torch.nn.utils import clip_grad_norm_, clip_grad_value_

from network import MODELS, OPTIMIZERS, ROWS, data, fill, number

CLIPS = {
    "none": lambda p: math.nan,
    "norm(0.1)": lambda p: clip_grad_norm_(p, 0.1).item(),
    "norm(0.05, inf)": lambda p: clip_grad_norm_(p, 0.05, norm_type=math.inf).item(),
    "value(0.01)": lambda p: clip_grad_value_(p, 0.01) or math.nan,
}

GRADIENTS = [
    [0.0] * 4,
    [3.0, 0.0, 0.0, 4.0],
    [0.3, -0.1, 0.2, -0.7],
    [1e-9, -2e-9, 3e-9, 0.0],
    [1e30, -1.0, 1e-30, 7.0],
    [0.06, 0.08, 0.0, 0.0],
    [math.inf, 1.0, -1.0, 0.0],
    [-math.inf, 1.0, math.nan, 0.0],
    [math.nan, 1.0, 0.5, 0.0],
    [number(i) for i in range(1100)],
]


def text(values):
    return " ".join(repr(v) for v in values)


def clipped(clip, numbers):
    parameters = [torch.nn.Parameter(torch.zeros(2, dtype=torch.float64)),
                  torch.nn.Parameter(torch.zeros(len(numbers) - 2, dtype=torch.float64))]
    parameters[0].grad = torch.tensor(numbers[:2], dtype=torch.float64)
    parameters[1].grad = torch.tensor(numbers[2:], dtype=torch.float64)
    norm = CLIPS[clip](parameters)
    return ";".join([clip, text(numbers), repr(norm), text(v.item() for p in parameters for v in p.grad)])


def trained(model_text, layers, rule, make, size, clip):
    model = nn.Sequential(*layers).double()
    fill(model)
    loss, judge, rows, answers = data(layers)
    optimizer = make(model.parameters())
    losses, norms = [], []
    for update in range(5):
        optimizer.zero_grad()
        total = 0
        for at in range(0, ROWS, size):
            part = slice(at, min(at + size, ROWS))
            value = judge(model(rows[part]), answers[part]) * ((part.stop - at) / ROWS)
            value.backward()
            total += value.item()
        losses.append(total)
        norms.append(CLIPS[clip](list(model.parameters())))
        optimizer.step()
    case = [model_text, loss, rule, str(size), clip]
    yield ";".join(case + ["losses", text(losses)])
    yield ";".join(case + ["norms", text(norms)])
    yield ";".join(case + ["parameters", text(v.item() for p in model.parameters() for v in p.view(-1))])


if __name__ == "__main__":
    about = f"PyTorch {torch.__version__}, float64: golden/clipping.py"
    with open(sys.argv[1] + "/clip.csv", "w") as out:
        print(f"# torch.nn.utils.clip_grad_norm_ and clip_grad_value_ of {about}", file=out)
        print("clip;numbers;norm;clipped", file=out)
        for clip in list(CLIPS)[1:]:
            for numbers in GRADIENTS:
                print(clipped(clip, numbers), file=out)
    with open(sys.argv[1] + "/accumulation.csv", "w") as out:
        print(f"# torch.nn, torch.optim and torch.nn.utils of {about}", file=out)
        print("model;loss;optimizer;rows;clip;quantity;values", file=out)
        for model_text in list(MODELS)[1:5]:
            for rule in ["sgd", "sgd(momentum=0.9, nesterov=true, weightDecay=0.1)", "adamw(amsgrad=true)"]:
                for size, clip in [(3, "none"), (7, "norm(0.1)"), (2, "norm(0.1)"), (3, "norm(0.05, inf)"), (5, "value(0.01)")]:
                    layers = MODELS[model_text]
                    for row in trained(model_text, layers, rule, OPTIMIZERS[rule], size, clip):
                        print(row, file=out)
