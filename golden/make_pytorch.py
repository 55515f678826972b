"""Makes pytorch.jsonl by running torch.optim.lr_scheduler and torch.optim.swa_utils.SWALR.

Needs torch 2.13.0: pip install torch==2.13.0
"""

import random

import torch
from torch.optim import lr_scheduler
from torch.optim.swa_utils import SWALR

from tables import versions, write
from torch_run import case, run

NAMES = {
    **{name: getattr(lr_scheduler, name) for name in lr_scheduler.__all__},
    "SWALR": SWALR,
    "torch": torch,
    "optim": torch.optim,
    "lr_scheduler": lr_scheduler,
}
TWO = (0.1, 0.01)
THREE = (1.0, 0.03, 5e-5)
NAN = float("nan")


def lambdas():
    for call in (
        "LambdaLR(optimizer, lr_lambda=lambda epoch: 0.95 ** epoch)",
        "LambdaLR(optimizer, lambda epoch: 1 / (1 + epoch))",
        "LambdaLR(optimizer, lambda e: min(1.0, (e + 1) / 10))",
        "LambdaLR(optimizer, lr_lambda=lambda epoch: epoch // 30)",
        "LambdaLR(optimizer, lr_lambda=lambda step: step / 8 if step < 8 else 0.5 * (1 + math.cos(math.pi * (step - 8) / 32)))",
        "LambdaLR(optimizer, lr_lambda=lambda step: min((step + 1) ** -0.5, (step + 1) * 10 ** -1.5))",
        "LambdaLR(optimizer, lr_lambda=lambda epoch: 1)",
        "LambdaLR(optimizer, lr_lambda=lambda epoch: 0)",
        "LambdaLR(optimizer, lr_lambda=lambda epoch: -1.5 * epoch)",
        "LambdaLR(optimizer, lr_lambda=lambda epoch: epoch % 4 == 0)",
        "LambdaLR(optimizer, lr_lambda=lambda _: 0.25)",
        "LambdaLR(optimizer, lr_lambda=lambda epoch: 1 / epoch)",
        "LambdaLR(optimizer, lr_lambda=lambda epoch: 1 / (5 - epoch))",
        "LambdaLR(optimizer, lr_lambda=lambda epoch: math.sqrt(4 - epoch))",
        "LambdaLR(optimizer, lr_lambda=lambda epoch: math.exp(100 * epoch))",
        "LambdaLR(optimizer, lr_lambda=0.5)",
        "LambdaLR(optimizer, [lambda e: 0.9 ** e, lambda e: 0.5 ** e])",
        "LambdaLR(optimizer)",
        "LambdaLR(optimizer, lr_lambda=lambda epoch: 0.5, last_epoch=3)",
    ):
        yield case(call, steps=24)
    yield case("LambdaLR(optimizer, [lambda e: 0.9 ** e, lambda e: 0.5 ** e])", lr=TWO)
    yield case("LambdaLR(optimizer, lr_lambda=(lambda e: 0.9 ** e, lambda e: 1 - e / 40, lambda e: 1))", lr=THREE)
    yield case("LambdaLR(optimizer, lambda e: max(0, 1 - e / total))", let={"total": 30}, lr=TWO)
    yield case(
        "LambdaLR(optimizer, lr_lambda=lambda s: s / warmup if s < warmup else max(0.0, (total - s) / (total - warmup)))",
        let={"warmup": 5, "total": 30},
        momentum=None,
    )


def multiplicative():
    for call in (
        "MultiplicativeLR(optimizer, lr_lambda=lambda epoch: 0.95)",
        "MultiplicativeLR(optimizer, lambda epoch: 1 - 1 / (epoch + 1))",
        "MultiplicativeLR(optimizer, lambda epoch: 0.5 if epoch % 10 == 0 else 1.0)",
        "MultiplicativeLR(optimizer, lambda epoch: 0.1 if epoch in (4, 9) else 1)",
        "MultiplicativeLR(optimizer, lambda epoch: 1 / (epoch - 6))",
        "MultiplicativeLR(optimizer, lambda epoch: 1 / epoch)",
        "MultiplicativeLR(optimizer, lambda epoch: -1)",
        "MultiplicativeLR(optimizer, lambda epoch: 0)",
        "MultiplicativeLR(optimizer, lambda epoch: 1e30)",
        "MultiplicativeLR(optimizer, lr_lambda=0.95)",
        "MultiplicativeLR(optimizer, [lambda e: 0.9])",
        "MultiplicativeLR(optimizer, lambda epoch: math.cos(epoch / 10))",
    ):
        yield case(call, steps=24)
    yield case("MultiplicativeLR(optimizer, [lambda e: 0.9])", lr=TWO)
    yield case("MultiplicativeLR(optimizer, [lambda e: 0.9, lambda e: 0.99 ** e])", lr=TWO)


def steps():
    for call in (
        "StepLR(optimizer, step_size=4, gamma=0.5)",
        "StepLR(optimizer, 10)",
        "StepLR(optimizer, 7, 0.3)",
        "StepLR(optimizer, step_size=1, gamma=0.97)",
        "StepLR(optimizer, step_size=30, gamma=0.1)",
        "StepLR(optimizer, step_size=5, gamma=0)",
        "StepLR(optimizer, step_size=5, gamma=2.0)",
        "StepLR(optimizer, step_size=5, gamma=-0.5)",
        "StepLR(optimizer, step_size=100)",
        "StepLR(optimizer, step_size=0)",
        "StepLR(optimizer, step_size=-4, gamma=0.5)",
        "StepLR(optimizer, step_size=2.5, gamma=0.5)",
        "StepLR(optimizer, step_size=4, gamma=1e-200)",
        "StepLR(optimizer)",
        "StepLR(optimizer, step_size='4')",
        "StepLR(optimizer, step_size=4, gama=0.1)",
        "torch.optim.lr_scheduler.StepLR(optimizer, step_size=6, gamma=0.7)",
        "optim.lr_scheduler.StepLR(optimizer, step_size=6, gamma=0.7,)",
        "lr_scheduler.StepLR(optimizer=optimizer, gamma=0.7, step_size=6)",
    ):
        yield case(call)
    yield case("StepLR(optimizer, step_size=3, gamma=0.9)", lr=THREE)
    yield case("StepLR(optimizer, step_size=0)", steps=0)
    yield case("StepLR(optimizer, 1000, gamma=0.999)", steps=200000, at=[0, 999, 1000, 12345, 199999, 200000])


