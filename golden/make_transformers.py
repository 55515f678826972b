"""Makes transformers.jsonl by running the schedules of transformers.optimization.

Needs transformers 5.18.0 and torch 2.13.0: pip install transformers==5.18.0 torch==2.13.0
"""

import transformers
from transformers import optimization
from transformers.trainer_utils import SchedulerType

from make_pytorch import streams
from tables import versions, write
from torch_run import case, run

NAMES = {name: getattr(optimization, name) for name in dir(optimization) if name.startswith("get_")}
NAMES |= {"GreedyLR": optimization.GreedyLR, "SchedulerType": SchedulerType, "transformers": transformers}
TWO = (0.1, 0.01)
EDGES = (
    "num_warmup_steps=30, num_training_steps=20",
    "num_warmup_steps=20, num_training_steps=20",
    "num_warmup_steps=0, num_training_steps=0",
    "num_warmup_steps=0, num_training_steps=1",
    "num_warmup_steps=-3, num_training_steps=20",
    "num_warmup_steps=2.5, num_training_steps=20.5",
    "num_warmup_steps=5, num_training_steps=-5",
    "num_warmup_steps=5",
    "num_warmup_steps=None, num_training_steps=20",
)


def warmed(function, *extras):
    """Calls of a function of warm-up and training steps: a grid, the edges, then further arguments."""
    for warmup in (0, 1, 4, 10):
        for training in (12, 30):
            yield case(f"{function}(optimizer, num_warmup_steps={warmup}, num_training_steps={training})")
    for edge in EDGES:
        yield case(f"{function}(optimizer, {edge})")
    yield case(f"{function}(optimizer, 5, 25)", lr=TWO, momentum=None)
    yield case(f"{function}(optimizer, int(0.1 * total), total)", let={"total": 35})
    for extra in extras:
        yield case(f"{function}(optimizer, num_warmup_steps=4, num_training_steps=24, {extra})")


def constants():
    yield case("get_constant_schedule(optimizer)", steps=5)
    yield case("get_constant_schedule(optimizer, last_epoch=-1)", lr=TWO, steps=5)
    yield case("get_constant_schedule(optimizer, 10)", steps=5)
    yield case("get_constant_schedule(optimizer, num_warmup_steps=3)", steps=5)
    for warmup in ("0", "1", "2", "7", "30", "100", "0.5", "2.5", "-4", "None", "'5'"):
        yield case(f"get_constant_schedule_with_warmup(optimizer, num_warmup_steps={warmup})")
    yield case("get_constant_schedule_with_warmup(optimizer, 6)", lr=TWO)


def cosines():
    cycles = [f"num_cycles={c}" for c in ("0.25", "0.5", "1", "1.5", "2", "3", "0", "-0.5", "'1'")]
    yield from warmed("get_linear_schedule_with_warmup", "last_epoch=-1", "last_epoch=5", "num_cycles=1")
    yield from warmed("get_cosine_schedule_with_warmup", *cycles)
    yield from warmed("get_cosine_with_hard_restarts_schedule_with_warmup", *cycles)


def polynomials():
    extras = ("lr_end=0.001, power=2.0", "lr_end=0.01, power=0.5", "lr_end=0, power=1", "power=3", "power=0", "power=-1", "lr_end=0.1", "lr_end=0.2", "lr_end=-0.05")
    function = "get_polynomial_decay_schedule_with_warmup"
    yield from warmed(function, *extras)
    yield case(f"{function}(optimizer, 4, 20, lr_end=0.001, power=2)", lr=(0.1, 0.01, 0.5))
    yield case(f"{function}(optimizer, 4, 24, 1e-5, 2.0)")
    yield case(f"{function}(optimizer, 4, 20)", lr=(1e-7,))
    yield case(f"{function}(optimizer, 4, 20)", lr=(5e-5,))


def inverse_roots():
    function = "get_inverse_sqrt_schedule"
    for warmup in ("0", "1", "4", "10", "50", "2.5", "-2", "None"):
        yield case(f"{function}(optimizer, num_warmup_steps={warmup})")
    for scale in ("100", "1", "3", "0.5", "0", "-5", "10_000"):
        yield case(f"{function}(optimizer, num_warmup_steps=4, timescale={scale})")
    yield case(f"{function}(optimizer, 4, 20)", lr=TWO)
    yield case(f"{function}(optimizer, 100)", steps=20000, at=[0, 99, 100, 101, 5000, 20000])


