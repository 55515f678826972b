"""Makes optax.jsonl: optax's schedules in float32 (as jax is installed) and with jax_enable_x64, and its reduce_on_plateau.

Needs optax 0.2.8 and jax 0.10.2: pip install optax==0.2.8 jax==0.10.2
"""

import math

import jax
import jax.numpy as jnp
import optax

from make_pytorch import streams
from tables import raised, versions, write

PROBES = (10**6, 2**24 + 1, 10**9)
NAMES = {name: getattr(optax, name) for name in dir(optax) if name.endswith(("schedule", "schedules", "decay"))}
NAMES |= {"optax": optax, "math": math}
CALLS = """
constant_schedule(0.1)
constant_schedule(value=0)
constant_schedule(1e-3)
constant_schedule(-0.5)
constant_schedule(3)
constant_schedule(1 / 3)
constant_schedule(peak)
constant_schedule()
constant_schedule(0.1, 5)
constant_schedule(0.1 * 256 / 512)
constant_schedule(1e-40)
constant_schedule(1e300)
polynomial_schedule(init_value=0.1, end_value=0.01, power=2.0, transition_steps=20)
polynomial_schedule(1.0, 0.1, 2.0, 8, 3)
polynomial_schedule(init_value=0.1, end_value=0.01, power=1, transition_steps=20, transition_begin=5)
polynomial_schedule(init_value=0.1, end_value=0.01, power=0.5, transition_steps=20)
polynomial_schedule(init_value=0.1, end_value=1.0, power=3, transition_steps=20)
polynomial_schedule(init_value=0.1, end_value=0.01, power=0, transition_steps=20)
polynomial_schedule(init_value=0.1, end_value=0.01, power=-1, transition_steps=20)
polynomial_schedule(init_value=0.1, end_value=0.01, power=2, transition_steps=0)
polynomial_schedule(init_value=0.1, end_value=0.01, power=2, transition_steps=-5)
polynomial_schedule(init_value=0.1, end_value=0.01, power=2, transition_steps=10, transition_begin=-5)
polynomial_schedule(init_value=0.1, end_value=0.01, power=2, transition_steps=7.5)
polynomial_schedule(init_value=1, end_value=0, power=1, transition_steps=10)
polynomial_schedule(init_value=0.1, end_value=0.01, power=2)
linear_schedule(0.1, 0.0, 30)
linear_schedule(init_value=0.0, end_value=0.1, transition_steps=10, transition_begin=4)
linear_schedule(0.1, 0.2, 7)
linear_schedule(0.1, 0.1, 10)
linear_schedule(1e-8, 3e-4, 33)
linear_schedule(0.1, 0.0, 100000)
linear_schedule(0.1, 0.0, 0)
linear_schedule(0.1, -0.1, 20)
linear_schedule(0.1, 0.0, 1)
linear_schedule(init_value=0.1, end_value=0.0, transition_steps=total - 5, transition_begin=5)
linear_schedule(5, 1, 10)
linear_schedule(0.1)
piecewise_constant_schedule(init_value=1.0, boundaries_and_scales={3: 0.5, 7: 0.1})
piecewise_constant_schedule(0.1, {10: 0.1, 20: 0.1, 30: 0.1})
piecewise_constant_schedule(0.1, {20: 0.1, 10: 0.5})
piecewise_constant_schedule(0.1)
piecewise_constant_schedule(0.1, {})
piecewise_constant_schedule(0.1, {0: 0.5})
piecewise_constant_schedule(0.1, {1: 2.0, 5: 0.3})
piecewise_constant_schedule(0.1, {-1: 0.5, 5: 0.3})
piecewise_constant_schedule(0.1, {4.5: 0.5})
piecewise_constant_schedule(0.1, {5: 0.0})
piecewise_constant_schedule(0.1, {5: -0.5})
piecewise_constant_schedule(0.1, {int(0.5 * total): 0.1, int(0.75 * total): 0.1})
piecewise_constant_schedule(1, {5: 0.5})
exponential_decay(init_value=0.1, transition_steps=4, decay_rate=0.5)
exponential_decay(1.0, 4, 0.5, 2, True, 0.1)
exponential_decay(init_value=0.1, transition_steps=10, decay_rate=0.96, staircase=True)
exponential_decay(init_value=0.1, transition_steps=10, decay_rate=0.5, transition_begin=6)
exponential_decay(init_value=0.1, transition_steps=10, decay_rate=0.5, end_value=0.04)
exponential_decay(init_value=0.1, transition_steps=10, decay_rate=1.5, end_value=0.4)
exponential_decay(init_value=0.1, transition_steps=10, decay_rate=1.0, end_value=0.05)
exponential_decay(init_value=0.1, transition_steps=10, decay_rate=0.5, end_value=0.5)
exponential_decay(init_value=0.1, transition_steps=0, decay_rate=0.5)
exponential_decay(init_value=0.1, transition_steps=-4, decay_rate=0.5, end_value=0.5)
exponential_decay(init_value=0.1, transition_steps=4, decay_rate=0)
exponential_decay(init_value=0.1, transition_steps=4, decay_rate=-0.5)
exponential_decay(init_value=0.1, transition_steps=4, decay_rate=-0.5, staircase=True)
exponential_decay(init_value=0.1, transition_steps=4, decay_rate=0.5, transition_begin=-3)
exponential_decay(init_value=0.1, transition_steps=2.5, decay_rate=0.8)
exponential_decay(init_value=1, transition_steps=4, decay_rate=0.5)
exponential_decay(0.1, 4)
cosine_decay_schedule(init_value=0.1, decay_steps=20)
cosine_decay_schedule(0.1, 20, 0.1)
cosine_decay_schedule(0.1, 20, alpha=0.1, exponent=2.0)
cosine_decay_schedule(0.1, 20, exponent=0.5)
cosine_decay_schedule(0.1, 20, exponent=0)
cosine_decay_schedule(0.1, 20, alpha=1.5)
cosine_decay_schedule(0.1, 20, alpha=-0.5)
cosine_decay_schedule(0.1, 1)
cosine_decay_schedule(0.1, 7.5)
cosine_decay_schedule(0.1, 100000, 1e-3)
cosine_decay_schedule(0.1, 0)
cosine_decay_schedule(0.1, -5)
cosine_decay_schedule(init_value=1, decay_steps=10)
piecewise_interpolate_schedule('linear', 0.1, {10: 2.0, 30: 0.1})
piecewise_interpolate_schedule('cosine', 0.1, {10: 2.0, 30: 0.1})
piecewise_interpolate_schedule(interpolate_type='linear', init_value=1.0, boundaries_and_scales={5: 0.5, 12: 0.5, 25: 0.1})
piecewise_interpolate_schedule('cosine', 1.0, {25: 0.1, 5: 0.5, 12: 0.5})
piecewise_interpolate_schedule('linear', 1.0, {0: 0.5, 10: 0.1})
piecewise_interpolate_schedule('cosine', 1.0, {1: 0.5})
piecewise_interpolate_schedule('linear', 1.0, {5: 0.0, 10: 2.0})
piecewise_interpolate_schedule('linear', 1.0, {-5: 0.5, 10: 0.1})
piecewise_interpolate_schedule('linear', 1.0)
piecewise_interpolate_schedule('linear', 1.0, {})
piecewise_interpolate_schedule('poly', 1.0, {5: 0.5})
piecewise_interpolate_schedule('linear', 1.0, {5: -0.5})
linear_onecycle_schedule(20, 1.0)
linear_onecycle_schedule(transition_steps=30, peak_value=0.1, pct_start=0.2, pct_final=0.7)
linear_onecycle_schedule(30, 0.1, 0.3, 0.85, 10, 100)
linear_onecycle_schedule(30, 0.1, pct_start=0.0)
linear_onecycle_schedule(30, 0.1, pct_start=0.5, pct_final=0.5)
linear_onecycle_schedule(30, 0.1, pct_start=0.9, pct_final=0.5)
linear_onecycle_schedule(30, 0.1, pct_final=1.0)
linear_onecycle_schedule(30, 0.1, div_factor=1.0, final_div_factor=1.0)
linear_onecycle_schedule(1, 0.1)
linear_onecycle_schedule(3, 0.1)
linear_onecycle_schedule(0, 0.1)
linear_onecycle_schedule(100, 3e-4)
cosine_onecycle_schedule(20, 1.0)
cosine_onecycle_schedule(transition_steps=30, peak_value=0.1, pct_start=0.2)
cosine_onecycle_schedule(30, 0.1, 0.3, 10, 100)
cosine_onecycle_schedule(30, 0.1, pct_start=0.0)
cosine_onecycle_schedule(30, 0.1, pct_start=1.0)
cosine_onecycle_schedule(30, 0.1, pct_start=0.55)
cosine_onecycle_schedule(30, 0.1, div_factor=1.0)
cosine_onecycle_schedule(10, 0.1)
cosine_onecycle_schedule(1, 0.1)
cosine_onecycle_schedule(2, 0.1)
cosine_onecycle_schedule(-3, 0.1)
cosine_onecycle_schedule(100, 3e-4)
warmup_constant_schedule(0.0, 0.1, 10)
warmup_constant_schedule(init_value=0.01, peak_value=0.1, warmup_steps=5)
warmup_constant_schedule(0.0, 0.1, 0)
warmup_constant_schedule(0.2, 0.1, 8)
warmup_constant_schedule(0.0, 3e-4, 1)
warmup_constant_schedule(0.0, 3e-4, 100)
warmup_constant_schedule(0.1, 0.1, 10)
warmup_constant_schedule(0.0, 0.1, -3)
warmup_constant_schedule(0.0, 0.1, 7.5)
warmup_constant_schedule(0.0, 1, 10)
warmup_constant_schedule(0, 0.1, total // 4)
warmup_constant_schedule(0.0, 0.1)
warmup_cosine_decay_schedule(init_value=0.0, peak_value=0.1, warmup_steps=5, decay_steps=30)
warmup_cosine_decay_schedule(0.1, 1.0, 4, 16, 0.05)
warmup_cosine_decay_schedule(0.0, 0.1, 5, 30, end_value=0.01, exponent=2.0)
warmup_cosine_decay_schedule(0.0, 0.1, 0, 30)
warmup_cosine_decay_schedule(0.0, 0.1, 1, 30)
warmup_cosine_decay_schedule(0.0, 0.0, 5, 30, 0.01)
warmup_cosine_decay_schedule(0.0, 0.1, 30, 30)
warmup_cosine_decay_schedule(0.0, 0.1, 31, 30)
warmup_cosine_decay_schedule(0.0, 0.1, 5, 6)
warmup_cosine_decay_schedule(0.0, 3e-4, 10, total)
warmup_cosine_decay_schedule(0.2, 0.1, 5, 30, 0.15)
warmup_cosine_decay_schedule(0.0, 0.1, -2, 30)
warmup_exponential_decay_schedule(init_value=0.0, peak_value=0.1, warmup_steps=4, transition_steps=3, decay_rate=0.5)
warmup_exponential_decay_schedule(0.0, 0.1, 4, 3, 0.5, 2, True, 0.01)
warmup_exponential_decay_schedule(0.01, 0.1, 5, 10, 0.9, staircase=True)
warmup_exponential_decay_schedule(0.0, 0.1, 5, 10, 0.9, transition_begin=3)
warmup_exponential_decay_schedule(0.0, 0.1, 0, 10, 0.9)
warmup_exponential_decay_schedule(0.0, 0.1, 5, 0, 0.9)
warmup_exponential_decay_schedule(0.0, 0.1, 5, 10, 0)
warmup_exponential_decay_schedule(0.0, 0.1, 5, 10, 1.1, end_value=0.2)
warmup_exponential_decay_schedule(0.0, 0.1, 5, 10, 0.5, end_value=0.04)
warmup_exponential_decay_schedule(0.2, 0.1, 5, 10, 0.5)
warmup_exponential_decay_schedule(0.0, 0.1, 5, 10, 0.5, transition_begin=-4)
warmup_exponential_decay_schedule(0.0, 3e-4, 1, 1, 0.99)
sgdr_schedule([dict(init_value=0.0, peak_value=0.1, warmup_steps=3, decay_steps=10), dict(init_value=0.01, peak_value=0.05, warmup_steps=5, decay_steps=20, end_value=0.001)])
sgdr_schedule([dict(init_value=0.1, peak_value=0.1, warmup_steps=0, decay_steps=7)] * 4)
sgdr_schedule([{'init_value': 0.0, 'peak_value': 0.1, 'warmup_steps': 2, 'decay_steps': 12, 'exponent': 2.0}])
sgdr_schedule([dict(init_value=0.0, peak_value=0.1, warmup_steps=2, decay_steps=10, end_value=0.01)] * 3)
sgdr_schedule([dict(init_value=0.0, peak_value=0.1 * 0.5 ** i, warmup_steps=2, decay_steps=5 * 2 ** i) for i in range(3)])
sgdr_schedule([dict(init_value=0.05, peak_value=0.1, warmup_steps=1, decay_steps=2), dict(init_value=0.01, peak_value=0.2, warmup_steps=1, decay_steps=30)])
sgdr_schedule(({'init_value': 0.0, 'peak_value': 0.1, 'warmup_steps': 3, 'decay_steps': 15}, {'init_value': 0.0, 'peak_value': 0.05, 'warmup_steps': 3, 'decay_steps': 15}))
sgdr_schedule(cosine_kwargs=[dict(init_value=0.0, peak_value=0.1, warmup_steps=3, decay_steps=total)])
sgdr_schedule([dict(init_value=0.0, peak_value=0.1, warmup_steps=5, decay_steps=5)])
sgdr_schedule([dict(init_value=0.0, peak_value=0.1, warmup_steps=5, decay_steps=9, alpha=0.1)])
sgdr_schedule([])
sgdr_schedule([dict(init_value=0.0, peak_value=0.1, warmup_steps=3)])
join_schedules([linear_schedule(0.0, 0.1, 5), cosine_decay_schedule(0.1, 30)], [5])
join_schedules([linear_schedule(0.0, 0.1, 5), constant_schedule(0.1), linear_schedule(0.1, 0.0, 10)], boundaries=[5, 25])
optax.join_schedules(schedules=[optax.linear_schedule(0.0, 0.1, 5), optax.exponential_decay(0.1, 10, 0.5)], boundaries=[5])
join_schedules([constant_schedule(0.1), constant_schedule(0.2), constant_schedule(0.3)], [5])
join_schedules([constant_schedule(0.1)], [5, 10])
join_schedules([constant_schedule(0.1), linear_schedule(0.2, 0.0, 10), constant_schedule(0.3)], [20, 10])
join_schedules([constant_schedule(0.1), linear_schedule(0.2, 0.0, 10)], [0])
join_schedules([linear_schedule(0.0, 0.1, 10), linear_schedule(0.2, 0.0, 10)], [-3])
join_schedules([join_schedules([constant_schedule(0.1), linear_schedule(0.2, 0.0, 10)], [5]), cosine_decay_schedule(0.1, 10, 0.1)], [20])
join_schedules([], [])
optax.schedules.cosine_decay_schedule(0.1, 25)
optax.schedules.warmup_cosine_decay_schedule(init_value=0.0, peak_value=0.1, warmup_steps=5, decay_steps=30)
cosine_schedule(0.1, 25)
"""
PLATEAUS = (
    ("factor=0.5, patience=2", "stairs flat falling negative zero nan all_nan rising"),
    ("factor=0.5, patience=2, cooldown=2", "stairs flat falling nan"),
    ("factor=0.5, patience=1, cooldown=1", "flat rising"),
    ("factor=0.5, patience=2, accumulation_size=3", "stairs flat falling nan"),
    ("factor=0.5, patience=1, min_scale=0.3", "flat"),
    ("factor=0.5, patience=0", "flat"),
    ("factor=0.7, patience=2, rtol=0.0, atol=0.05", "falling tiny_steps negative"),
    ("factor=0.7, patience=2, rtol=0.1, atol=0.01", "falling negative"),
    ("0.2, 3", "falling flat"),
    ("rtol=1.0, patience=2", "falling"),
    ("factor=1.0", "flat"),
    ("factor=0.0", "flat"),
    ("rtol=0.0, atol=0.0", "flat"),
    ("rtol=1.5", "flat"),
    ("rtol=-0.1", "flat"),
    ("mode='min'", "flat"),
)