def multi_steps():
    for call in (
        "MultiStepLR(optimizer, milestones=[30, 35], gamma=0.1)",
        "MultiStepLR(optimizer, [2, 2, 9], 0.1)",
        "MultiStepLR(optimizer, milestones=[0, 5], gamma=0.5)",
        "MultiStepLR(optimizer, milestones=[0, 0, 5], gamma=0.5)",
        "MultiStepLR(optimizer, milestones=[20, 10, 15], gamma=0.3)",
        "MultiStepLR(optimizer, milestones=(3, 7, 11, 19), gamma=0.7)",
        "MultiStepLR(optimizer, milestones=[], gamma=0.7)",
        "MultiStepLR(optimizer, milestones=[100], gamma=0.7)",
        "MultiStepLR(optimizer, milestones=[-3, 4], gamma=0.7)",
        "MultiStepLR(optimizer, milestones=[4.0, 8.5], gamma=0.7)",
        "MultiStepLR(optimizer, milestones=range(5, 30, 5), gamma=0.8)",
        "MultiStepLR(optimizer, milestones=[5], gamma=0)",
        "MultiStepLR(optimizer, milestones=[5, 10], gamma=3)",
        "MultiStepLR(optimizer, milestones=[5, 10], gamma=-1)",
        "MultiStepLR(optimizer, milestones=5)",
        "MultiStepLR(optimizer, milestones=[int(0.5 * epochs), int(0.75 * epochs)])",
        "MultiStepLR(optimizer)",
    ):
        yield case(call, let={"epochs": 36} if "epochs" in call else None)
    yield case("MultiStepLR(optimizer, milestones=[3, 6, 6, 12], gamma=0.33)", lr=THREE)


def constants():
    for call in (
        "ConstantLR(optimizer)",
        "ConstantLR(optimizer, factor=0.5, total_iters=3)",
        "ConstantLR(optimizer, 0.25, 10)",
        "ConstantLR(optimizer, factor=0.3, total_iters=7)",
        "ConstantLR(optimizer, factor=1.0, total_iters=7)",
        "ConstantLR(optimizer, factor=1 / 7, total_iters=1)",
        "ConstantLR(optimizer, factor=0.5, total_iters=0)",
        "ConstantLR(optimizer, factor=0.5, total_iters=-2)",
        "ConstantLR(optimizer, factor=0.5, total_iters=3.5)",
        "ConstantLR(optimizer, factor=0.5, total_iters=1000)",
        "ConstantLR(optimizer, factor=0, total_iters=6)",
        "ConstantLR(optimizer, factor=0, total_iters=100)",
        "ConstantLR(optimizer, factor=1.5)",
        "ConstantLR(optimizer, factor=-0.1)",
        "ConstantLR(optimizer, factor='0.5')",
    ):
        yield case(call, steps=20)
    yield case("ConstantLR(optimizer, factor=0.1, total_iters=4)", lr=THREE, steps=20)


def linears():
    for call in (
        "LinearLR(optimizer)",
        "LinearLR(optimizer, start_factor=0.25, end_factor=1.0, total_iters=4)",
        "LinearLR(optimizer, start_factor=1.0, end_factor=0.1, total_iters=6)",
        "LinearLR(optimizer, start_factor=1.0, end_factor=0.0, total_iters=30)",
        "LinearLR(optimizer, start_factor=1e-8, end_factor=1.0, total_iters=10)",
        "LinearLR(optimizer, start_factor=0.001, total_iters=33)",
        "LinearLR(optimizer, 0.5, 0.5, 10)",
        "LinearLR(optimizer, start_factor=0.3, end_factor=0.7, total_iters=1)",
        "LinearLR(optimizer, start_factor=0.5, total_iters=0)",
        "LinearLR(optimizer, start_factor=0.5, total_iters=-3)",
        "LinearLR(optimizer, start_factor=0.5, total_iters=2.5)",
        "LinearLR(optimizer, start_factor=0.5, total_iters=1000)",
        "LinearLR(optimizer, start_factor=0)",
        "LinearLR(optimizer, start_factor=1.01)",
        "LinearLR(optimizer, end_factor=-0.1)",
        "LinearLR(optimizer, end_factor=1.5)",
    ):
        yield case(call)
    yield case("LinearLR(optimizer, start_factor=0.1, total_iters=12)", lr=THREE)
    yield case("LinearLR(optimizer, start_factor=0.01, total_iters=100000)", steps=100050, at=[0, 1, 50000, 99999, 100000, 100050])


