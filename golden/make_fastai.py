"""Writes fastai.jsonl: what fastai's rules suggest for some curves of a range test.

    python make_fastai.py <path of fastai/callback/schedule.py>

Only the three functions are run; fastai itself need not be installed.
"""

import datetime
import json
import re
import sys

import numpy as np

FUNCTIONS = ("valley", "slide", "minimum")


def functions(path):
    source = open(path).read()
    scope = {"np": np, "to_np": np.asarray}
    for name in FUNCTIONS:
        body = re.search(rf"^def {name}\(.*?(?=^\S)", source, re.S | re.M).group(0)
        exec(body, scope)
    return [scope[name] for name in FUNCTIONS]


def curve(seed):
    """A loss that falls, turns and runs off, with noise, smoothed as fastai does."""
    random = np.random.default_rng(seed)
    points = int(random.integers(40, 90))
    eta = np.geomspace(10.0 ** random.uniform(-7, -4), 10.0 ** random.uniform(-1, 1), points)
    fall = 1 / (1 + (10.0 ** random.uniform(-4, -2) / eta) ** random.uniform(0.5, 2))
    loss = 2.3 - random.uniform(0.2, 2) * fall + random.uniform(0, 0.2) * random.standard_normal(points)
    loss = loss + (eta / (eta[-1] * random.uniform(0.2, 1))) ** 3
    mean, smooth = 0.0, []
    for k, value in enumerate(loss):
        mean = 0.98 * mean + 0.02 * value
        smooth.append(round(mean / (1 - 0.98 ** (k + 1)), 6))
    return [float(f"{value:.6g}") for value in eta], smooth


def main():
    rules = functions(sys.argv[1])
    with open("fastai.jsonl", "w") as out:
        head = {"source": "fastai callback/schedule.py", "versions": {"fastai": "commit 0a049e8a", "numpy": np.__version__},
                "script": "make_fastai.py", "made": str(datetime.date.today()), "cases": 12}
        out.write(json.dumps(head) + "\n")
        for seed in range(12):
            etas, losses = curve(seed)
            x, y = np.array(etas), np.array(losses)
            case = {"etas": etas, "losses": losses}
            for name, rule in zip(FUNCTIONS, rules):
                case[name] = float(rule(x, y, 100)[0])
            out.write(json.dumps(case) + "\n")


main()
