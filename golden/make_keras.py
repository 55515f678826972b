"""Makes keras.jsonl: Keras' schedules, with floatx float32 and float64, and its ReduceLROnPlateau callback.

Runs on Keras' torch backend: the only one of numpy, jax and torch where floatx float64 makes the schedules
compute in double. In float32 the three backends agree within a few units in the last place.

Needs keras 3.15.1 and torch 2.13.0: pip install keras==3.15.1 torch==2.13.0
"""

import math
import os
import warnings

os.environ.setdefault("KERAS_BACKEND", "torch")

import keras
import numpy
from keras.optimizers import schedules

from make_pytorch import streams
from tables import raised, versions, write

PROBES = (10**6, 2**24 + 1, 10**9)
NAMES = {name: getattr(schedules, name) for name in dir(schedules) if name.endswith(("Decay", "Restarts"))}
NAMES |= {"keras": keras, "ReduceLROnPlateau": keras.callbacks.ReduceLROnPlateau, "math": math}
CALLS = """
ExponentialDecay(initial_learning_rate=0.1, decay_steps=4, decay_rate=0.5)
ExponentialDecay(initial_learning_rate=0.1, decay_steps=4, decay_rate=0.5, staircase=True)
ExponentialDecay(0.1, 10, 0.96)
ExponentialDecay(0.1, decay_steps=100000, decay_rate=0.96, staircase=True)
ExponentialDecay(0.01, decay_steps=1000, decay_rate=0.9)
ExponentialDecay(1e-3, 1, 0.99)
ExponentialDecay(1e-3, 2.5, 0.7, True)
ExponentialDecay(1.0, 4, 1.1)
ExponentialDecay(1.0, 4, 1)
ExponentialDecay(1.0, 4, 0)
ExponentialDecay(1.0, 4, -0.5)
ExponentialDecay(1.0, 4, -0.5, staircase=True)
ExponentialDecay(1, 4, 0.5)
ExponentialDecay(0.1, 0, 0.5)
ExponentialDecay(0.1, -4, 0.5)
ExponentialDecay(0.1, 4)
ExponentialDecay(0.1, 4, 0.5, staircase=True, name="mine")
keras.optimizers.schedules.ExponentialDecay(0.1, 7, 0.8)
PiecewiseConstantDecay(boundaries=[3, 6], values=[1.0, 0.1, 0.01])
PiecewiseConstantDecay([10], [0.1, 0.05])
PiecewiseConstantDecay([0, 5, 12, 20], [0.5, 0.4, 0.3, 0.2, 0.1])
PiecewiseConstantDecay([5, 5, 9], [1.0, 0.5, 0.25, 0.125])
PiecewiseConstantDecay([9, 5], [1.0, 0.5, 0.25])
PiecewiseConstantDecay([4.5, 8.0], [1.0, 0.5, 0.25])
PiecewiseConstantDecay([-3, 8], [1.0, 0.5, 0.25])
PiecewiseConstantDecay([100000, 110000], [1.0, 0.5, 0.1])
PiecewiseConstantDecay([3, 6], [1, 0.5, 0.1])
PiecewiseConstantDecay([3, 6], [1.0, 1, 0])
PiecewiseConstantDecay([], [0.1])
PiecewiseConstantDecay([3, 6], [1.0, 0.5])
PiecewiseConstantDecay([3], [0.1, -0.1])
PolynomialDecay(initial_learning_rate=0.1, decay_steps=20)
PolynomialDecay(0.1, 20, 0.001, 2.0)
PolynomialDecay(0.1, 20, end_learning_rate=0.01, power=0.5)
PolynomialDecay(0.1, 5, 0.01, cycle=True)
PolynomialDecay(0.1, 8, 0.01, power=2.0, cycle=True)
PolynomialDecay(0.1, 1, 0.01, cycle=True)
PolynomialDecay(0.1, 7.5, 0.01, power=3, cycle=True)
PolynomialDecay(0.1, 7.5, 0.01, power=3)
PolynomialDecay(0.01, 10, 0.1)
PolynomialDecay(0.1, 10, 0.1)
PolynomialDecay(0.1, 10, power=0)
PolynomialDecay(0.1, 10, power=-1)
PolynomialDecay(0.1, 10000, 1e-5, power=0.5)
PolynomialDecay(1, 10, 0.1)
PolynomialDecay(0.1, 0)
PolynomialDecay(0.1, -5, cycle=True)
InverseTimeDecay(initial_learning_rate=0.1, decay_steps=1.0, decay_rate=0.5)
InverseTimeDecay(0.1, 4, 0.5)
InverseTimeDecay(0.1, 4, 0.5, staircase=True)
InverseTimeDecay(0.1, 4, 0.5, True, "mine")
InverseTimeDecay(0.1, 1000, 1)
InverseTimeDecay(0.1, 3, 2.5)
InverseTimeDecay(0.1, 4, 0)
InverseTimeDecay(0.1, 4, -0.5)
InverseTimeDecay(0.1, 4, -0.125)
InverseTimeDecay(0.1, 2.5, 0.3, staircase=True)
InverseTimeDecay(1, 4, 0.5)
InverseTimeDecay(0.1, 0, 0.5)
InverseTimeDecay(0.1, -1, 0.5)
CosineDecay(initial_learning_rate=0.1, decay_steps=20)
CosineDecay(0.1, 20, 0.01)
CosineDecay(0.1, 20, alpha=0.1, warmup_target=1.0, warmup_steps=5)
CosineDecay(0.0, 20, warmup_target=0.1, warmup_steps=5)
CosineDecay(0, 20, warmup_target=0.1, warmup_steps=5)
CosineDecay(0.0, decay_steps=1000, alpha=0.01, warmup_target=1e-3, warmup_steps=10)
CosineDecay(0.1, 20, warmup_steps=5)
CosineDecay(0.1, 20, warmup_target=1.0)
CosineDecay(0.1, 20, warmup_target=1.0, warmup_steps=0)
CosineDecay(0.1, 20, warmup_target=0.01, warmup_steps=6)
CosineDecay(0.1, 20, warmup_target=1.0, warmup_steps=2.5)
CosineDecay(0.1, 20, alpha=1.0)
CosineDecay(0.1, 20, alpha=2.0)
CosineDecay(0.1, 20, alpha=-0.5)
CosineDecay(0.1, 1)
CosineDecay(0.1, 7.5)
CosineDecay(1, 20)
CosineDecay(0.1, 0)
CosineDecay(0.1, -3)
CosineDecayRestarts(initial_learning_rate=0.1, first_decay_steps=4)
CosineDecayRestarts(0.1, 4, t_mul=2.0, m_mul=0.5, alpha=0.1)
CosineDecayRestarts(0.1, 4, t_mul=1.0)
CosineDecayRestarts(0.1, 10, t_mul=1, m_mul=0.9)
CosineDecayRestarts(0.1, 3, t_mul=1.0, m_mul=0.5, alpha=0.01)
CosineDecayRestarts(0.1, 3, 3.0, 0.8)
CosineDecayRestarts(0.1, 1, 2.0)
CosineDecayRestarts(0.1, 1, 3.0)
CosineDecayRestarts(0.1, 5, 1.5, 1.0, 0.001)
CosineDecayRestarts(0.1, 6, 1.1)
CosineDecayRestarts(0.1, 4, t_mul=0.5)
CosineDecayRestarts(0.1, 4, t_mul=2.0, m_mul=1.5)
CosineDecayRestarts(0.1, 4, t_mul=2.0, m_mul=0)
CosineDecayRestarts(0.1, 4, t_mul=0)
CosineDecayRestarts(0.1, 1000, 2.0, 0.9, 1e-4)
CosineDecayRestarts(0.1, 2.5)
CosineDecayRestarts(1, 4)
CosineDecayRestarts(0.1, 0)
CosineDecayRestarts(0.1, -4)
CosineDecayRestarts(0.1)
"""
PLATEAUS = (
    ("factor=0.5, patience=2", "stairs flat falling negative zero nan all_nan rising"),
    ("monitor='val_loss', factor=0.5, patience=2, cooldown=2", "stairs flat falling nan"),
    ("factor=0.5, patience=1", "flat stairs"),
    ("factor=0.5, patience=0", "flat falling"),
    ("factor=0.5, patience=0, cooldown=1, min_lr=0.01", "flat"),
    ("factor=0.2, patience=5, min_lr=0.001", "flat"),
    ("factor=0.5, patience=1, min_lr=0.05", "flat"),
    ("factor=0.5, patience=1, min_lr=0.5", "flat"),
    ("factor=0.7, patience=2, mode='max'", "accuracy negative nan"),
    ("monitor='loss', factor=0.7, patience=2, min_delta=0.05", "falling tiny_steps"),
    ("factor=0.7, patience=2, min_delta=-0.05", "falling"),
    ("factor=0.7, patience=1, min_delta=0", "tiny_steps flat"),
    ("factor=0, patience=2", "flat"),
    ("", "flat"),
    ("monitor='accuracy', patience=2", "accuracy"),
    ("monitor='accuracy', mode='auto', patience=2", "accuracy"),
    ("monitor='accuracy', mode='max', factor=0.5, patience=3", "accuracy"),
    ("mode='most', factor=0.5, patience=2", "flat"),
    ("factor=1.0", "flat"),
    ("patience=2, epsilon=0.1", "flat"),
)


