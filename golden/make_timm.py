"""Makes timm.jsonl by running timm.scheduler.

Row k is the rate after scheduler.step(k) (or step_update(k) where t_in_epochs=False), from k = 0.
timm's own training loop calls step(epoch + 1) after each epoch and nothing before the first; where the
rate the constructor leaves differs from row 0, the case keeps it as "constructed".

Needs timm 1.0.29 and torch 2.13.0: pip install timm==1.0.29 torch==2.13.0
"""

import math

import timm
from timm import scheduler as schedulers

from make_pytorch import streams
from tables import columns, raised, versions, write
from torch_run import case, optimizer_for, rates_of

NAMES = {name: getattr(schedulers, name) for name in dir(schedulers) if name.endswith("LRScheduler")}
NAMES |= {"timm": timm, "create_scheduler_v2": schedulers.create_scheduler_v2}
TWO = (0.1, 0.01)
CYCLES = (
    "",
    "lr_min=0.01",
    "lr_min=0.001, warmup_t=3, warmup_lr_init=0.0001",
    "lr_min=0.001, warmup_t=3, warmup_lr_init=0.0001, warmup_prefix=True",
    "warmup_t=1, warmup_lr_init=0.05",
    "warmup_t=20, warmup_prefix=True",
    "warmup_t=20",
    "warmup_t=10, warmup_lr_init=0.2",
    "cycle_limit=3",
    "cycle_limit=3, cycle_decay=0.5, lr_min=0.002",
    "cycle_limit=100, cycle_decay=0.1",
    "cycle_limit=0",
    "cycle_mul=2.0, cycle_limit=3, cycle_decay=0.5",
    "cycle_mul=2, cycle_limit=10, lr_min=0.001",
    "cycle_mul=3, cycle_limit=3",
    "cycle_mul=1.5, cycle_limit=4",
    "cycle_mul=1.1, cycle_limit=4, warmup_t=4, warmup_prefix=True",
    "cycle_mul=0.5, cycle_limit=3",
    "cycle_mul=0, cycle_limit=3",
    "t_in_epochs=False, warmup_t=4",
    "lr_min=-0.1",
    "lr_min=0.5",
    "warmup_t=-2",
    "noise_range_t=(5, 15)",
    "noise_range_t=8, noise_pct=0.3, noise_seed=7",
    "epochs=10",
)


def run(settings):
    """As torch_run.run, but the clock is the caller's: step(k, metric) or step_update(k)."""
    optimizer = optimizer_for(settings["lr"], settings["momentum"])
    try:
        scheduler = eval(settings["call"], {**NAMES, **settings.get("let", {}), "optimizer": optimizer, "math": math})
    except Exception as error:
        return {**settings, **raised(error, None)}
    if isinstance(scheduler, tuple):
        scheduler, settings["epochs"] = scheduler
    step = scheduler.step if scheduler.t_in_epochs else scheduler.step_update
    metrics = settings.get("metrics")
    constructed, rates = rates_of(optimizer), []
    for k in range(settings["steps"] + 1):
        try:
            if metrics is None:
                step(k)
            elif k > 0:
                step(k, math.nan if metrics[k - 1] is None else metrics[k - 1])
            rates.append(rates_of(optimizer))
        except Exception as error:
            return {**settings, "stepping": step.__name__, **raised(error, k)}
    result = {**settings, "stepping": step.__name__}
    if constructed != rates[0]:
        result["constructed"] = constructed
    return {**result, "rates": columns(rates)}


def cyclic():
    for name, extras in (
        ("CosineLRScheduler", ("k_decay=2.0", "k_decay=0.5, lr_min=0.001", "k_decay=1.5, cycle_limit=3, cycle_mul=2")),
        ("TanhLRScheduler", ("lb=-5, ub=2", "lb=3, ub=-7", "lb=0, ub=1", "lb=-6.0, ub=3.0, warmup_t=3", "warmup_lr_init=-1")),
        ("PolyLRScheduler", ("power=1", "power=2.0, lr_min=0.001", "power=0.9, k_decay=2.0", "power=0", "power=-1, cycle_limit=2")),
    ):
        for extra in CYCLES + extras:
            yield case(f"{name}(optimizer, t_initial=10{', ' if extra else ''}{extra})", steps=42)
        for initial in ("1", "4", "7", "0", "-3", "12.5"):
            yield case(f"{name}(optimizer, {initial}, lr_min=0.001, cycle_limit=2)", steps=20)
        yield case(f"{name}(optimizer, 20, lr_min=1e-4, warmup_t=5, warmup_lr_init=1e-5)", lr=TWO, steps=30)
        yield case(f"{name}(optimizer, 20, warmup_t=5, warmup_prefix=True, t_in_epochs=False)", lr=TWO, steps=30, momentum=None)
    yield case("CosineLRScheduler(optimizer, 1, lr_min=0.001, cycle_mul=3, cycle_limit=9)", steps=130)
    yield case("timm.scheduler.CosineLRScheduler(optimizer, t_initial=total, warmup_t=total // 10)", let={"total": 30})


def stepped():
    for rest in (
        "decay_t=4, decay_rate=0.5",
        "decay_t=10",
        "30, 0.1",
        "decay_t=5, decay_rate=0.7, warmup_t=3",
        "decay_t=5, decay_rate=0.7, warmup_t=3, warmup_prefix=False",
        "decay_t=5, decay_rate=0.7, warmup_t=8, warmup_lr_init=0.01, warmup_prefix=False",
        "decay_t=2.5, decay_rate=0.7",
        "decay_t=1, decay_rate=0.9",
        "decay_t=0, decay_rate=0.9",
        "decay_t=-3, decay_rate=0.9",
        "decay_t=6, decay_rate=2.0",
        "decay_t=6, decay_rate=0",
        "decay_t=6, decay_rate=0.5, t_in_epochs=False",
        "decay_t=6, decay_rate=0.5, noise_range_t=[10, 20]",
        "decay_t=6, lr_min=0",
    ):
        yield case(f"StepLRScheduler(optimizer, {rest})", steps=34)
    yield case("StepLRScheduler(optimizer, 6, 0.4, warmup_t=3)", lr=TWO, steps=34)