def floored_cosines():
    for function in ("get_cosine_with_min_lr_schedule_with_warmup", "get_cosine_with_min_lr_schedule_with_warmup_lr_rate"):
        for warmup in (0, 1, 4):
            yield case(f"{function}(optimizer, num_warmup_steps={warmup}, num_training_steps=20, min_lr_rate=0.1)")
        for floor in ("min_lr=0.01", "min_lr=0", "min_lr=0.5", "min_lr_rate=0", "min_lr_rate=1.5", "min_lr_rate=-0.5", "min_lr=0.01, min_lr_rate=0.1", "num_cycles=1.0, min_lr=0.02", "num_cycles=1.5, min_lr_rate=0.2", "0.5, -1, 0.01"):
            yield case(f"{function}(optimizer, 4, 24, {floor})")
        for edge in EDGES:
            yield case(f"{function}(optimizer, {edge}, min_lr_rate=0.1)")
        yield case(f"{function}(optimizer, 4, 24)")
        yield case(f"{function}(optimizer, 4, 24, min_lr=0.005)", lr=TWO)
    for rate in ("0.1", "0", "1", "2.0", "None"):
        yield case(f"{function}(optimizer, 4, 24, min_lr_rate=0.1, warmup_lr_rate={rate})")
    yield case(f"{function}(optimizer, 1, 24, min_lr_rate=0.1, warmup_lr_rate=0.1)")


def stable_decays():
    function = "get_wsd_schedule"
    for warm in ("linear", "cosine", "1-sqrt"):
        for decay in ("linear", "cosine", "1-sqrt"):
            for floor in ("", ", min_lr_ratio=0.1"):
                yield case(f"{function}(optimizer, num_warmup_steps=4, num_stable_steps=6, num_decay_steps=8, warmup_type='{warm}', decay_type='{decay}'{floor})", steps=22)
    for arguments in (
        "4, 8, 20",
        "4, 8, num_training_steps=20",
        "4, 8, 20, 5",
        "num_warmup_steps=4, num_decay_steps=8",
        "num_warmup_steps=0, num_decay_steps=0, num_stable_steps=5",
        "num_warmup_steps=0, num_decay_steps=5, num_stable_steps=0",
        "num_warmup_steps=10, num_decay_steps=15, num_training_steps=20",
        "num_warmup_steps=10, num_decay_steps=15, num_training_steps=20, decay_type='linear'",
        "num_warmup_steps=10, num_decay_steps=15, num_training_steps=20, decay_type='1-sqrt'",
        "num_warmup_steps=4, num_decay_steps=8, num_stable_steps=4, num_cycles=1.0",
        "num_warmup_steps=4, num_decay_steps=8, num_stable_steps=4, num_cycles=1.5, min_lr_ratio=0.2",
        "num_warmup_steps=4, num_decay_steps=8, num_stable_steps=4, warmup_type='exp'",
        "num_warmup_steps=4, num_decay_steps=8, num_stable_steps=4, decay_type='exp'",
        "num_warmup_steps=4, num_decay_steps=8, num_stable_steps=4, min_lr_ratio=1.5",
        "num_warmup_steps=4, num_decay_steps=8, num_stable_steps=4, min_lr_ratio=-0.5",
    ):
        yield case(f"{function}(optimizer, {arguments})", steps=30)
    yield case(f"{function}(optimizer, 3, 6, 18)", lr=TWO, steps=20)


