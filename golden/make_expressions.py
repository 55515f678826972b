"""Makes python-expressions.jsonl: what Python itself makes of the lambdas people write, for k = 0, 1, 2 and so on.

Each case is a lambda of one step, the names it closes over in "let", and its value at each step as a double,
or the first error. A complex value (a negative base to a fractional power) is recorded as an error.

Needs Python 3.11 only.
"""

import math
import random

from tables import raised, versions, write

LET = {"warmup": 5, "total": 30, "gamma": 0.9, "base": 1e-3, "milestones": [4, 8, 15], "factors": [1, 0.5, 0.1]}
LAMBDAS = """
lambda epoch: 0.95 ** epoch
lambda e: 2 ** e
lambda e: 2 ** -e
lambda e: -2 ** e
lambda e: (-2) ** e
lambda e: -e ** 2
lambda e: 2 ** 3 ** (e % 3)
lambda e: 2 ** -1 ** e
lambda e: 10 ** -e
lambda e: 0 ** e
lambda e: 0.0 ** e
lambda e: e ** 0.5
lambda e: (e + 1) ** -0.5
lambda e: (e - 5) ** 0.5
lambda e: (e - 5) ** 2
lambda e: (e - 5.0) ** 3
lambda e: 0 ** -e
lambda e: 3 ** e % 7
lambda e: e // 3
lambda e: -e // 3
lambda e: e // -3
lambda e: e // 2.5
lambda e: -e // 2.5
lambda e: e % 7
lambda e: -e % 7
lambda e: e % -7
lambda e: -e % -7
lambda e: e % 2.5
lambda e: -e % 2.5
lambda e: e % -2.5
lambda e: (e - 10) % 0.1
lambda e: (e - 10) // 0.1
lambda e: e / 3
lambda e: 1 / (1 + e)
lambda e: 1 / e
lambda e: e / (7 - e)
lambda e: e // (7 - e)
lambda e: e % (7 - e)
lambda e: 1.0 / (7 - e)
lambda e: e - 3 - 2
lambda e: 100 / e / 2 if e else 0
lambda e: e * 0.1 + 0.2
lambda e: 0.1 + 0.2 * e
lambda e: +e
lambda e: --e
lambda e: - - + e
lambda e: 1e-3 * e
lambda e: 1_000 * e
lambda e: .5 * e + 5.
lambda e: 0x10 + e
lambda e: 1E2 + 1e+2 + e
lambda e: 0.1 * 3 ** e // 2 + e % 4 - -e
lambda e: e < 5
lambda e: (e >= 5) * 0.5
lambda e: 1 < e <= 4
lambda e: 0 < e < 3 < 4
lambda e: e == 3
lambda e: e != 3
lambda e: 3 > e > 1
lambda e: 0.1 if e < 5 else 0.01
lambda e: 1 if e < 3 else 0.5 if e < 6 else 0.1
lambda e: (1 if e < 3 else 2) if e < 6 else (3 if e < 9 else 4)
lambda e: 1.0 if e in (2, 4, 6) else 0.1
lambda e: 1.0 if e not in [2, 4, 6] else 0.1
lambda e: e and 0.5
lambda e: e or 0.5
lambda e: not e
lambda e: 1 if not e % 2 else 0
lambda e: 1 if e > 2 and e < 6 or e == 9 else 0
lambda e: (e > 2) + (e > 4) + (e > 6)
lambda e: (e > 2 and 0.5) or 1
lambda e: True
lambda e: False
lambda e: min(1, e / 5)
lambda e: max(0.0, 1 - e / 12)
lambda e: max(min((e + 1) / warmup, 1.0), 0.1)
lambda e: min(e, 3, 7 - e)
lambda e: max([e, 4])
lambda e: abs(e - 6)
lambda e: int(e / 3)
lambda e: int(-e / 3)
lambda e: float(e) / 3
lambda e: round(e / 2)
lambda e: round(e * 0.37, 1)
lambda e: round(e / 7, 3)
lambda e: round(-e / 2)
lambda e: bool(e)
lambda e: pow(0.9, e)
lambda e: pow(e, 2)
lambda e: pow(3, e, 7)
lambda e: divmod(e, 3)[0]
lambda e: sum([e, 1, 2])
lambda e: sum(e >= m for m in milestones)
lambda e: gamma ** sum(e >= m for m in milestones)
lambda e: gamma ** len([m for m in milestones if m <= e])
lambda e: factors[min(e // 5, 2)]
lambda e: [1, 0.5, 0.1][e // 5]
lambda e: (1, 0.5, 0.1)[-1]
lambda e: {0: 1.0, 1: 0.5}.get(e, 0.1)
lambda e: {0: 1.0, 1: 0.5}[e]
lambda e: math.cos(math.pi * e / 10)
lambda e: 0.5 * (1 + math.cos(math.pi * e / total))
lambda e: 0.5 * (math.cos(e / total * math.pi) + 1) if e < total else 0.0
lambda e: math.sin(e) ** 2
lambda e: math.tan(e)
lambda e: math.tanh(e - 3)
lambda e: math.sinh(e / 4) + math.cosh(e / 4)
lambda e: math.acos(e / 6)
lambda e: math.asin(e / 6) + math.atan(e) + math.atan2(e, 3)
lambda e: math.exp(-0.1 * e)
lambda e: math.exp(100 * e)
lambda e: math.expm1(-e / 10) + math.log1p(e)
lambda e: math.sqrt(e)
lambda e: math.sqrt(4 - e)
lambda e: math.log(e + 1)
lambda e: math.log(e + 1, 2)
lambda e: math.log(e)
lambda e: math.log2(e + 1) + math.log10(e + 1)
lambda e: math.pow(0.95, e)
lambda e: math.pow(e - 3, 0.5)
lambda e: math.floor(e / 3) + math.ceil(e / 3) + math.trunc(-e / 3)
lambda e: math.floor(-e / 3)
lambda e: math.e ** -e
lambda e: math.tau * e
lambda e: math.inf if e > 5 else e
lambda e: math.nan
lambda e: math.fabs(3 - e) + math.hypot(e, 4)
lambda e: math.fmod(e - 10, 3)
lambda e: math.copysign(e, -1)
lambda e: math.degrees(math.radians(e))
lambda e: math.factorial(e)
lambda e: math.gcd(e, 12)
lambda e: math.isclose(e, 3)
lambda e: math.gamma(e + 1)
lambda e: math.erf(e / 4)
lambda step: step / warmup if step < warmup else 1.0
lambda step: min(1.0, step / warmup) * gamma ** step
lambda step: (step + 1) / warmup if step < warmup else max(0.0, (total - step) / (total - warmup))
lambda step: max(base, 0.5 * (1 + math.cos(math.pi * (step - warmup) / max(1, total - warmup)))) if step >= warmup else float(step) / float(max(1, warmup))
lambda step: min((step + 1) ** -0.5, (step + 1) * warmup ** -1.5)
lambda step: (lambda x: x * x)(step / 10)
lambda e, g=0.9: g ** e
lambda e, *, g=0.5: g ** e
lambda e=3: e
lambda *a: a[0]
lambda: 1
lambda a, b: a
lambda _: 0.5
lambda e: undefined ** e
lambda e: e.real
lambda e: "a"
lambda e: None
lambda e: [e]
lambda e: e if e < 3 else "x"
lambda e: 1 if e < 3
lambda e: e +
lambda e: (e
lambda e: e ** 400 * 1.0
lambda e: 10.0 ** (100 * e)
lambda e: 10 ** (100 * e)
lambda e: 10 ** 400 // 10 ** 399 * e
lambda e: (e * 10 ** 20 + 1) // 3
lambda e: (2 ** 53 + e) % 10
lambda e: (2 ** 62 + e) * 4 % 1000
lambda e: 9007199254740993 * e / 3
lambda e: 9007199254740993 + e
lambda e: 1 << e
lambda e: 1024 >> e
lambda e: e & 6 | 1
lambda e: e ^ 3
lambda e: ~e
lambda e: e is None
lambda e: (f := e / 3) * f
lambda e: 1e400
lambda e: -0.0 * e
lambda e: 5e-324 * e
lambda e: 0.1 + 0.1 + 0.1 + e
lambda e: 1/3*e
lambda e:0.5**(e//10)
lambda   e  :  ( 0.5 )  **  ( e // 10 )
lambda e: 0.5 ** (e // 10)  # halve every ten
lambda e: (0.5
    ** (e // 10))
"""