def multi_stepped():
    for rest in (
        "decay_t=[3, 6], decay_rate=0.1",
        "[10, 20]",
        "[10, 20, 25], 0.3",
        "decay_t=[1, 5], decay_rate=0.5",
        "decay_t=[0, 5], decay_rate=0.5",
        "decay_t=[5, 5, 9], decay_rate=0.5",
        "decay_t=[20, 10, 15], decay_rate=0.5",
        "decay_t=[], decay_rate=0.5",
        "decay_t=(4, 8), decay_rate=0.5, warmup_t=3",
        "decay_t=(4, 8), decay_rate=0.5, warmup_t=3, warmup_prefix=False, warmup_lr_init=0.01",
        "decay_t=(4, 8), decay_rate=0.5, warmup_t=6, warmup_prefix=False",
        "decay_t=[4.5, 8], decay_rate=0.5",
        "decay_t=[-1, 8], decay_rate=0.5",
        "decay_t=5, decay_rate=0.5",
        "decay_t=[5], decay_rate=0.5, t_in_epochs=False",
    ):
        yield case(f"MultiStepLRScheduler(optimizer, {rest})", steps=30)
    yield case("MultiStepLRScheduler(optimizer, [4, 8, 16], 0.4, warmup_t=3)", lr=TWO, steps=30)


def plateaus():
    metrics = streams()
    for rest, names in (
        ("", "accuracy flat"),
        ("decay_rate=0.5, patience_t=2, mode='min'", "stairs falling negative nan zero rising"),
        ("0.5, 1, 0.01", "accuracy negative"),
        ("decay_rate=0.5, patience_t=0, lr_min=0.01, mode='min'", "flat rising"),
        ("decay_rate=0.5, patience_t=1, cooldown_t=2, mode='min'", "flat stairs"),
        ("decay_rate=0.5, patience_t=1, warmup_t=4, mode='min'", "flat stairs"),
        ("decay_rate=0.5, patience_t=1, warmup_t=4, warmup_lr_init=0.01, mode='max'", "accuracy"),
        ("decay_rate=0.5, patience_t=1, threshold=0.2, mode='min'", "falling"),
        ("decay_rate=0.5, patience_t=1, mode='min', noise_range_t=(5, 12)", "flat"),
        ("decay_rate=1.0", "flat"),
        ("mode='auto'", "flat"),
        ("patience=3", "flat"),
    ):
        for name in names.split():
            yield case(f"PlateauLRScheduler(optimizer{', ' if rest else ''}{rest})", metrics=metrics[name])
    yield case("PlateauLRScheduler(optimizer, 0.5, 1, warmup_t=2, lr_min=0.004, mode='min')", lr=TWO, metrics=metrics["flat"])


def made():
    """The factory timm's training script uses; "epochs" is the number of epochs it gives back."""
    metrics = streams()["flat"]
    for rest in (
        "num_epochs=30",
        "sched='cosine', num_epochs=30, warmup_epochs=5, min_lr=0.001, cooldown_epochs=3",
        "sched='cosine', num_epochs=30, warmup_epochs=5, warmup_prefix=True",
        "sched='cosine', num_epochs=10, cycle_limit=3",
        "sched='cosine', num_epochs=10, cycle_limit=3, cycle_mul=2.0, cycle_decay=0.5",
        "sched='cosine', num_epochs=6, warmup_epochs=1, step_on_epochs=False, updates_per_epoch=5",
        "sched='cosine', num_epochs=6, step_on_epochs=False",
        "sched='cosine', num_epochs=20, k_decay=1.5, noise=(0.5, 0.9)",
        "sched='tanh', num_epochs=30, warmup_epochs=4",
        "sched='poly', num_epochs=30, warmup_epochs=4",
        "sched='poly', num_epochs=30, decay_rate=1.0",
        "sched='step', num_epochs=30, decay_epochs=7",
        "sched='step', num_epochs=30, decay_epochs=7, warmup_epochs=3, warmup_prefix=True",
        "sched='multistep', num_epochs=30, decay_milestones=[8, 16], warmup_epochs=3",
        "sched='multistep', num_epochs=6, decay_milestones=[2, 4], step_on_epochs=False, updates_per_epoch=5",
        "'step', 30, 10",
    ):
        yield case(f"create_scheduler_v2(optimizer, {rest})", steps=36)
    yield case("create_scheduler_v2(optimizer, sched='plateau', patience_epochs=2, decay_rate=0.5, plateau_mode='min', warmup_epochs=3, cooldown_epochs=4)", metrics=metrics)
    yield case("create_scheduler_v2(optimizer, 'cosine', 30, warmup_epochs=3)", lr=TWO, steps=34)


def main():
    cases = [run(settings) for maker in (cyclic, stepped, multi_stepped, plateaus, made) for settings in maker()]
    about = {"source": "timm.scheduler, run as installed; row k is the rate after step(k) or step_update(k), metrics[k - 1] going with step(k)", "versions": versions("timm", "torch"), "script": "make_timm.py"}
    write("timm", about, cases)


if __name__ == "__main__":
    main()