def number(value):
    return float(keras.ops.convert_to_numpy(value))


def scheduled(call):
    """A schedule called with k = 0..steps, then at some far steps; "config" is Keras' own JSON form of it."""
    settings = {"call": call, "steps": 40, "floatx": keras.config.floatx()}
    try:
        schedule = eval(call, NAMES)
    except Exception as error:
        return {**settings, **raised(error, None)}
    rates = []
    for k in range(settings["steps"] + 1):
        try:
            value = schedule(k)
            rates.append(number(value))
        except Exception as error:
            return {**settings, **raised(error, k)}
    settings["dtype"] = keras.backend.standardize_dtype(value.dtype)
    settings["config"] = schedules.serialize(schedule)
    return {**settings, "rates": [rates], "at": {k: number(schedule(k)) for k in PROBES}}


def plateau(arguments, metrics):
    """The callback on a model of one weight: row k is the rate in force for epoch k."""
    call = f"ReduceLROnPlateau({arguments})"
    settings = {"call": call, "lr": [0.1], "steps": len(metrics), "metrics": [None if math.isnan(m) else m for m in metrics], "floatx": keras.config.floatx()}
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    model.compile(optimizer=keras.optimizers.SGD(0.1), loss="mse")
    try:
        callback = eval(call, NAMES)
    except Exception as error:
        return {**settings, **raised(error, None)}
    callback.set_model(model)
    callback.on_train_begin()
    rates = [number(model.optimizer.learning_rate)]
    for k, metric in enumerate(metrics, start=1):
        try:
            callback.on_epoch_end(k - 1, {callback.monitor: metric})
            rates.append(number(model.optimizer.learning_rate))
        except Exception as error:
            return {**settings, **raised(error, k)}
    return {**settings, "rates": [rates]}


def main():
    warnings.simplefilter("ignore")
    numpy.seterr(all="ignore")
    metrics = streams()
    cases = []
    for floatx in ("float32", "float64"):
        keras.config.set_floatx(floatx)
        cases += [scheduled(call) for call in CALLS.split("\n") if call]
        cases += [plateau(rest, metrics[name.replace("_", " ")]) for rest, names in PLATEAUS for name in names.split()]
    about = {"source": "keras.optimizers.schedules and keras.callbacks.ReduceLROnPlateau, run as installed", "versions": versions("keras", "torch"), "backend": keras.backend.backend(), "script": "make_keras.py"}
    write("keras", about, cases)


if __name__ == "__main__":
    main()
