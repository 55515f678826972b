/**
 * Schedules as text: one grammar for flags, files, URLs and cluster rows.
 *
 * <pre>
 * plan     = schedule
 * schedule = chain { "per" length } { "under" call [ "from" length ] }
 * chain    = product { "then" product }
 * product  = part { "*" part }
 * part     = number | call | "(" schedule ")"
 * call     = name "(" [ argument { "," argument } ] ")"
 * argument = [ name "=" ] ( quantity | word | list | schedule | string )
 * list     = "[" [ quantity { "," quantity } ] "]"
 * quantity = number [ unit ]
 * unit     = "ep" | "samples" | "tokens" | "%"
 * </pre>
 *
 * <p>A number where a schedule is expected is a constant rate; in a product it scales. A curve as an argument is its name,
 * with its own arguments by name if it has any: {@code curve=cosine}, {@code curve=polynomial(power=2)}. A length without a unit counts updates; {@code ep} are
 * epochs and {@code %} is a share of the whole run. {@code per epoch} means {@code per 1ep}. A ramp is written by the
 * name of its curve, and its end may be left out where it is 0: {@code cosine(0.1, 15ep)}.
 *
 * <p>A rule behind {@code under} listens to the whole run, or {@code from} a length on; several of them multiply. In
 * brackets, it listens to its part of a sequence: values measured before its part begins or after it ends do not count,
 * and the rates of other parts are none of its business. A part keeps its length, whatever its rule decides. Inside a
 * product or a call there is no place for a rule. {@link anneal.notation.Settings} and {@link anneal.notation.BatchPlan}
 * have their grammar on top of this one.
 *
 * <p>A {@link anneal.notation.Space} is many schedules in one text. There, and only there, a part may be a range or one of several
 * alternatives, and names may stand for what is explained behind the whole:
 *
 * <pre>
 * space    = settings [ "where" name "=" ( quantity | word | list | schedule ) { "," ... } ]
 * part     = ... | range | choice | name
 * range    = quantity ".." quantity [ "log" | "int" ]
 * choice   = "{" ( quantity | word | list | schedule ) { "," ... } "}"
 *
 * cosine(1e-4..1 log, 5ep..15ep)
 * milestones({0.1, 0.03}, [30%..60%, 65%..90%], gamma=0.05..0.5 log)
 * {cosine(peak, 100%), linear(peak, 100%)} * {1, linear(0, 1, 2%..10%)} where peak = 1e-3..1 log
 * </pre>
 *
 * <p>The names of shapes and of their arguments are read off the records of {@code anneal.schedule} and
 * {@code anneal.feedback} and off {@code Recipes}; there is no second list.
 *
 * <p>Another library's schedule is its source as a JSON string, under the library's name:
 * {@code pytorch("StepLR(optimizer, 30)", lr=0.1)}. This package knows none of these libraries; it asks every
 * {@link anneal.notation.ForeignReader} that the service loader finds.
 *
 * <p>{@link anneal.notation.Explanation} answers why a rate is what it is at a step.
 *
 * <pre>
 * cosine(0.1, 15ep)
 * milestones(0.1, at=[30ep, 60ep, 90ep], gamma=0.1)
 * linear(0, 0.1, 5ep) then cosine(0.1, 85ep)
 * cosine(0.1, 15ep) per epoch
 * 0.5 * cosine(0.1, 15ep) * untunedLinear(0.999)
 * fork(wsd(0.1, 500, 90%, 0), 40000, 8000, curve=oneMinusSqrt)
 * 0.1 under plateau(factor=0.1, patience=5)
 * linear(0, 0.1, 5ep) then (0.1 under plateau(patience=5))
 * cosine(0.1, 90ep) under plateau(patience=3) from 5ep under greedy(cap=0.2)
 * </pre>
 */
@NullMarked
package anneal.notation;

import org.jspecify.annotations.NullMarked;
