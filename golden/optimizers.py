"""Makes optimizers-*.csv: trajectories of optimizers in float64, of PyTorch's and of those that it lacks.

    pip install torch==2.13.0 timm==1.0.29 schedulefree==1.4.1 prodigyopt==1.1.2 dadaptation==3.2 lion-pytorch==0.2.3
    python golden/optimizers.py train/src/test/resources/anneal/optim

The tables at hand were made with the authors' repositories at the commits in line 1, not with their released packages.

Each setting walks 200 steps under the cosine schedule eta0 / 2 (1 + cos(pi t / 200)), or under "eta0 warmup n", the rate
min(1, (t + 1) / n) eta0. On a stretched quadratic and on Rosenbrock's function a line says where a walk stands after a step,
and, for rules that evaluate an average, where that is; on the matrix problem it gives the matrix, row after row. The
first steps and every 10th are kept.

The rates are such that a walk is not chaotic: with a start that differs in its last bit it stays the same to 1e-10 (but for
Rprop's on the quadratic, to 1e-8: it ends within 1e-6 of the minimum by steps that know no size but their own).

PyTorch keeps the scalars of NAdam and ASGD in the default precision, which is set to float64 here. Its Muon
orthogonalises in bfloat16: that cast is taken out, but for optimizers-muon.csv. optimizers-network.csv has the form of
network.csv, which network.py explains: whole networks, each parameter a tensor of its own.
"""

import importlib.util
import math
import sys
from importlib.metadata import version
from types import ModuleType

import dadaptation
import network
import prodigyopt
import schedulefree
import torch
from lion_pytorch import Lion
from torch.optim import (ASGD, NAdam, RAdam, SGD, Adadelta, Adafactor, Adagrad, Adam, Adamax, AdamW, Muon, RMSprop,
                         Rprop)

# timm as a whole imports torchvision; these two files of it need only torch
for name, folder in ("timm", ""), ("timm.optim", "/optim"):
    sys.modules.setdefault(name, ModuleType(name)).__path__ = [
        importlib.util.find_spec("torch").submodule_search_locations[0] + "/../timm" + folder]
from timm.optim.lamb import Lamb  # noqa: E402
from timm.optim.lars import Lars  # noqa: E402