def exponentials():
    for call in (
        "ExponentialLR(optimizer, gamma=0.9)",
        "ExponentialLR(optimizer, 0.95)",
        "ExponentialLR(optimizer, gamma=0.5)",
        "ExponentialLR(optimizer, gamma=1)",
        "ExponentialLR(optimizer, gamma=1.1)",
        "ExponentialLR(optimizer, gamma=0)",
        "ExponentialLR(optimizer, gamma=-0.9)",
        "ExponentialLR(optimizer, gamma=1e-30)",
        "ExponentialLR(optimizer, gamma=1e30)",
        "ExponentialLR(optimizer, gamma=(0.01) ** (1 / 40))",
        "ExponentialLR(optimizer)",
        "ExponentialLR(optimizer, gamma='0.9')",
        "ExponentialLR(optimizer, gamma=None)",
    ):
        yield case(call)
    yield case("ExponentialLR(optimizer, gamma=0.87)", lr=THREE)
    yield case("ExponentialLR(optimizer, gamma=0.9999)", steps=20000, at=[0, 1, 100, 5000, 20000])


def polynomials():
    for call in (
        "PolynomialLR(optimizer)",
        "PolynomialLR(optimizer, total_iters=6, power=2.0)",
        "PolynomialLR(optimizer, 30, 0.9)",
        "PolynomialLR(optimizer, total_iters=30, power=0.5)",
        "PolynomialLR(optimizer, total_iters=30, power=0)",
        "PolynomialLR(optimizer, total_iters=30, power=3)",
        "PolynomialLR(optimizer, total_iters=30, power=-1)",
        "PolynomialLR(optimizer, total_iters=1)",
        "PolynomialLR(optimizer, total_iters=0)",
        "PolynomialLR(optimizer, total_iters=-5)",
        "PolynomialLR(optimizer, total_iters=7.5, power=1.5)",
        "PolynomialLR(optimizer, total_iters=1000, power=4.0)",
        "PolynomialLR(optimizer, total_iters=40)",
    ):
        yield case(call)
    yield case("PolynomialLR(optimizer, total_iters=25, power=1.7)", lr=THREE)


def cosines():
    for call in (
        "CosineAnnealingLR(optimizer, T_max=50, eta_min=0.001)",
        "CosineAnnealingLR(optimizer, T_max=5, eta_min=0.1)",
        "CosineAnnealingLR(optimizer, 10)",
        "CosineAnnealingLR(optimizer, 10, 1e-4)",
        "CosineAnnealingLR(optimizer, T_max=40)",
        "CosineAnnealingLR(optimizer, T_max=1)",
        "CosineAnnealingLR(optimizer, T_max=2, eta_min=0.01)",
        "CosineAnnealingLR(optimizer, T_max=3)",
        "CosineAnnealingLR(optimizer, T_max=7, eta_min=0.5)",
        "CosineAnnealingLR(optimizer, T_max=7, eta_min=-0.1)",
        "CosineAnnealingLR(optimizer, T_max=12.5, eta_min=0.01)",
        "CosineAnnealingLR(optimizer, T_max=0)",
        "CosineAnnealingLR(optimizer, T_max=-10)",
        "CosineAnnealingLR(optimizer)",
        "CosineAnnealingLR(optimizer, T_max=None)",
        "CosineAnnealingLR(optimizer, T_max=10, last_epoch=5)",
        "CosineAnnealingLR(optimizer, T_max=10, last_epoch=-1)",
    ):
        yield case(call, steps=60)
    yield case("CosineAnnealingLR(optimizer, num_steps)", let={"num_steps": 15})
    yield case("CosineAnnealingLR(optimizer, T_max=20, eta_min=0.001)", lr=THREE, steps=60)
    yield case("CosineAnnealingLR(optimizer, T_max=100000)", lr=(3e-4,), steps=200001, at=[0, 1, 50000, 99999, 100000, 100001, 150000, 200000, 200001])


def restarts():
    for call in (
        "CosineAnnealingWarmRestarts(optimizer, T_0=10)",
        "CosineAnnealingWarmRestarts(optimizer, T_0=3, T_mult=2, eta_min=0.001)",
        "CosineAnnealingWarmRestarts(optimizer, 4)",
        "CosineAnnealingWarmRestarts(optimizer, 1, 2)",
        "CosineAnnealingWarmRestarts(optimizer, 1, 3, 0.01)",
        "CosineAnnealingWarmRestarts(optimizer, T_0=1)",
        "CosineAnnealingWarmRestarts(optimizer, T_0=2, T_mult=3, eta_min=1)",
        "CosineAnnealingWarmRestarts(optimizer, T_0=5, T_mult=1, eta_min=-0.05)",
        "CosineAnnealingWarmRestarts(optimizer, T_0=200)",
        "CosineAnnealingWarmRestarts(optimizer, T_0=0)",
        "CosineAnnealingWarmRestarts(optimizer, T_0=-1)",
        "CosineAnnealingWarmRestarts(optimizer, T_0=2.5)",
        "CosineAnnealingWarmRestarts(optimizer, T_0=10, T_mult=0)",
        "CosineAnnealingWarmRestarts(optimizer, T_0=10, T_mult=1.5)",
        "CosineAnnealingWarmRestarts(optimizer, T_0=10, eta_min='0')",
        "CosineAnnealingWarmRestarts(optimizer)",
    ):
        yield case(call, steps=80)
    yield case("CosineAnnealingWarmRestarts(optimizer, T_0=6, T_mult=2, eta_min=1e-5)", lr=THREE, steps=60)
    yield case("CosineAnnealingWarmRestarts(optimizer, T_0=100, T_mult=2)", steps=102300, at=[0, 99, 100, 299, 300, 6300, 102299, 102300])