def by_name():
    for name in (member.value for member in SchedulerType):
        yield case(f'get_scheduler("{name}", optimizer, num_warmup_steps=5, num_training_steps=25)', metrics=streams()["flat"] if name in ("reduce_lr_on_plateau", "greedy") else None)
        yield case(f'get_scheduler("{name}", optimizer)', metrics=streams()["flat"] if name in ("reduce_lr_on_plateau", "greedy") else None)
    for arguments in (
        "name='linear', optimizer=optimizer, num_warmup_steps=0, num_training_steps=20",
        "SchedulerType.COSINE, optimizer, 5, 25",
        "'cosine', optimizer, num_warmup_steps=5",
        "'constant_with_warmup', optimizer, 5",
        "'inverse_sqrt', optimizer, 5, None, {'timescale': 30}",
        "'cosine_with_restarts', optimizer, 5, 25, scheduler_specific_kwargs={'num_cycles': 3}",
        "'polynomial', optimizer, 5, 25, scheduler_specific_kwargs={'lr_end': 0.001, 'power': 2}",
        "'cosine_with_min_lr', optimizer, 5, 25, scheduler_specific_kwargs={'min_lr': 0.001}",
        "'cosine_with_min_lr', optimizer, 5, 25, scheduler_specific_kwargs={'min_lr_rate': 0.1, 'num_cycles': 1}",
        "'cosine_warmup_with_min_lr', optimizer, 5, 25, scheduler_specific_kwargs=dict(min_lr_rate=0.1, warmup_lr_rate=0.2)",
        "'warmup_stable_decay', optimizer, 5, 25, scheduler_specific_kwargs={'num_decay_steps': 8}",
        "'warmup_stable_decay', optimizer, 5, scheduler_specific_kwargs={'num_decay_steps': 8, 'num_stable_steps': 9, 'decay_type': '1-sqrt'}",
        "'linear', optimizer, 5, 25, scheduler_specific_kwargs={'num_cycles': 3}",
        "'lineer', optimizer, 5, 25",
        "'cosine_annealing', optimizer, 5, 25",
    ):
        yield case(f"get_scheduler({arguments})", steps=30)
    yield case("get_scheduler('reduce_lr_on_plateau', optimizer, scheduler_specific_kwargs={'factor': 0.5, 'patience': 2})", metrics=streams()["stairs"])
    yield case("transformers.get_scheduler('linear', optimizer, 3, 12)", lr=TWO)


def plateaus():
    metrics = streams()
    for name in ("flat", "stairs", "falling", "nan"):
        yield case("get_reduce_on_plateau_schedule(optimizer, factor=0.5, patience=2)", metrics=metrics[name])
    for arguments in (
        "",
        "patience=1",
        "factor=0.5, patience=0",
        "factor=0.5, patience=1, cooldown=2",
        "factor=0.5, patience=1, warmup=3",
        "factor=0.5, patience=1, cooldown=1, warmup=2, min_lr=0.01, max_lr=0.5",
        "factor=0.5, patience=1, min_lr=0.05, reset_start=2",
        "factor=0.5, patience=1, smooth=True, window_size=3",
        "factor=0.5, patience=1, smooth=True, window_size=4, min_lr=0.05, reset_start=1",
        "factor=0.8, patience=1, mode='max'",
        "factor=0.8, patience=1, mode='max', threshold=0.01, threshold_mode='rel'",
        "factor=0.8, patience=1, threshold=0.01, threshold_mode='rel'",
        "factor=0.8, patience=2, eps=0.01",
    ):
        for name in ("flat", "stairs", "falling", "accuracy", "negative", "nan"):
            yield case(f"GreedyLR(optimizer{', ' if arguments else ''}{arguments})", metrics=metrics[name])
    for arguments in ("factor=1.0", "mode='auto'", "threshold_mode='x'", "min_lr=[0.1, 0.2]", "max_lr=[0.1, 0.2]", "factor=0", "factor=-1", "momentum=1"):
        yield case(f"get_greedy_schedule(optimizer, patience=1, {arguments})", metrics=metrics["falling"])
    yield case("get_greedy_schedule(optimizer, patience=1, min_lr=[0.02, 0.001], max_lr=[0.3, 0.05])", lr=TWO, metrics=metrics["falling"] + metrics["flat"])
    yield case("get_greedy_schedule(optimizer, patience=1, factor=0.5, min_lr=0.02, reset_start=3)", lr=TWO, metrics=metrics["falling"] + metrics["flat"])


def main():
    makers = (constants, cosines, polynomials, inverse_roots, floored_cosines, stable_decays, by_name, plateaus)
    cases = [run(settings, NAMES) for maker in makers for settings in maker()]
    about = {"source": "transformers.optimization, run as installed", "versions": versions("transformers", "torch"), "script": "make_transformers.py"}
    write("transformers", about, cases)


if __name__ == "__main__":
    main()