STEPS = 200
DTYPE = torch.float64
torch.set_default_dtype(DTYPE)
CAST = torch.Tensor.bfloat16
PACKAGES = ("schedulefree 1.4.1, prodigyopt 1.1.2, dadaptation 3.2, lion-pytorch 0.2.3 (the authors' repositories at "
            "70785b5, 3efb213, c984980, 6a74fdc)")

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
    ("nadam", NAdam, {}, 0.05),
    ("nadam(beta1=0.8, beta2=0.99, eps=1.0E-4, weightDecay=0.03, momentumDecay=0.1)", NAdam,
     dict(betas=(0.8, 0.99), eps=1e-4, weight_decay=0.03, momentum_decay=0.1), 0.05),
    ("nadam(weightDecay=0.2, decoupledWeightDecay=true)", NAdam,
     dict(weight_decay=0.2, decoupled_weight_decay=True), 0.05),
    ("radam", RAdam, {}, 0.05, 2e-4),
    ("radam(beta1=0.8, beta2=0.9, eps=1.0E-4, weightDecay=0.03)", RAdam,
     dict(betas=(0.8, 0.9), eps=1e-4, weight_decay=0.03), 0.02, 2e-4),
    ("radam(weightDecay=0.2, decoupledWeightDecay=true)", RAdam,
     dict(weight_decay=0.2, decoupled_weight_decay=True), 0.01, 2e-4),
    ("adamax", Adamax, {}, 0.1),
    ("adamax(beta1=0.8, beta2=0.95, eps=1.0E-4, weightDecay=0.03)", Adamax,
     dict(betas=(0.8, 0.95), eps=1e-4, weight_decay=0.03), 0.1),
    ("adadelta", Adadelta, {}, 1.0, 1.0),
    ("adadelta(rho=0.7, eps=1.0E-4, weightDecay=0.03)", Adadelta, dict(rho=0.7, eps=1e-4, weight_decay=0.03), 0.3, 0.3),
    ("rprop", Rprop, {}, 0.01, 0.002),
    ("rprop(etaMinus=0.3, etaPlus=1.5, stepMin=1.0E-3, stepMax=0.1)", Rprop,
     dict(etas=(0.3, 1.5), step_sizes=(1e-3, 0.1)), 0.01),
    ("asgd", ASGD, {}, 2e-3),
    ("asgd(lambd=0.1, alpha=0.5, t0=20.0, weightDecay=0.05)", ASGD,
     dict(lambd=0.1, alpha=0.5, t0=20, weight_decay=0.05), 2e-3),
    ("asgd(t0=0.0)", ASGD, dict(t0=0), 5e-3, 4e-4),
    ("lion", Lion, {}, 0.05),
    ("lion(beta1=0.8, beta2=0.95, weightDecay=0.1)", Lion, dict(betas=(0.8, 0.95), weight_decay=0.1), 0.05),
    ("adafactor", Adafactor, {}, 0.1),
    ("adafactor(beta2Decay=-0.5, eps1=1.0E-3, eps2=0.01, d=1.5, weightDecay=0.05)", Adafactor,
     dict(beta2_decay=-0.5, eps=(1e-3, 1e-2), d=1.5, weight_decay=0.05), 0.01, 0.003),
    ("lars", Lars, dict(momentum=0.9, always_adapt=True), 2.0),
    ("lars(momentum=0.8, nesterov=true, weightDecay=0.02, trustCoefficient=0.01)", Lars,
     dict(momentum=0.8, nesterov=True, weight_decay=0.02, trust_coeff=0.01, always_adapt=True), 0.5),
    ("lars(momentum=0.0, weightDecay=0.1, eps=0.5)", Lars,
     dict(momentum=0, weight_decay=0.1, eps=0.5, always_adapt=True), 5.0),
    ("lars(dampening=0.3)", Lars, dict(momentum=0.9, dampening=0.3, always_adapt=True), 2.0),
    ("lamb", Lamb, dict(max_grad_norm=None), 0.02),
    ("lamb(beta1=0.8, beta2=0.99, eps=1.0E-3, weightDecay=0.0)", Lamb,
     dict(betas=(0.8, 0.99), eps=1e-3, weight_decay=0, max_grad_norm=None, always_adapt=True), 0.02),
    ("schedulefreesgd", schedulefree.SGDScheduleFree, {}, 0.02, 2e-4),
    ("schedulefreesgd(momentum=0.8, weightDecay=0.05, r=1.0, weightLrPower=1.0)", schedulefree.SGDScheduleFree,
     dict(momentum=0.8, weight_decay=0.05, r=1.0, weight_lr_power=1.0), 0.02, 2e-4),
    ("schedulefreesgd(momentum=0.95)", schedulefree.SGDScheduleFree, dict(momentum=0.95, warmup_steps=20),
     "0.02 warmup 20", "4e-4 warmup 20"),
    ("schedulefreeadamw", schedulefree.AdamWScheduleFree, {}, 0.1),
    ("schedulefreeadamw(beta1=0.8, beta2=0.99, eps=1.0E-4, weightDecay=0.05, r=1.0, weightLrPower=1.0)",
     schedulefree.AdamWScheduleFree,
     dict(betas=(0.8, 0.99), eps=1e-4, weight_decay=0.05, r=1.0, weight_lr_power=1.0), 0.1),
    ("schedulefreeadamw(beta1=0.95)", schedulefree.AdamWScheduleFree, dict(betas=(0.95, 0.999), warmup_steps=20),
     "0.1 warmup 20", "0.05 warmup 20"),
    ("dadaptsgd", dadaptation.DAdaptSGD, {}, 1.0, 1.0),
    ("dadaptsgd(momentum=0.9, weightDecay=0.01, d0=0.01, growthRate=1.1)", dadaptation.DAdaptSGD,
     dict(momentum=0.9, weight_decay=0.01, d0=0.01, growth_rate=1.1), 1.0, 0.5),
    ("dadaptadam", dadaptation.DAdaptAdam, {}, 1.0, 1.0),
    ("dadaptadam(beta1=0.8, beta2=0.99, eps=1.0E-4, weightDecay=0.02, useBiasCorrection=true, d0=0.001)",
     dadaptation.DAdaptAdam,
     dict(betas=(0.8, 0.99), eps=1e-4, weight_decay=0.02, use_bias_correction=True, d0=1e-3), 1.0, 0.2),
    ("dadaptadam(weightDecay=0.1, decouple=true, growthRate=1.2)", dadaptation.DAdaptAdam,
     dict(weight_decay=0.1, decouple=True, growth_rate=1.2), 1.0, 1.0),
    ("prodigy", prodigyopt.Prodigy, {}, 1.0, 1.0),
    ("prodigy(beta1=0.8, beta2=0.99, eps=1.0E-4, weightDecay=0.05, d0=0.001, dCoef=0.5)", prodigyopt.Prodigy,
     dict(betas=(0.8, 0.99), eps=1e-4, weight_decay=0.05, d0=1e-3, d_coef=0.5), 1.0, 0.5),
    ("prodigy(beta1=0.0, weightDecay=0.05, decouple=false, d0=0.01)", prodigyopt.Prodigy,
     dict(betas=(0, 0.999), weight_decay=0.05, decouple=False, d0=0.01), 0.5, 0.1),
    ("prodigy(weightDecay=0.05, decouple=false, useBiasCorrection=true, safeguardWarmup=true, growthRate=1.1)",
     prodigyopt.Prodigy,
     dict(weight_decay=0.05, decouple=False, use_bias_correction=True, safeguard_warmup=True, growth_rate=1.1), 1.0, 1.0),
]