def cycles():
    for call in (
        "CyclicLR(optimizer, base_lr=0.01, max_lr=0.1, step_size_up=5)",
        "CyclicLR(optimizer, 0.1, 1.0, 3, 5)",
        "CyclicLR(optimizer, base_lr=0.1, max_lr=1.0, step_size_up=3, step_size_down=5, mode='triangular2')",
        "CyclicLR(optimizer, base_lr=0.1, max_lr=1.0, step_size_up=3, step_size_down=5, mode='exp_range', gamma=0.9)",
        "CyclicLR(optimizer, base_lr=0.001, max_lr=0.01, step_size_up=7, mode='triangular2', cycle_momentum=False)",
        "CyclicLR(optimizer, base_lr=0.001, max_lr=0.01, step_size_up=4, mode='exp_range', gamma=0.99994)",
        "CyclicLR(optimizer, base_lr=0.001, max_lr=0.01, step_size_up=4, mode='exp_range')",
        "CyclicLR(optimizer, base_lr=0.001, max_lr=0.01)",
        "CyclicLR(optimizer, base_lr=0.01, max_lr=0.1, step_size_up=1)",
        "CyclicLR(optimizer, base_lr=0.01, max_lr=0.1, step_size_up=1, step_size_down=0)",
        "CyclicLR(optimizer, base_lr=0.01, max_lr=0.1, step_size_up=0, step_size_down=5)",
        "CyclicLR(optimizer, base_lr=0.01, max_lr=0.1, step_size_up=5, step_size_down=0)",
        "CyclicLR(optimizer, base_lr=0.01, max_lr=0.1, step_size_up=0)",
        "CyclicLR(optimizer, base_lr=0.1, max_lr=0.01, step_size_up=5)",
        "CyclicLR(optimizer, base_lr=0.01, max_lr=0.1, step_size_up=2.5, step_size_down=4.5)",
        "CyclicLR(optimizer, base_lr=0.01, max_lr=0.1, step_size_up=5, base_momentum=0.5, max_momentum=0.99)",
        "CyclicLR(optimizer, base_lr=0.01, max_lr=0.1, step_size_up=5, mode='sawtooth')",
        "CyclicLR(optimizer, base_lr=0.01, max_lr=0.1, step_size_up=5, scale_fn=lambda x: 1 / (5 ** (x * 0.0001)), scale_mode='iterations')",
        "CyclicLR(optimizer, base_lr=0.01, max_lr=0.1, step_size_up=5, scale_fn=lambda c: 0.8 ** (c - 1))",
        "CyclicLR(optimizer, base_lr=0.01, max_lr=0.1, step_size_up=5, scale_fn=lambda x: 0.5 * (1 + math.sin(x * math.pi / 2.)), scale_mode='cycle', mode='triangular2')",
        "CyclicLR(optimizer, base_lr=[0.01], max_lr=[0.1], step_size_up=5)",
        "CyclicLR(optimizer, base_lr=[0.01, 0.02], max_lr=0.1, step_size_up=5)",
        "CyclicLR(optimizer, base_lr=0.01)",
    ):
        yield case(call, steps=48)
    yield case("CyclicLR(optimizer, base_lr=0.01, max_lr=0.1, step_size_up=5)", momentum=None)
    yield case("CyclicLR(optimizer, base_lr=[0.01, 0.001], max_lr=[0.1, 0.05], step_size_up=4)", lr=TWO)
    yield case("CyclicLR(optimizer, base_lr=[0.01, 0.001], max_lr=0.2, step_size_up=4, base_momentum=[0.7, 0.8], max_momentum=[0.9, 0.95], mode='triangular2')", lr=TWO)
    yield case("CyclicLR(optimizer, base_lr=0.001, max_lr=0.01, step_size_up=4, cycle_momentum=False)", lr=THREE)
    yield case("CyclicLR(optimizer, base_lr=0.001, max_lr=0.006, step_size_up=2000)", steps=50000, at=[0, 1, 1999, 2000, 2001, 4000, 47999, 50000])


