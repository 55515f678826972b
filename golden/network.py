"""Makes network.csv: what PyTorch's own layers, losses and optimizers make of given numbers, in float64.

Run with the PyTorch that the table names (Debian 12: apt-get install python3-torch):

    /usr/bin/python3 golden/network.py train/src/test/resources/anneal/net

Weights, biases, rows and answers come from short formulas, so that the test can make them again. A case is a line:
model, loss, optimizer, quantity, values; the quantities are the losses of 5 updates at the rate 0.1 and the parameters after them.
"""

import math
import sys

import torch
from torch import nn

ROWS = 7

MODELS = {
    "sequential(linear(5, 3))": (nn.Linear(5, 3),),
    "sequential(linear(5, 4), relu(), linear(4, 3))": (nn.Linear(5, 4), nn.ReLU(), nn.Linear(4, 3)),
    "sequential(linear(5, 4), tanh(), linear(4, 3), sigmoid(), linear(3, 2))":
        (nn.Linear(5, 4), nn.Tanh(), nn.Linear(4, 3), nn.Sigmoid(), nn.Linear(3, 2)),
    "sequential(linear(5, 6), gelu(), linear(6, 3))": (nn.Linear(5, 6), nn.GELU(), nn.Linear(6, 3)),
    "sequential(linear(5, 4), gelu(), linear(4, 4), linear(4, 1))":
        (nn.Linear(5, 4), nn.GELU(), nn.Linear(4, 4), nn.Linear(4, 1)),
    "sequential(linear(5, 4), relu(), linear(4, 1), sigmoid())":
        (nn.Linear(5, 4), nn.ReLU(), nn.Linear(4, 1), nn.Sigmoid()),
}

OPTIMIZERS = {
    "sgd": lambda p: torch.optim.SGD(p, lr=0.1),
    "sgd(weightDecay=0.1)": lambda p: torch.optim.SGD(p, lr=0.1, weight_decay=0.1),
    "sgd(momentum=0.9)": lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9),
    "sgd(momentum=0.9, nesterov=true, weightDecay=0.1)":
        lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, nesterov=True, weight_decay=0.1),
    "sgd(momentum=0.9, dampening=0.5, weightDecay=0.1)":
        lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, dampening=0.5, weight_decay=0.1),
    "adagrad": lambda p: torch.optim.Adagrad(p, lr=0.1),
    "rmsprop(momentum=0.9, centered=true)": lambda p: torch.optim.RMSprop(p, lr=0.1, momentum=0.9, centered=True),
    "adamw(amsgrad=true)": lambda p: torch.optim.AdamW(p, lr=0.1, amsgrad=True),
}


def number(i):
    """A number in [-1, 1] that float32 holds exactly."""
    return ((i * 37 + 11) % 129 - 64) / 64


def fill(model):
    at = 0
    for parameter in model.parameters():
        with torch.no_grad():
            for place in range(parameter.numel()):
                parameter.view(-1)[place] = number(at) / 2
                at += 1


def line(model, loss, optimizer, quantity, values):
    return ";".join([model, loss, optimizer, quantity, " ".join(repr(v) for v in values)])


def data(layers):
    """The loss that fits a model's outputs: its name, itself, rows and answers."""
    rows = torch.tensor([[number(1000 + r * 5 + c) for c in range(5)] for r in range(ROWS)], dtype=torch.float64)
    outputs = layers[-1].out_features if isinstance(layers[-1], nn.Linear) else layers[-2].out_features
    if outputs == 1:
        answers = torch.tensor([[number(2000 + r)] for r in range(ROWS)], dtype=torch.float64)
        return "mean_squared_error", nn.MSELoss(), rows, answers
    return "cross_entropy", nn.CrossEntropyLoss(), rows, torch.tensor([r % outputs for r in range(ROWS)])


def case(text, layers, rule, make):
    model = nn.Sequential(*layers).double()
    fill(model)
    loss, judge, rows, answers = data(layers)
    optimizer = make(model.parameters())
    losses = []
    for update in range(5):
        optimizer.zero_grad()
        value = judge(model(rows), answers)
        losses.append(value.item())
        value.backward()
        if update == 0:
            yield line(text, loss, rule, "gradient", [v.item() for p in model.parameters() for v in p.grad.view(-1)])
        optimizer.step()
    yield line(text, loss, rule, "losses", losses)
    yield line(text, loss, rule, "parameters", [v.item() for p in model.parameters() for v in p.view(-1)])


if __name__ == "__main__":
    with open(sys.argv[1] + "/network.csv", "w") as out:
        print(f"# torch.nn and torch.optim of PyTorch {torch.__version__}, float64: golden/network.py", file=out)
        print("model;loss;optimizer;quantity;values", file=out)
        for text, layers in MODELS.items():
            for rule, make in OPTIMIZERS.items():
                for row in case(text, layers, rule, make):
                    print(row, file=out)