MATRIX_SETTINGS = [
    ("muon", Muon, {}, 0.005),
    ("muon(momentum=0.8, nesterov=false, weightDecay=0.0)", Muon,
     dict(momentum=0.8, nesterov=False, weight_decay=0), 0.005),
    ("muon(nsSteps=3, adjustLrFn=match_rms_adamw)", Muon, dict(ns_steps=3, adjust_lr_fn="match_rms_adamw"), 0.01),
    ("adafactor", Adafactor, {}, 0.1),
    ("adafactor(beta2Decay=-0.5, eps1=1.0E-3, eps2=0.01, d=1.5, weightDecay=0.05)", Adafactor,
     dict(beta2_decay=-0.5, eps=(1e-3, 1e-2), d=1.5, weight_decay=0.05), 0.01),
    ("lars(trustCoefficient=0.01)", Lars, dict(momentum=0.9, trust_coeff=0.01, always_adapt=True), 0.05),
    ("lamb", Lamb, dict(max_grad_norm=None), 0.005),
]

class MuonAndAdamW:
    """Muon for the matrices of a network, AdamW for the rest."""

    def __init__(self, parameters, lr, **options):
        parameters = list(parameters)
        self.both = [Muon([p for p in parameters if p.ndim == 2], lr=lr, **options),
                     AdamW([p for p in parameters if p.ndim != 2], lr=lr)]

    def zero_grad(self):
        for optimizer in self.both:
            optimizer.zero_grad()

    def step(self):
        for optimizer in self.both:
            optimizer.step()


NETWORK_SETTINGS = [
    ("nadam", NAdam, {}),
    ("radam", RAdam, {}),
    ("adamax", Adamax, {}),
    ("adadelta", Adadelta, {}),
    ("adafactor(weightDecay=0.1)", Adafactor, dict(weight_decay=0.1)),
    ("asgd", ASGD, {}),
    ("lars(momentum=0.9, weightDecay=0.1, trustCoefficient=0.1)", Lars,
     dict(momentum=0.9, weight_decay=0.1, trust_coeff=0.1, always_adapt=True)),
    ("lamb", Lamb, dict(max_grad_norm=None)),
    ("muon", MuonAndAdamW, {}),
    ("muon(adjustLrFn=match_rms_adamw)", MuonAndAdamW, dict(adjust_lr_fn="match_rms_adamw")),
    ("schedulefreesgd", schedulefree.SGDScheduleFree, {}),
    ("schedulefreeadamw", schedulefree.AdamWScheduleFree, {}),
    ("dadaptsgd(momentum=0.9, d0=0.1)", dadaptation.DAdaptSGD, dict(momentum=0.9, d0=0.1)),
    ("dadaptadam(d0=0.1)", dadaptation.DAdaptAdam, dict(d0=0.1)),
    ("prodigy(d0=0.1)", prodigyopt.Prodigy, dict(d0=0.1)),
]

SHAPES = [(3, 5), (5, 3), (4, 4)]


def quadratic(x, y):
    return 0.5 * (x * x + 25 * y * y) + 3 * x * y


def rosenbrock(x, y):
    return (1 - x) ** 2 + 100 * (y - x * x) ** 2


def product(w):
    """Half the squared distance of m w to a target, m and the target made of cosines and sines."""
    rows, columns = w.shape
    m = torch.tensor([[(i == k) * 1.5 + 0.5 * math.cos(i + 2 * k) for k in range(rows)] for i in range(rows)])
    target = torch.tensor([[math.sin(1 + i + 2 * j) for j in range(columns)] for i in range(rows)])
    return 0.5 * ((m @ w - target) ** 2).sum()