def one_cycles():
    for call, steps in (
        ("OneCycleLR(optimizer, max_lr=1.0, total_steps=20)", 20),
        ("OneCycleLR(optimizer, max_lr=1.0, total_steps=20)", 21),
        ("OneCycleLR(optimizer, max_lr=1.0, total_steps=20, anneal_strategy='linear')", 20),
        ("OneCycleLR(optimizer, max_lr=1.0, total_steps=20, three_phase=True)", 20),
        ("OneCycleLR(optimizer, max_lr=1.0, total_steps=20, three_phase=True, anneal_strategy='linear')", 20),
        ("OneCycleLR(optimizer, 0.1, 100)", 99),
        ("OneCycleLR(optimizer, max_lr=0.1, epochs=5, steps_per_epoch=8)", 39),
        ("OneCycleLR(optimizer, max_lr=0.1, epochs=5, steps_per_epoch=8, total_steps=30)", 30),
        ("OneCycleLR(optimizer, max_lr=0.01, total_steps=50, pct_start=0.1, div_factor=10, final_div_factor=100)", 50),
        ("OneCycleLR(optimizer, max_lr=0.01, total_steps=50, pct_start=0.5, base_momentum=0.8, max_momentum=0.99)", 50),
        ("OneCycleLR(optimizer, max_lr=0.01, total_steps=50, cycle_momentum=False)", 50),
        ("OneCycleLR(optimizer, max_lr=1.0, total_steps=10, pct_start=0.1)", 10),
        ("OneCycleLR(optimizer, max_lr=1.0, total_steps=10, pct_start=0.0)", 10),
        ("OneCycleLR(optimizer, max_lr=1.0, total_steps=10, pct_start=1.0)", 10),
        ("OneCycleLR(optimizer, max_lr=1.0, total_steps=10, pct_start=1.0)", 9),
        ("OneCycleLR(optimizer, max_lr=1.0, total_steps=10, pct_start=0.95)", 10),
        ("OneCycleLR(optimizer, max_lr=1.0, total_steps=10, pct_start=0.05)", 10),
        ("OneCycleLR(optimizer, max_lr=1.0, total_steps=20, pct_start=0.6, three_phase=True)", 20),
        ("OneCycleLR(optimizer, max_lr=1.0, total_steps=20, pct_start=0.5, three_phase=True)", 20),
        ("OneCycleLR(optimizer, max_lr=1.0, total_steps=10, anneal_strategy='linear')", 10),
        ("OneCycleLR(optimizer, max_lr=1.0, total_steps=1)", 1),
        ("OneCycleLR(optimizer, max_lr=1.0, total_steps=2)", 2),
        ("OneCycleLR(optimizer, max_lr=1.0, total_steps=3, pct_start=0.4)", 3),
        ("OneCycleLR(optimizer, max_lr=1.0, total_steps=0)", 3),
        ("OneCycleLR(optimizer, max_lr=1.0, total_steps=10.0)", 3),
        ("OneCycleLR(optimizer, max_lr=1.0, epochs=5)", 3),
        ("OneCycleLR(optimizer, max_lr=1.0, epochs=0, steps_per_epoch=5)", 3),
        ("OneCycleLR(optimizer, max_lr=1.0, epochs=5, steps_per_epoch=2.5)", 3),
        ("OneCycleLR(optimizer, max_lr=1.0)", 3),
        ("OneCycleLR(optimizer, max_lr=1.0, total_steps=20, pct_start=1.5)", 3),
        ("OneCycleLR(optimizer, max_lr=1.0, total_steps=20, pct_start=-0.5)", 3),
        ("OneCycleLR(optimizer, max_lr=1.0, total_steps=20, pct_start=1)", 3),
        ("OneCycleLR(optimizer, max_lr=1.0, total_steps=20, anneal_strategy='exp')", 3),
        ("OneCycleLR(optimizer, max_lr=1.0, total_steps=20, div_factor=0)", 3),
        ("OneCycleLR(optimizer, max_lr=1.0, total_steps=20, div_factor=0.5)", 20),
        ("OneCycleLR(optimizer, max_lr=[1.0, 2.0], total_steps=20)", 3),
    ):
        yield case(call, steps=steps)
    yield case("OneCycleLR(optimizer, max_lr=0.01, total_steps=30)", momentum=None, steps=30)
    yield case("OneCycleLR(optimizer, max_lr=[0.1, 0.02], total_steps=30, base_momentum=[0.8, 0.7], max_momentum=[0.9, 0.95])", lr=TWO, steps=30)
    yield case("OneCycleLR(optimizer, max_lr=0.01, total_steps=1000000)", steps=0)


def sequences():
    for call in (
        "SequentialLR(optimizer, schedulers=[LinearLR(optimizer, start_factor=0.1, total_iters=4), CosineAnnealingLR(optimizer, T_max=10)], milestones=[4])",
        "SequentialLR(optimizer, [ConstantLR(optimizer, factor=0.1, total_iters=2), ExponentialLR(optimizer, gamma=0.9)], milestones=[2])",
        "SequentialLR(optimizer, [ConstantLR(optimizer, factor=0.1, total_iters=20), ExponentialLR(optimizer, gamma=0.9)], [20])",
        "SequentialLR(optimizer, [LinearLR(optimizer, 0.01, 1.0, 5), ConstantLR(optimizer, 1.0, 100), LinearLR(optimizer, 1.0, 0.0, 10)], [5, 20])",
        "SequentialLR(optimizer, [LinearLR(optimizer, total_iters=5), StepLR(optimizer, step_size=4, gamma=0.5)], [5])",
        "SequentialLR(optimizer, [LinearLR(optimizer, total_iters=5), MultiStepLR(optimizer, milestones=[3, 9], gamma=0.1)], [5])",
        "SequentialLR(optimizer, [LinearLR(optimizer, total_iters=5), MultiStepLR(optimizer, milestones=[0, 9], gamma=0.1)], [5])",
        "SequentialLR(optimizer, [LinearLR(optimizer, total_iters=5), PolynomialLR(optimizer, total_iters=20, power=2)], [5])",
        "SequentialLR(optimizer, [LinearLR(optimizer, total_iters=5), CosineAnnealingWarmRestarts(optimizer, T_0=5, T_mult=2)], [5])",
        "SequentialLR(optimizer, [LinearLR(optimizer, total_iters=5), LambdaLR(optimizer, lambda e: 0.9 ** e)], [5])",
        "SequentialLR(optimizer, [LinearLR(optimizer, total_iters=5), MultiplicativeLR(optimizer, lambda e: 0.9)], [5])",
        "SequentialLR(optimizer, [LinearLR(optimizer, start_factor=0.5, total_iters=5), OneCycleLR(optimizer, max_lr=0.5, total_steps=60)], [5])",
        "SequentialLR(optimizer, [LinearLR(optimizer, start_factor=0.5, total_iters=5), CyclicLR(optimizer, base_lr=0.01, max_lr=0.1, step_size_up=4)], [5])",
        "SequentialLR(optimizer, [CyclicLR(optimizer, base_lr=0.01, max_lr=0.1, step_size_up=4), ExponentialLR(optimizer, 0.9)], [8])",
        "SequentialLR(optimizer, [CosineAnnealingWarmRestarts(optimizer, T_0=5), ExponentialLR(optimizer, 0.9)], [12])",
        "SequentialLR(optimizer, [ExponentialLR(optimizer, 0.9), CosineAnnealingLR(optimizer, 10)], [0])",
        "SequentialLR(optimizer, [ExponentialLR(optimizer, 0.9), CosineAnnealingLR(optimizer, 10)], [1])",
        "SequentialLR(optimizer, [ExponentialLR(optimizer, 0.9), StepLR(optimizer, 2), CosineAnnealingLR(optimizer, 10)], [6, 6])",
        "SequentialLR(optimizer, [ExponentialLR(optimizer, 0.9), StepLR(optimizer, 2), CosineAnnealingLR(optimizer, 10)], [9, 4])",
        "SequentialLR(optimizer, [ExponentialLR(optimizer, 0.9), CosineAnnealingLR(optimizer, 10)], [-2])",
        "SequentialLR(optimizer, [ExponentialLR(optimizer, 0.9)], [])",
        "SequentialLR(optimizer, [], [])",
        "SequentialLR(optimizer, [ExponentialLR(optimizer, 0.9)], [3])",
        "SequentialLR(optimizer, [ExponentialLR(optimizer, 0.9), StepLR(optimizer, 2)], [])",
        "SequentialLR(optimizer, [ExponentialLR(optimizer, 0.9), ReduceLROnPlateau(optimizer)], [3])",
        "SequentialLR(optimizer, [SequentialLR(optimizer, [LinearLR(optimizer, total_iters=4), ExponentialLR(optimizer, 0.9)], [4]), CosineAnnealingLR(optimizer, T_max=10)], [10])",
        "SequentialLR(optimizer, [LinearLR(optimizer, total_iters=4), SequentialLR(optimizer, [ExponentialLR(optimizer, 0.9), CosineAnnealingLR(optimizer, T_max=10)], [8])], [4])",
        "SequentialLR(optimizer, [ChainedScheduler([LinearLR(optimizer, total_iters=4), ExponentialLR(optimizer, 0.9)]), CosineAnnealingLR(optimizer, T_max=10)], [10])",
        "SequentialLR(optimizer, [LinearLR(optimizer, total_iters=4), ChainedScheduler([LinearLR(optimizer, total_iters=4), ExponentialLR(optimizer, 0.9)])], [4])",
        "SequentialLR(optimizer, [LinearLR(optimizer, start_factor=1e-3, total_iters=warmup), CosineAnnealingLR(optimizer, T_max=total - warmup, eta_min=1e-5)], milestones=[warmup])",
        "SequentialLR(optimizer, [SWALR(optimizer, 0.05, 5), ExponentialLR(optimizer, 0.9)], [8])",
        "SequentialLR(optimizer, [ExponentialLR(optimizer, 0.9), SWALR(optimizer, 0.05, 5)], [8])",
        "SequentialLR(optimizer, [SWALR(optimizer, 0.05, 5), SWALR(optimizer, 0.02, 8)], [8])",
    ):
        yield case(call, let={"warmup": 6, "total": 36} if "warmup" in call else None)
    warm = "SequentialLR(optimizer, [LinearLR(optimizer, 0.1, 1, 4), CosineAnnealingLR(optimizer, 12, 0.001)], milestones=[4])"
    yield case(warm, lr=THREE)
    yield case(warm, steps=3)