def precision():
    return "float64" if jax.config.jax_enable_x64 else "float32"


def scheduled(call):
    """A schedule called with k = 0..steps, then at some far steps."""
    let = {"total": 36} if "total" in call else {}
    settings = {"call": call, "steps": 40, "precision": precision()} | ({"let": let} if let else {})
    try:
        schedule = eval(call, {**NAMES, **let})
    except Exception as error:
        return {**settings, **raised(error, None)}
    rates = []
    for k in range(settings["steps"] + 1):
        try:
            rates.append(float(schedule(k)))
        except Exception as error:
            return {**settings, **raised(error, k)}
    return {**settings, "rates": [rates], "at": {k: float(schedule(k)) for k in PROBES}}


def plateau(arguments, metrics):
    """The transformation's scale: row 0 before any metric, row k once metric k - 1 was given."""
    call = f"reduce_on_plateau({arguments})"
    settings = {"call": call, "steps": len(metrics), "metrics": [None if math.isnan(m) else m for m in metrics], "precision": precision()}
    parameters = jnp.zeros(1, precision())
    try:
        transformation = eval(call, {"reduce_on_plateau": optax.contrib.reduce_on_plateau})
    except Exception as error:
        return {**settings, **raised(error, None)}
    state = transformation.init(parameters)
    update = jax.jit(transformation.update)
    scales = [float(state.scale)]
    for metric in metrics:
        _, state = update(parameters, state, value=metric)
        scales.append(float(state.scale))
    return {**settings, "rates": [scales]}


def main():
    metrics = streams()
    cases = []
    for double in (False, True):
        jax.config.update("jax_enable_x64", double)
        cases += [scheduled(call) for call in CALLS.split("\n") if call]
        cases += [plateau(rest, metrics[name.replace("_", " ")]) for rest, names in PLATEAUS for name in names.split()]
    about = {"source": "optax.schedules and optax.contrib.reduce_on_plateau, run as installed", "versions": versions("optax", "jax", "jaxlib"), "script": "make_optax.py"}
    write("optax", about, cases)


if __name__ == "__main__":
    main()
