package anneal.dialect;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The schedules of Keras 3, {@code keras.optimizers.schedules}, and its callback ReduceLROnPlateau. A schedule is a
 * function of the step; what it holds as an int makes the whole of it compute with integers, or in 32 bits beside floats.
 */
final class Keras {
    private static final String SCHEDULES = """
            ExponentialDecay(initial_learning_rate,decay_steps,decay_rate,staircase=False,name='ExponentialDecay')
              refuse decay_steps <= 0: ValueError Argument `decay_steps` must be > 0. Received: decay_steps={decay_steps}
              rate = tensor(initial_learning_rate, t)
              p = cast(t, rate) / cast(decay_steps, rate)
              lr = rate * cast(decay_rate, rate) ** (floor(p) if staircase else p)

            PiecewiseConstantDecay(boundaries,values,name='PiecewiseConstant')
              refuse len(boundaries) != len(values) - 1: ValueError The length of boundaries should be 1 less than the \
            length of values. Received: boundaries={boundaries} of length {len(boundaries)}, and values={values} of length {len(values)}.
              levels = [tensor(v, t) for v in values]
              bounds = [int(b) for b in boundaries]
              raise len(bounds) == 0: IndexError list index out of range
              raise is_whole(levels[0]) and len([v for v in levels if not is_whole(v)]) > 0: RuntimeError result type \
            {precision(t)} can't be cast to the desired output type Int
              inside = [levels[i + 1] for i in range(len(bounds) - 1) if bounds[i] < t <= bounds[i + 1]]
              lr = sum(inside, cast(0, levels[0])) + (levels[0] if t <= bounds[0] else 0) + (levels[-1] if t > bounds[-1] else 0)

            PolynomialDecay(initial_learning_rate,decay_steps,end_learning_rate=0.0001,power=1.0,cycle=False,name='PolynomialDecay')
              refuse decay_steps <= 0: ValueError Argument `decay_steps` must be > 0. Received: decay_steps={decay_steps}
              rate = tensor(initial_learning_rate, t)
              end = cast(end_learning_rate, rate)
              n = cast(decay_steps, rate)
              now = cast(t, rate)
              span = n * (1.0 if t == 0 else ceil(now / decay_steps)) if cycle else n
              p = (now if cycle or now < n else n) / span
              lr = (rate - end) * (1 - p) ** cast(power, rate) + end

            InverseTimeDecay(initial_learning_rate,decay_steps,decay_rate,staircase=False,name='InverseTimeDecay')
              refuse decay_steps <= 0: ValueError Argument `decay_steps` must be > 0. Received: decay_steps={decay_steps}
              rate = tensor(initial_learning_rate, t)
              p = cast(t, rate) / cast(decay_steps, rate)
              lr = rate / (1 + cast(decay_rate, rate) * (floor(p) if staircase else p))

            CosineDecay(initial_learning_rate,decay_steps,alpha=0.0,name='CosineDecay',warmup_target=None,warmup_steps=0)
              refuse decay_steps <= 0: ValueError Argument `decay_steps` must be > 0. Received: decay_steps={decay_steps}
              rate = tensor(initial_learning_rate, t)
              n = cast(decay_steps, rate)
              w = cast(0 if warmup_target is None else warmup_steps, rate)
              peak = rate if warmup_target is None else cast(warmup_target, rate)
              now = cast(t, rate) if t < n + w else n + w
              wave = 0.5 * (1.0 + cos(cast(pi, rate) * ((now - w) / n)))
              lr = (peak - rate) * (now / w) + rate if warmup_target is not None and now < w \
            else peak * ((1 - alpha) * wave + alpha)

            CosineDecayRestarts(initial_learning_rate,first_decay_steps,t_mul=2.0,m_mul=1.0,alpha=0.0,name='SGDRDecay')
              refuse first_decay_steps <= 0: ValueError Argument `first_decay_steps` must be > 0. \
            Received: first_decay_steps={first_decay_steps}
              rate = tensor(initial_learning_rate, t)
              floor_rate = cast(alpha, rate)
              growth = cast(t_mul, rate)
              done = cast(t, rate) / cast(first_decay_steps, rate)
              i = floor(done) if growth == 1 else floor(log(cast(1.0 - done * (1.0 - growth), rate)) / log(growth))
              p = done - i if growth == 1 else (done - (1.0 - growth ** i) / (1.0 - growth)) / growth ** i
              wave = 0.5 * cast(m_mul, rate) ** i * (1.0 + cos(cast(pi, rate) * p))
              lr = rate * ((1 - floor_rate) * wave + floor_rate)
            """;