def chains():
    for call in (
        "ChainedScheduler([LinearLR(optimizer, start_factor=0.1, total_iters=4), ExponentialLR(optimizer, gamma=0.9)])",
        "ChainedScheduler([ConstantLR(optimizer, factor=0.1, total_iters=2), ExponentialLR(optimizer, gamma=0.9)], optimizer=optimizer)",
        "ChainedScheduler([ExponentialLR(optimizer, gamma=0.9), ConstantLR(optimizer, factor=0.1, total_iters=2)])",
        "ChainedScheduler([LinearLR(optimizer, start_factor=0.01, total_iters=5), MultiStepLR(optimizer, [10, 20])])",
        "ChainedScheduler([LinearLR(optimizer, start_factor=0.1, total_iters=5), CosineAnnealingLR(optimizer, T_max=20, eta_min=0.01)])",
        "ChainedScheduler([CosineAnnealingLR(optimizer, T_max=20, eta_min=0.01), LinearLR(optimizer, start_factor=0.1, total_iters=5)])",
        "ChainedScheduler([CosineAnnealingLR(optimizer, T_max=10), StepLR(optimizer, 7, 0.5)])",
        "ChainedScheduler([LambdaLR(optimizer, lambda e: 0.9 ** e), StepLR(optimizer, 4, 0.5)])",
        "ChainedScheduler([StepLR(optimizer, 4, 0.5), LambdaLR(optimizer, lambda e: 0.9 ** e)])",
        "ChainedScheduler([MultiplicativeLR(optimizer, lambda e: 0.98), PolynomialLR(optimizer, 30, 2)])",
        "ChainedScheduler([ExponentialLR(optimizer, 0.99), CosineAnnealingWarmRestarts(optimizer, 8)])",
        "ChainedScheduler([CosineAnnealingWarmRestarts(optimizer, 8), ExponentialLR(optimizer, 0.99)])",
        "ChainedScheduler([CyclicLR(optimizer, 0.01, 0.1, 4), ExponentialLR(optimizer, 0.95)])",
        "ChainedScheduler([OneCycleLR(optimizer, max_lr=0.1, total_steps=40), StepLR(optimizer, 10, 0.5)])",
        "ChainedScheduler([ChainedScheduler([StepLR(optimizer, 4, 0.5), ExponentialLR(optimizer, 0.99)]), ConstantLR(optimizer, 0.5, 6)])",
        "ChainedScheduler([SequentialLR(optimizer, [LinearLR(optimizer, total_iters=4), ExponentialLR(optimizer, 0.9)], [4]), StepLR(optimizer, 6, 0.5)])",
        "ChainedScheduler([StepLR(optimizer, 6, 0.5), SequentialLR(optimizer, [LinearLR(optimizer, total_iters=4), ExponentialLR(optimizer, 0.9)], [4])])",
        "ChainedScheduler([StepLR(optimizer, 6, 0.5)])",
        "ChainedScheduler([])",
        "ChainedScheduler([StepLR(optimizer, 6, 0.5), ReduceLROnPlateau(optimizer)])",
        "ChainedScheduler(StepLR(optimizer, 6, 0.5))",
    ):
        yield case(call)
    yield case("ChainedScheduler([LinearLR(optimizer, 0.1, 1, 4), CosineAnnealingLR(optimizer, 12, 0.001)])", lr=THREE)


