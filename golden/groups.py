"""Makes groups.csv: PyTorch's optimizers with parameter groups, whose hyper-parameters change between steps, in float64.

    pip install torch==2.13.0
    python golden/groups.py train/src/test/resources/anneal/net

A walk of 200 steps on the stretched quadratic or on Rosenbrock's function of optimizers.py. x is the first parameter
(0.weight), y the second (0.bias). A line says, after a step, where it is: settings, optimizer, landscape, step, x, y. The first
steps and every 10th are kept. The settings are Anneal's text; beside it stands what PyTorch is told in its place: schedulers,
values written into param_groups, add_param_group for a group that joins, and requires_grad = False for one that leaves.
"""

import math
import sys

import torch
from torch.optim import NAdam, RAdam, SGD, Adadelta, Adagrad, Adam, Adamax, AdamW, RMSprop
from torch.optim.lr_scheduler import OneCycleLR

STEPS = 200
torch.set_default_dtype(torch.float64)

LANDSCAPES = {
    "quadratic": ((-3.0, 2.0), lambda x, y: (x + 3 * y, 25 * y + 3 * x)),
    "rosenbrock": ((-1.2, 1.0), lambda x, y: (-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x))),
}


def linear(start, end, steps, t):
    return start + (end - start) * (t / steps)


def cosine(peak, t):
    return peak / 2 * (1 + math.cos(math.pi * t / STEPS))


class Plain:
    """Both parameters from the start; values are written into the groups before each step."""

    def __init__(self, values):
        self.values = values

    def start(self, make, x, y):
        return make([{"params": [x]}, {"params": [y]}])

    def before(self, optimizer, t, y):
        for group, values in zip(optimizer.param_groups, self.values(t)):
            group.update(values)

    def after(self, optimizer):
        pass


class Cycle(Plain):
    """PyTorch's one cycle, momentum or the first beta included."""

    def __init__(self, peak):
        self.peak = peak

    def start(self, make, x, y):
        optimizer = make([{"params": [x]}, {"params": [y]}])
        self.scheduler = OneCycleLR(optimizer, self.peak, total_steps=STEPS)
        return optimizer

    def before(self, optimizer, t, y):
        pass

    def after(self, optimizer):
        if self.scheduler.last_epoch < STEPS - 1:
            self.scheduler.step()


class Joins(Plain):
    """y joins at step 50 with a rate of its own, and leaves at step 150."""

    def __init__(self, peak):
        self.peak = peak

    def start(self, make, x, y):
        return make([{"params": [x]}])

    def before(self, optimizer, t, y):
        optimizer.param_groups[0]["lr"] = cosine(self.peak, t)
        if t == 50:
            optimizer.add_param_group({"params": [y]})
        if t >= 150:
            y.requires_grad_(False)
        if t >= 50:
            optimizer.param_groups[1]["lr"] = linear(self.peak, 0, 150, t - 50)


def betas(t):
    return dict(betas=(linear(0.8, 0.95, STEPS, t), linear(0.9, 0.99, STEPS, t)))


