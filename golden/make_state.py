"""Makes state/: what schedulers save, as JSON and as .pt, and the rates that follow.

state/index.jsonl names, for every case, the call, the number k of steps taken before saving, the files, the
optimizer's groups at that point, and the rates of steps k, k + 1 and so on (and momenta where scheduled).
state/other/ holds the same kind of file in other wrappings, and two files a safe reader must refuse.

Needs torch 2.13.0 and transformers 5.18.0: pip install torch==2.13.0 transformers==5.18.0
"""

import functools
import json
import math

import torch

from make_pytorch import streams
from make_transformers import NAMES as TRANSFORMERS
from make_pytorch import NAMES as PYTORCH
from tables import FOLDER, columns, plain, versions, write
from torch_run import momenta_of, optimizer_for, rates_of

STATE = FOLDER / "state"
FOLLOWING = 30
TWO = (0.1, 0.01)


class Decay:
    """A callable object: its attributes are what LambdaLR saves of it."""

    def __init__(self, gamma):
        self.gamma = gamma

    def __call__(self, epoch):
        return self.gamma**epoch


def halve(epoch, every):
    return 0.5 ** (epoch // every)


class Harm:
    """Unpickled without care it calls a function; this one only prints."""

    def __reduce__(self):
        return print, ("this file ran code",)


CASES = (
    ("LambdaLR(optimizer, lambda e: 0.95 ** e)", 7),
    ("LambdaLR(optimizer, Decay(0.9))", 7),
    ("LambdaLR(optimizer, functools.partial(halve, every=4))", 5),
    ("MultiplicativeLR(optimizer, lambda e: 0.95)", 7),
    ("StepLR(optimizer, step_size=4, gamma=0.5)", 0),
    ("StepLR(optimizer, step_size=4, gamma=0.5)", 6),
    ("StepLR(optimizer, step_size=4, gamma=0.5)", 7),
    ("MultiStepLR(optimizer, [3, 8, 8, 20], 0.3)", 5),
    ("MultiStepLR(optimizer, [], 0.3)", 5),
    ("ConstantLR(optimizer, factor=0.25, total_iters=6)", 3),
    ("ConstantLR(optimizer, factor=0.25, total_iters=6)", 6),
    ("LinearLR(optimizer, start_factor=0.1, total_iters=12)", 0),
    ("LinearLR(optimizer, start_factor=0.1, total_iters=12)", 5),
    ("LinearLR(optimizer, start_factor=1.0, end_factor=0.0, total_iters=12)", 12),
    ("ExponentialLR(optimizer, gamma=0.9)", 5),
    ("PolynomialLR(optimizer, total_iters=20, power=2)", 9),
    ("CosineAnnealingLR(optimizer, T_max=20, eta_min=0.001)", 9),
    ("CosineAnnealingLR(optimizer, T_max=20)", 20),
    ("CosineAnnealingLR(optimizer, T_max=10)", 33),
    ("CosineAnnealingWarmRestarts(optimizer, T_0=5, T_mult=2, eta_min=0.001)", 7),
    ("CosineAnnealingWarmRestarts(optimizer, T_0=5)", 12),
    ("CyclicLR(optimizer, base_lr=0.01, max_lr=0.1, step_size_up=5)", 8),
    ("CyclicLR(optimizer, base_lr=0.01, max_lr=0.1, step_size_up=5, step_size_down=3, mode='triangular2')", 11),
    ("CyclicLR(optimizer, base_lr=0.01, max_lr=0.1, step_size_up=5, mode='exp_range', gamma=0.95, cycle_momentum=False)", 11),
    ("OneCycleLR(optimizer, max_lr=0.1, total_steps=40)", 10),
    ("OneCycleLR(optimizer, max_lr=0.1, total_steps=40, three_phase=True, anneal_strategy='linear')", 10),
    ("OneCycleLR(optimizer, max_lr=0.1, total_steps=40, cycle_momentum=False)", 3),
    ("SWALR(optimizer, swa_lr=0.05, anneal_epochs=8)", 4),
    ("SWALR(optimizer, swa_lr=0.05, anneal_epochs=8, anneal_strategy='linear')", 4),
    ("SequentialLR(optimizer, [LinearLR(optimizer, 0.1, 1, 5), CosineAnnealingLR(optimizer, 20)], [5])", 3),
    ("SequentialLR(optimizer, [LinearLR(optimizer, 0.1, 1, 5), CosineAnnealingLR(optimizer, 20)], [5])", 9),
    ("SequentialLR(optimizer, [SequentialLR(optimizer, [LinearLR(optimizer, 0.1, 1, 5), ExponentialLR(optimizer, 0.9)], [5]), CosineAnnealingLR(optimizer, 20)], [9])", 7),
    ("ChainedScheduler([LinearLR(optimizer, 0.1, 1, 5), CosineAnnealingLR(optimizer, 20, 0.001)])", 3),
    ("ChainedScheduler([ConstantLR(optimizer, 0.1, 4), ExponentialLR(optimizer, 0.9)])", 7),
    ("ReduceLROnPlateau(optimizer, factor=0.5, patience=2, cooldown=1)", 6),
    ("ReduceLROnPlateau(optimizer, 'max', 0.5, 2, threshold=0.01, threshold_mode='abs')", 4),
    ("ReduceLROnPlateau(optimizer)", 0),
    ("GreedyLR(optimizer, factor=0.5, patience=1, smooth=True, window_size=3)", 6),
    ("get_linear_schedule_with_warmup(optimizer, 5, 30)", 8),
)
GROUPED = (
    ("StepLR(optimizer, step_size=4, gamma=0.5)", 6),
    ("CosineAnnealingLR(optimizer, T_max=20, eta_min=0.001)", 9),
    ("CyclicLR(optimizer, base_lr=[0.01, 0.001], max_lr=[0.1, 0.05], step_size_up=5)", 8),
    ("OneCycleLR(optimizer, max_lr=[0.1, 0.05], total_steps=40)", 10),
    ("ReduceLROnPlateau(optimizer, factor=0.5, patience=1, min_lr=[0.01, 0.001])", 6),
    ("SequentialLR(optimizer, [LinearLR(optimizer, 0.1, 1, 5), CosineAnnealingLR(optimizer, 20)], [5])", 9),
)


def advance(scheduler, optimizer, metrics):
    optimizer.step()
    if metrics is None:
        scheduler.step()
    else:
        scheduler.step(next(metrics))


def built(call, lr, momentum):
    optimizer = optimizer_for(lr, momentum)
    names = {**PYTORCH, **TRANSFORMERS, "Decay": Decay, "halve": halve, "functools": functools, "math": math}
    return optimizer, eval(call, {**names, "optimizer": optimizer})


def saved(number, call, k, lr=(0.1,), momentum=0.9):
    """Takes k steps, writes the two files and follows the scheduler on."""
    optimizer, scheduler = built(call, lr, momentum)
    metrics = streams()["accuracy"] if "Plateau" in call or "Greedy" in call else None
    following = metrics[k : k + FOLLOWING] if metrics else None
    metrics = iter(metrics) if metrics else None
    for _ in range(k):
        advance(scheduler, optimizer, metrics)
    name = f"{number:02}-{type(scheduler).__name__}"
    state = scheduler.state_dict()
    (STATE / f"{name}.json").write_text(json.dumps(state, indent=1) + "\n", encoding="utf-8")
    torch.save(state, STATE / f"{name}.pt")
    groups = [{key: value for key, value in group.items() if key != "params"} for group in optimizer.state_dict()["param_groups"]]
    case = {"call": call, "lr": list(lr), "momentum": momentum, "k": k, "json": f"{name}.json", "pt": f"{name}.pt", "groups": groups}
    if following:
        case["metrics"] = following
    rates, momenta = [rates_of(optimizer)], [momenta_of(optimizer)]
    for _ in range(len(following) if following else FOLLOWING):
        advance(scheduler, optimizer, metrics)
        rates.append(rates_of(optimizer))
        momenta.append(momenta_of(optimizer))
    case["rates"] = columns(rates)
    if momenta[0] is not None:
        case["momenta"] = columns(momenta)
    return case


def wrapped():
    """The same state in other wrappings: a whole checkpoint, the old file form, other protocols, tensor rates."""
    other = STATE / "other"
    other.mkdir(exist_ok=True)
    optimizer, scheduler = built("OneCycleLR(optimizer, max_lr=0.1, total_steps=40)", (0.1,), 0.9)
    for _ in range(10):
        advance(scheduler, optimizer, None)
    checkpoint = {"epoch": 10, "optimizer": optimizer.state_dict(), "lr_scheduler": scheduler.state_dict(), "best": 0.5}
    torch.save(checkpoint, other / "checkpoint.pt")
    torch.save(scheduler.state_dict(), other / "old-form.pt", _use_new_zipfile_serialization=False)
    torch.save(scheduler.state_dict(), other / "protocol-4.pt", pickle_protocol=4)
    torch.save(scheduler.state_dict(), other / "protocol-5.pt", pickle_protocol=5)
    torch.save({"last_epoch": Harm()}, other / "refuse-runs-code.pt")
    torch.save(scheduler, other / "refuse-whole-object.pt")
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=torch.tensor(0.1, dtype=torch.float64), momentum=0.9)
    scheduler = PYTORCH["StepLR"](optimizer, 4, 0.5)
    for _ in range(6):
        advance(scheduler, optimizer, None)
    torch.save(scheduler.state_dict(), other / "tensor-rates.pt")


def main():
    STATE.mkdir(exist_ok=True)
    cases = [saved(number, call, k) for number, (call, k) in enumerate(CASES, start=1)]
    cases += [saved(number, call, k, lr=TWO) for number, (call, k) in enumerate(GROUPED, start=len(CASES) + 1)]
    cases.append(saved(len(cases) + 1, "OneCycleLR(optimizer, max_lr=0.1, total_steps=40)", 10, momentum=None))
    cases.append(saved(len(cases) + 1, "CyclicLR(optimizer, base_lr=0.01, max_lr=0.1, step_size_up=5)", 8, momentum=None))
    wrapped()
    about = {"source": "scheduler.state_dict() by json.dumps and torch.save, run as installed", "versions": versions("torch", "transformers"), "script": "make_state.py"}
    write("state/index", about, plain(cases))


if __name__ == "__main__":
    main()