def kept(step):
    return step < 5 or step % 10 == 9


def walk(make, options, loss, point, rate):
    """Yields the step and the optimizer after each step that is kept."""
    start = float(str(rate).split(" warmup ")[0])
    optimizer = make([point], lr=start, **options)
    if hasattr(optimizer, "train"):
        optimizer.train()
    for step in range(STEPS):
        if "warmup" not in str(rate):
            optimizer.param_groups[0]["lr"] = start / 2 * (1 + math.cos(math.pi * step / STEPS))
        optimizer.zero_grad()
        loss(point).backward()
        optimizer.step()
        if kept(step):
            yield step, optimizer


def evaluated(optimizer, point):
    """The numbers that the rule evaluates, where it trains others."""
    if isinstance(optimizer, ASGD):
        return optimizer.state[point]["ax"].tolist()
    if not hasattr(optimizer, "eval"):
        return []
    before = point.detach().clone()
    optimizer.eval()
    average = point.detach().tolist()
    optimizer.train()
    point.data.copy_(before)
    return average


def sources():
    return f"torch.optim of PyTorch {torch.__version__}; {PACKAGES}; timm {version('timm')} (Lars, Lamb)"


def write(name, function, start, index, folder):
    with open(f"{folder}/optimizers-{name}.csv", "w") as out:
        print(f"# {sources()}; float64, {name} from {start}: golden/optimizers.py", file=out)
        print("rule;rate;step;x;y;evaluated x;evaluated y", file=out)
        for text, make, options, *rates in SETTINGS:
            rate = rates[index] if len(rates) > 1 else rates[0] * (1, 0.2)[index]
            point = torch.tensor(start, requires_grad=True)
            for step, optimizer in walk(make, options, lambda p: function(p[0], p[1]), point, rate):
                numbers = point.tolist() + evaluated(optimizer, point)
                print(";".join([text, str(rate), str(step)] + [repr(number) for number in numbers]), file=out)


def write_matrices(folder):
    with open(f"{folder}/optimizers-matrix.csv", "w") as out:
        print(f"# {sources()}; float64, Muon without its cast to bfloat16: golden/optimizers.py", file=out)
        print("rule;rows;columns;rate;step;matrix", file=out)
        torch.Tensor.bfloat16 = torch.Tensor.clone
        for text, make, options, rate in MATRIX_SETTINGS:
            matrices(text, make, options, rate, STEPS, out)
        torch.Tensor.bfloat16 = CAST
    with open(f"{folder}/optimizers-muon.csv", "w") as out:
        print(f"# torch.optim of PyTorch {torch.__version__}; float64 but for bfloat16 inside: golden/optimizers.py", file=out)
        print("rule;rows;columns;rate;step;matrix", file=out)
        for text, make, options, rate in MATRIX_SETTINGS[:3]:
            matrices(text, make, options, rate, 5, out)


def matrices(text, make, options, rate, steps, out):
    for rows, columns in SHAPES:
        w = torch.tensor([[math.cos(2 * i - j) for j in range(columns)] for i in range(rows)], requires_grad=True)
        for step, _ in walk(make, options, product, w, rate):
            if step < steps:
                numbers = " ".join(repr(number) for number in w.flatten().tolist())
                print(f"{text};{rows};{columns};{rate};{step};{numbers}", file=out)


def write_networks(folder):
    def training(make, options):
        def start(parameters):
            optimizer = make(parameters, lr=0.1, **options)
            if hasattr(optimizer, "train"):
                optimizer.train()
            return optimizer
        return start

    torch.Tensor.bfloat16 = torch.Tensor.clone
    with open(f"{folder}/optimizers-network.csv", "w") as out:
        print(f"# torch.nn and {sources()}; float64, Muon without its cast to bfloat16: golden/optimizers.py", file=out)
        print("model;loss;optimizer;quantity;values", file=out)
        for text, layers in list(network.MODELS.items())[1:4]:
            for rule, make, options in NETWORK_SETTINGS:
                for row in network.case(text, layers, rule, training(make, options)):
                    print(row, file=out)
    torch.Tensor.bfloat16 = CAST


if __name__ == "__main__":
    folder = sys.argv[1]
    write("quadratic", quadratic, [-3.0, 2.0], 0, folder)
    write("rosenbrock", rosenbrock, [-1.2, 1.0], 1, folder)
    write_matrices(folder)
    write_networks(folder)