# text of the rule, PyTorch's, what cycles with the rate, the rate, and what else is set by text and by value
RULES = [
    ("sgd(momentum=0.9)", lambda g: SGD(g, momentum=0.9), "momentum", 1e-3,
     "momentum = linear(0.5, 0.95, 200); dampening = linear(0, 0.5, 200)",
     lambda t: dict(momentum=linear(0.5, 0.95, STEPS, t), dampening=linear(0, 0.5, STEPS, t))),
    ("sgd(momentum=0.9, nesterov=true)", lambda g: SGD(g, momentum=0.9, nesterov=True), "momentum", 5e-4,
     "momentum = linear(0.5, 0.95, 200)", lambda t: dict(momentum=linear(0.5, 0.95, STEPS, t))),
    ("sgd", lambda g: SGD(g, lr=1), "", 1e-3, "", lambda t: {}),
    ("rmsprop(momentum=0.9)", lambda g: RMSprop(g, momentum=0.9), "momentum", 2e-3,
     "momentum = linear(0.5, 0.9, 200); alpha = linear(0.9, 0.99, 200)",
     lambda t: dict(momentum=linear(0.5, 0.9, STEPS, t), alpha=linear(0.9, 0.99, STEPS, t))),
    ("adagrad", lambda g: Adagrad(g), "", 0.3, "eps = linear(1e-10, 0.1, 200)",
     lambda t: dict(eps=linear(1e-10, 0.1, STEPS, t))),
    ("adadelta", lambda g: Adadelta(g), "", 0.5, "rho = linear(0.8, 0.95, 200)",
     lambda t: dict(rho=linear(0.8, 0.95, STEPS, t))),
    ("adam", lambda g: Adam(g), "beta1", 0.03,
     "beta1 = linear(0.8, 0.95, 200); beta2 = linear(0.9, 0.99, 200)", betas),
    ("adamw(amsgrad=true)", lambda g: AdamW(g, amsgrad=True), "beta1", 0.03,
     "beta1 = linear(0.8, 0.95, 200); beta2 = linear(0.9, 0.99, 200)", betas),
    ("nadam", lambda g: NAdam(g), "beta1", 0.01,
     "beta1 = linear(0.8, 0.95, 200); beta2 = linear(0.9, 0.99, 200)", betas),
    ("radam", lambda g: RAdam(g), "beta1", 2e-4,
     "beta1 = linear(0.8, 0.95, 200); beta2 = linear(0.9, 0.99, 200)", betas),
    ("adamax", lambda g: Adamax(g), "beta1", 0.02,
     "beta1 = linear(0.8, 0.95, 200); beta2 = linear(0.9, 0.99, 200)", betas),
]


def number(value):
    return repr(float(value))


def cases():
    for text, make, cycled, eta, others, values in RULES:
        if cycled:
            top = number(eta)
            yield text, make, f"lr = oneCycle({top}, 59, 140); {cycled} = mirror(0.85, 0.95)", Cycle(eta)
        yield (text, make, f"lr = cosine({number(eta)}, 200); group bias: lr *= 0.5, weightDecay = 0.1",
               Plain(lambda t, eta=eta: [dict(lr=cosine(eta, t)), dict(lr=cosine(eta, t) * 0.5, weight_decay=0.1)]))
        yield (text, make, f"lr = cosine({number(eta)}, 200); group bias from 50 until 150: lr = linear({number(eta)}, 150)",
               Joins(eta))
        yield (text, make, f"lr = {number(eta)}; weightDecay = linear(0, 0.1, 200)" + ("; " + others if others else ""),
               Plain(lambda t, eta=eta, values=values: 2 * [
                   dict(lr=eta, weight_decay=linear(0, 0.1, STEPS, t), **values(t))]))


def walk(make, told, landscape):
    (x0, y0), slope = LANDSCAPES[landscape]
    x, y = (torch.tensor([v], requires_grad=True) for v in (x0, y0))
    optimizer = told.start(make, x, y)
    for t in range(STEPS):
        told.before(optimizer, t, y)
        optimizer.zero_grad()
        gx, gy = slope(x.item(), y.item())
        x.grad = torch.tensor([gx])
        y.grad = torch.tensor([gy]) if y.requires_grad else None
        optimizer.step()
        told.after(optimizer)
        if t < 5 or t % 10 == 9:
            yield t, x.item(), y.item()


if __name__ == "__main__":
    with open(sys.argv[1] + "/groups.csv", "w") as out:
        print(f"# torch.optim of PyTorch {torch.__version__}, float64: golden/groups.py", file=out)
        for text, make, settings, told in cases():
            for landscape in LANDSCAPES:
                for t, x, y in walk(make, told, landscape):
                    print("|".join([settings, text, landscape, str(t), repr(x), repr(y)]), file=out)