def streams():
    """Metric streams for the plateau rules, by name."""
    draw = random.Random(20261123)
    falling = [round(2.0 / (1 + 0.3 * k) + draw.gauss(0, 0.02), 4) for k in range(40)]
    return {
        "stairs": [1, 0.9, 0.8] + [0.8] * 8 + [0.7, 0.6] + [0.6001] * 12,
        "flat": [1.0] * 30,
        "falling": falling,
        "rising": [round(0.1 + 0.02 * k, 4) for k in range(24)],
        "negative": [-1.0, -1.5, -1.4, -1.45, -1.2, -1.0, -1.49, -1.4999, -1.5, -2.0] + [-1.99] * 12,
        "zero": [0.0] * 4 + [-1e-5, -1e-3] + [0.0] * 8,
        "nan": [1.0, 0.9, NAN, NAN, NAN, 0.8, NAN, 0.85, 0.85, 0.85, NAN, NAN, 0.7],
        "all nan": [NAN] * 12,
        "huge": [1e308, 1e300, 1e308, 1e308, 1.0, 1e308, 1e-308, 0.0, 0.0, 0.0],
        "accuracy": [round(0.9 - 0.8 * 0.8**k + draw.gauss(0, 0.01), 4) for k in range(40)],
        "tiny steps": [1.0 - 5e-5 * k for k in range(30)],
    }


def plateaus():
    metrics = streams()
    settings = (
        ("ReduceLROnPlateau(optimizer)", "flat stairs falling"),
        ("ReduceLROnPlateau(optimizer, 'min', 0.5, 2)", "stairs flat falling negative zero nan rising"),
        ("ReduceLROnPlateau(optimizer, factor=0.5, patience=2, cooldown=2)", "stairs flat falling nan"),
        ("ReduceLROnPlateau(optimizer, factor=0.5, patience=0, min_lr=0.01)", "stairs flat rising all_nan"),
        ("ReduceLROnPlateau(optimizer, factor=0.5, patience=0, cooldown=1)", "flat falling"),
        ("ReduceLROnPlateau(optimizer, factor=0.1, patience=1, eps=1e-4)", "flat rising"),
        ("ReduceLROnPlateau(optimizer, factor=0.1, patience=0)", "flat rising"),
        ("ReduceLROnPlateau(optimizer, factor=0.1, patience=0, eps=0)", "flat"),
        ("ReduceLROnPlateau(optimizer, mode='max', factor=0.5, patience=1, threshold=0.01, threshold_mode='abs')", "accuracy stairs negative nan"),
        ("ReduceLROnPlateau(optimizer, mode='max', factor=0.3, patience=2)", "accuracy negative zero huge"),
        ("ReduceLROnPlateau(optimizer, mode='max', factor=0.3, patience=2, threshold=0.1)", "negative accuracy"),
        ("ReduceLROnPlateau(optimizer, threshold=0.05, threshold_mode='abs', patience=3, factor=0.7)", "falling tiny_steps negative"),
        ("ReduceLROnPlateau(optimizer, threshold=0, patience=1, factor=0.7)", "tiny_steps flat zero huge"),
        ("ReduceLROnPlateau(optimizer, threshold=1e-4, patience=1, factor=0.7)", "tiny_steps"),
        ("ReduceLROnPlateau(optimizer, threshold=1.0, patience=2, factor=0.5)", "falling negative"),
        ("ReduceLROnPlateau(optimizer, factor=0, patience=2)", "flat"),
        ("ReduceLROnPlateau(optimizer, factor=-0.5, patience=2)", "flat"),
        ("ReduceLROnPlateau(optimizer, patience=-1, factor=0.9)", "falling"),
        ("ReduceLROnPlateau(optimizer, patience=1, factor=0.5, min_lr=1.0)", "flat"),
        ("ReduceLROnPlateau(optimizer, patience=1, factor=0.5, cooldown=-3)", "flat"),
        ("ReduceLROnPlateau(optimizer, factor=1.0)", "flat"),
        ("ReduceLROnPlateau(optimizer, mode='auto')", "flat"),
        ("ReduceLROnPlateau(optimizer, threshold_mode='relative')", "flat"),
        ("ReduceLROnPlateau(optimizer, min_lr=[0.1, 0.2])", "flat"),
        ("ReduceLROnPlateau(optimizer, verbose=True)", "flat"),
    )
    for call, names in settings:
        for name in names.split():
            yield case(call, metrics=metrics[name.replace("_", " ")])
    yield case("ReduceLROnPlateau(optimizer, patience=1, min_lr=[0.01, 0.001])", lr=TWO, metrics=metrics["flat"])
    yield case("ReduceLROnPlateau(optimizer, patience=2, factor=0.5, min_lr=1e-5)", lr=THREE, metrics=metrics["falling"])