    private static final String CALLBACK = """
            ReduceLROnPlateau(monitor='val_loss',factor=0.1,patience=10,verbose=0,mode='auto',min_delta=0.0001,cooldown=0,min_lr=0.0,epsilon=0)
              refuse factor >= 1.0: ValueError ReduceLROnPlateau does not support a factor >= 1.0. Received factor={factor}
              set known = mode in ('min', 'max') or 'loss' in monitor
              set down = mode != 'max'
              set best = None
              set cooldown_counter = 0
              set wait = 0
              tick counter = max(cooldown_counter - 1, 0)
              tick wait = 0 if cooldown_counter > 0 else wait
              tick delta = abs(min_delta)
              tick better = best is None or (metric < best - delta if down else metric > best + delta)
              tick best = metric if better else best
              tick wait = 0 if better else wait if counter > 0 else wait + 1
              tick due = not better and counter <= 0 and wait >= patience
              tick cut = due and lrs[0] > min_lr
              tick cooldown_counter = cooldown if cut else counter
              tick wait = 0 if cut else wait
              raise not known: ValueError ReduceLROnPlateau callback received monitor={monitor}, but Keras isn't able to \
            automatically determine whether that metric should be maximized or minimized. Pass `mode='max'` in order to \
            monitor based on the highest metric value, or pass `mode='min'` in order to use the lowest value.
              lr = max(lr * factor, min_lr) if cut else lr
            """;

    private static final Scope.Names NAMES = Definition.names(Map.of(
            "tensor",
                    (Callable) (places, named) -> {
                        boolean single = ((Tensor) places.get(1)).single();
                        boolean whole = Values.isInteger(places.get(0));
                        return new Tensor(Values.real(places.get(0)), single || whole, whole);
                    },
            "cast",
                    (Callable) (places, named) -> {
                        Tensor like = (Tensor) places.get(1);
                        double value = Values.real(places.get(0));
                        return new Tensor(like.whole() ? truncated(value) : value, like.single(), like.whole());
                    },
            "floor", narrowed(value -> Math.floor((float) value)),
            "ceil", narrowed(value -> (float) Math.ceil(value)),
            "precision", Builtins.one(value -> value instanceof Tensor tensor && tensor.single() ? "Float" : "Double"),
            "is_whole", Builtins.one(value -> value instanceof Tensor tensor && tensor.whole())));
    private static final Map<String, Definition> FUNCTIONS = Definition.table(SCHEDULES, ".__init__", 1, NAMES);
    private static final Definition PLATEAU = Definition.table(CALLBACK, ".__init__", 1, NAMES)
            .values()
            .iterator()
            .next();

    private Keras() {}

    /** Keras' floor takes 32 bits of what has 64, and its ceil gives 32. */
    private static Callable narrowed(DoubleUnaryOperator function) {
        return Builtins.one(
                value -> value instanceof Tensor tensor ? tensor.with(function.applyAsDouble(tensor.value())) : value);
    }

    private static double truncated(double value) {
        return value < 0 ? Math.ceil(value) : Math.floor(value);
    }

    /** The constructors; the callback's bound to an optimizer. */
    static Map<String, Object> names(Optimizer optimizer) {
        Map<String, Object> names = new HashMap<>();
        FUNCTIONS.forEach((name, definition) -> names.put(name, definition.function()));
        names.put("ReduceLROnPlateau", Torch.constructor(PLATEAU, "ReduceLROnPlateau", optimizer));
        return names;
    }

    /** What Keras' own JSON, {@code {"class_name": ..., "config": {...}}}, stands for. */
    static Object of(Map<?, ?> json, Map<String, Object> names) {
        String type = String.valueOf(json.get("class_name"));
        if (!(names.get(type) instanceof Callable constructor)) {
            throw PythonException.value("\"class_name\" must be a schedule's name, but was \"" + type + "\""
                    + anneal.notation.Nearest.hint(type, names.keySet()));
        }
        if (!(json.get("config") instanceof Map<?, ?> config)) {
            throw PythonException.value("\"config\" must hold the arguments of " + type);
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        config.forEach((name, value) -> arguments.put(String.valueOf(name), plain(value)));
        return constructor.call(java.util.List.of(), arguments);
    }

    private static Object plain(@Nullable Object value) {
        return Values.ofPlain(value);
    }
}
