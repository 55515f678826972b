"""Makes optimizers-*.csv: trajectories of PyTorch's optimizers in float64.

Run with the PyTorch that the tables name (Debian 12: apt-get install python3-torch):

    /usr/bin/python3 golden/optimizers.py train/src/test/resources/anneal/optim

Each setting walks 200 steps on a stretched quadratic and on Rosenbrock's function, under the cosine schedule
eta0 / 2 (1 + cos(pi t / 200)). Each line says where a walk stands after a step; the first steps and every 10th are kept.
"""

import math
import sys

import torch
from torch.optim import SGD, Adagrad, Adam, AdamW, RMSprop

STEPS = 200

SETTINGS = [
    ("sgd", SGD, {}, 2e-3),
    ("sgd(weightDecay=0.05)", SGD, dict(weight_decay=0.05), 2e-3),
    ("sgd(momentum=0.9)", SGD, dict(momentum=0.9), 1e-3),
    ("sgd(momentum=0.9, dampening=0.3)", SGD, dict(momentum=0.9, dampening=0.3), 1e-3),
    ("sgd(momentum=0.9, nesterov=true)", SGD, dict(momentum=0.9, nesterov=True), 1e-3),
    ("sgd(momentum=0.8, dampening=0.1, weightDecay=0.02)", SGD,
     dict(momentum=0.8, dampening=0.1, weight_decay=0.02), 1e-3),
    ("sgd(momentum=0.8, nesterov=true, weightDecay=0.02)", SGD,
     dict(momentum=0.8, nesterov=True, weight_decay=0.02), 1e-3),
    ("adagrad", Adagrad, {}, 0.5),
    ("adagrad(lrDecay=0.01, weightDecay=0.03, initialAccumulator=0.1)", Adagrad,
     dict(lr_decay=0.01, weight_decay=0.03, initial_accumulator_value=0.1), 0.5),
    ("adagrad(eps=0.01)", Adagrad, dict(eps=0.01), 0.5),
    ("rmsprop", RMSprop, {}, 0.02),
    ("rmsprop(centered=true)", RMSprop, dict(centered=True), 0.02),
    ("rmsprop(momentum=0.9)", RMSprop, dict(momentum=0.9), 0.005),
    ("rmsprop(alpha=0.9, eps=1.0E-6, weightDecay=0.02, momentum=0.5, centered=true)", RMSprop,
     dict(alpha=0.9, eps=1e-6, weight_decay=0.02, momentum=0.5, centered=True), 0.005),
    ("adam", Adam, {}, 0.05),
    ("adam(amsgrad=true)", Adam, dict(amsgrad=True), 0.05),
    ("adam(beta1=0.8, beta2=0.99, eps=1.0E-4, weightDecay=0.03)", Adam,
     dict(betas=(0.8, 0.99), eps=1e-4, weight_decay=0.03), 0.05),
    ("adam(beta2=0.9, weightDecay=0.03, amsgrad=true)", Adam,
     dict(betas=(0.9, 0.9), weight_decay=0.03, amsgrad=True), 0.05),
    ("adamw", AdamW, {}, 0.05),
    ("adamw(weightDecay=0.2, amsgrad=true)", AdamW, dict(weight_decay=0.2, amsgrad=True), 0.05),
    ("adamw(beta1=0.7, beta2=0.95, eps=1.0E-3, weightDecay=0.0)", AdamW,
     dict(betas=(0.7, 0.95), eps=1e-3, weight_decay=0), 0.05),
]


def quadratic(x, y):
    return 0.5 * (x * x + 25 * y * y) + 3 * x * y


def rosenbrock(x, y):
    return (1 - x) ** 2 + 100 * (y - x * x) ** 2


def walk(make, options, function, start, eta0):
    point = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    optimizer = make([point], lr=eta0, **options)
    for step in range(STEPS):
        optimizer.param_groups[0]["lr"] = eta0 / 2 * (1 + math.cos(math.pi * step / STEPS))
        optimizer.zero_grad()
        function(point[0], point[1]).backward()
        optimizer.step()
        if step < 5 or step % 10 == 9:
            yield step, point[0].item(), point[1].item()


def write(name, function, start, scale, folder):
    with open(f"{folder}/optimizers-{name}.csv", "w") as out:
        print(f"# torch.optim of PyTorch {torch.__version__}, float64, {name} from {start}: golden/optimizers.py", file=out)
        print("rule;eta0;step;x;y", file=out)
        for text, make, options, eta0 in SETTINGS:
            for step, x, y in walk(make, options, function, start, eta0 * scale):
                print(f"{text};{eta0 * scale!r};{step};{x!r};{y!r}", file=out)


if __name__ == "__main__":
    folder = sys.argv[1]
    write("quadratic", quadratic, [-3.0, 2.0], 1, folder)
    write("rosenbrock", rosenbrock, [-1.2, 1.0], 0.2, folder)
