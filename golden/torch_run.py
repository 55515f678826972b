"""Runs one scheduler call of PyTorch (or of a library built on it) and records the rates.

Needs torch 2.13.0: pip install torch==2.13.0
"""

import math
import warnings

import torch

from tables import columns, raised

warnings.simplefilter("ignore")


def optimizer_for(lr, momentum):
    """SGD when a momentum is given, Adam (which has betas) when it is None; defaults["lr"] is lr[0]."""
    groups = [{"params": [torch.nn.Parameter(torch.zeros(1))], "lr": rate} for rate in lr]
    if momentum is None:
        return torch.optim.Adam(groups, lr=lr[0])
    return torch.optim.SGD(groups, lr=lr[0], momentum=momentum)


def rates_of(optimizer):
    return [float(group["lr"]) for group in optimizer.param_groups]


def momenta_of(optimizer):
    """The momentum (or first beta) of each group where a scheduler drives it, else None."""
    groups = optimizer.param_groups
    if not all("base_momentum" in group for group in groups):
        return None
    return [float(group["betas"][0] if "betas" in group else group["momentum"]) for group in groups]


def case(call, *, lr=(0.1,), momentum=0.9, steps=40, metrics=None, let=None, at=None):
    """The settings of one case; `at` lists the steps to keep when `steps` is too long to keep all."""
    steps = len(metrics) if metrics is not None else steps
    settings = {"call": call, "lr": list(lr), "momentum": momentum, "steps": steps}
    if metrics is not None:
        settings["metrics"] = [None if math.isnan(m) else m for m in metrics]
    if let is not None:
        settings["let"] = let
    if at is not None:
        settings["at"] = dict.fromkeys(at)
    return settings


def run(settings, names):
    """The case with what the library did: rates (and momenta) of every step, or the error it raised."""
    optimizer = optimizer_for(settings["lr"], settings["momentum"])
    scope = {**names, **settings.get("let", {}), "optimizer": optimizer, "math": math}
    try:
        scheduler = eval(settings["call"], scope)
    except Exception as error:
        return {**without_at(settings), **raised(error, None)}
    rates, momenta = [rates_of(optimizer)], [momenta_of(optimizer)]
    metrics = settings.get("metrics")
    for k in range(1, settings["steps"] + 1):
        optimizer.step()
        try:
            if metrics is None:
                scheduler.step()
            else:
                metric = metrics[k - 1]
                scheduler.step(math.nan if metric is None else metric)
            rates.append(rates_of(optimizer))
            momenta.append(momenta_of(optimizer))
        except Exception as error:
            return {**without_at(settings), **raised(error, k)}
    if "at" in settings:
        return {**settings, "at": {k: rates[k] for k in settings["at"]}}
    result = {**settings, "rates": columns(rates)}
    if momenta[0] is not None:
        result["momenta"] = columns(momenta)
    return result


def without_at(settings):
    return {key: value for key, value in settings.items() if key != "at"}