def values(source, names, steps=25):
    case = {"lambda": source, "let": {name: LET[name] for name in LET if name in source}, "steps": steps}
    try:
        function = eval(source, {**names, **case["let"]})
    except Exception as error:
        return {**case, **raised(error, None)}
    found = []
    for k in range(steps + 1):
        try:
            value = function(k)
            if isinstance(value, complex):
                raise TypeError(f"complex value {value}")
            found.append(float(1.0 * value))
        except Exception as error:
            return {**case, **raised(error, k)}
    return {**case, "values": found}


def grown(draw, depth):
    """A random expression of e, for what nobody thought of listing."""
    if depth == 0:
        return draw.choice(["e", "e", "e", "1", "2", "3", "0.5", "0.1", "7", "1.5", "10"])
    left, right, third = (grown(draw, draw.randrange(depth)) for _ in range(3))
    forms = ("{0} + {1}", "{0} - {1}", "{0} * {1}", "{0} / {1}", "{0} // {1}", "{0} % {1}", "({0}) ** 2", "0.9 ** ({0})", "-{0}", "({0} - {1})", "({0} + {1}) * {2}")
    forms += ("min({0}, {1})", "max({0}, {1})", "abs({0})", "({0} if {1} < {2} else {1})", "({0} >= {1}) * {2}", "math.cos({0})", "math.sqrt(abs({0}))", "-({0}) ** 2")
    return draw.choice(forms).format(left, right, third)


def sources():
    text = LAMBDAS.strip().replace("\n    ", "\r")
    yield from (line.replace("\r", "\n    ") for line in text.split("\n"))
    draw = random.Random(20261123)
    for _ in range(160):
        yield "lambda e: " + grown(draw, 4)


def main():
    about = {"source": "Python's own evaluation", "versions": versions(), "script": "make_expressions.py"}
    write("python-expressions", about, [values(source, {"math": math}) for source in sources()])


if __name__ == "__main__":
    main()