def averages():
    for call in (
        "SWALR(optimizer, swa_lr=0.05)",
        "SWALR(optimizer, 0.05, 5)",
        "SWALR(optimizer, swa_lr=0.05, anneal_epochs=5, anneal_strategy='linear')",
        "SWALR(optimizer, swa_lr=0.5, anneal_epochs=20)",
        "SWALR(optimizer, swa_lr=0.5, anneal_epochs=20, anneal_strategy='linear')",
        "SWALR(optimizer, swa_lr=0.05, anneal_epochs=1)",
        "SWALR(optimizer, swa_lr=0.05, anneal_epochs=0)",
        "SWALR(optimizer, swa_lr=0.05, anneal_epochs=0, anneal_strategy='linear')",
        "SWALR(optimizer, swa_lr=0, anneal_epochs=6)",
        "SWALR(optimizer, swa_lr=0.1, anneal_epochs=6)",
        "SWALR(optimizer, swa_lr=0.05, anneal_epochs=100)",
        "SWALR(optimizer, swa_lr=0.05, anneal_epochs=-1)",
        "SWALR(optimizer, swa_lr=0.05, anneal_epochs=2.5)",
        "SWALR(optimizer, swa_lr=0.05, anneal_strategy='exp')",
        "SWALR(optimizer, swa_lr=[0.05, 0.01])",
        "SWALR(optimizer)",
    ):
        yield case(call, steps=26)
    yield case("SWALR(optimizer, swa_lr=[0.05, 0.02], anneal_epochs=8)", lr=TWO, steps=20)
    yield case("SWALR(optimizer, swa_lr=0.05, anneal_epochs=8, anneal_strategy='linear')", lr=THREE, steps=20)


def drawn():
    """Compositions nobody thought of listing, drawn with a fixed seed."""
    draw = random.Random(20261123)

    def leaf():
        n, f = draw.randint(1, 14), draw.choice((0.1, 0.3, 0.5, 0.9, 0.97))
        return draw.choice((
            f"ConstantLR(optimizer, {f}, {n})",
            f"LinearLR(optimizer, {f}, {draw.choice((1.0, 0.2, 0.0))}, {n})",
            f"StepLR(optimizer, {n}, {f})",
            f"MultiStepLR(optimizer, [{n}, {n + 3}], {f})",
            f"ExponentialLR(optimizer, {f})",
            f"PolynomialLR(optimizer, {n}, {draw.choice((0.5, 1, 2))})",
            f"CosineAnnealingLR(optimizer, {n}, {draw.choice((0, 0.001, 0.02))})",
            f"CosineAnnealingWarmRestarts(optimizer, {n}, {draw.choice((1, 2))}, {draw.choice((0, 0.001))})",
            f"LambdaLR(optimizer, lambda e: {f} ** (e / {n}))",
            f"MultiplicativeLR(optimizer, lambda e: {f} if e % {n} == 0 else 1)",
            f"CyclicLR(optimizer, {f} / 100, {f} / 5, {n})",
            f"OneCycleLR(optimizer, {f}, {n + 60})",
            f"SWALR(optimizer, {f} / 10, {n})",
        ))

    def tree(depth):
        if depth == 0 or draw.random() < 0.3:
            return leaf()
        children = [tree(depth - 1) for _ in range(draw.randint(1, 3))]
        if draw.random() < 0.4:
            return f"ChainedScheduler([{', '.join(children)}])"
        milestones = sorted(draw.sample(range(1, 30), len(children) - 1))
        return f"SequentialLR(optimizer, [{', '.join(children)}], {milestones})"

    for number in range(120):
        yield case(tree(2), lr=TWO if number % 4 == 0 else (0.1,), momentum=None if number % 5 == 0 else 0.9)


def forms():
    """One call in the ways people lay it out and fill it in."""
    for call in (
        "StepLR( optimizer ,step_size = 3 , gamma=.5 )",
        "StepLR(optimizer,3,5e-1)",
        "StepLR(\n    optimizer,\n    step_size=3,  # every three\n    gamma=0.5,\n)",
        "(StepLR(optimizer, step_size=3, gamma=0.5))",
        "StepLR(optimizer, step_size=int(total * 0.1), gamma=1 / 2)",
        "StepLR(optimizer, step_size=(3), gamma=math.sqrt(0.25))",
        "StepLR(optimizer, step_size=3, gamma=0.5 if total > 10 else 0.1)",
        "StepLR(optimizer, **{'step_size': 3, 'gamma': 0.5})",
        "StepLR(optimizer, 3, gamma=0.5, last_epoch=-1)",
        "StepLR(optimizer, step_size=len(milestones), gamma=0.5)",
        "StepLR(optimizer, 3, 0.5, step_size=4)",
        "StepLR(optimizer, step_size=3, gamma=0.5, gamma=0.6)",
        "StepLR(step_size=3, gamma=0.5)",
        "StepLR(optimizer, step_size=3 gamma=0.5)",
        "StepLR(optimizer, step_size=steps_per_epoch)",
        "OneCycleLR(optimizer, max_lr=0.1, steps_per_epoch=len(train_loader), epochs=10)",
        "CosineAnnealingLR(optimizer, T_max=epochs * steps_per_epoch)",
        'ReduceLROnPlateau(optimizer, "min", factor=5e-1, patience=1)',
    ):
        let = {"total": 30, "milestones": [2, 4, 9], "epochs": 5}
        metrics = streams()["flat"][:12] if "Plateau" in call else None
        yield case(call, steps=12, metrics=metrics, let={name: let[name] for name in let if name in call} or None)


def others():
    """Names PyTorch does not have, and old ones: what a reader meets and must refuse in one line."""
    for call in ("CosineLR(optimizer, 10)", "LRScheduler(optimizer)", "StepLR(optimizer, step_size=3))", "torch.optim.lr_scheduler.Foo(optimizer)"):
        yield case(call, steps=3)


def main():
    makers = (lambdas, multiplicative, steps, multi_steps, constants, linears, exponentials, polynomials, cosines, restarts)
    makers += (cycles, one_cycles, sequences, chains, plateaus, averages, drawn, forms, others)
    cases = [run(settings, NAMES) for maker in makers for settings in maker()]
    about = {"source": "torch.optim.lr_scheduler and torch.optim.swa_utils, run as installed", "versions": versions("torch"), "script": "make_pytorch.py"}
    write("pytorch", about, cases)


if __name__ == "__main__":
    main()
