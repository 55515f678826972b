package anneal.dialect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The schedules of optax 0.2, {@code optax.schedules}, and {@code optax.contrib.reduce_on_plateau}, whose scale starts at
 * 1 where no rate is given.
 */
final class Optax {
    private static final String BASIC = """
            constant_schedule(value)
              lr = value

            polynomial_schedule(init_value,end_value,power,transition_steps,transition_begin=0)
              now = min(max(t - max(transition_begin, 0), 0), transition_steps)
              lr = init_value if transition_steps <= 0 \
            else (init_value - end_value) * (1 - now / tensor(transition_steps, t)) ** power + end_value

            linear_schedule(init_value,end_value,transition_steps,transition_begin=0)
              now = min(max(t - max(transition_begin, 0), 0), transition_steps)
              lr = init_value if transition_steps <= 0 \
            else (init_value - end_value) * (1 - now / tensor(transition_steps, t)) + end_value

            piecewise_constant_schedule(init_value,boundaries_and_scales=None)
              set scales = {} if boundaries_and_scales is None else boundaries_and_scales
              refuse len([b for b in scales if not scales[b] >= 0.0]) > 0: \
            ValueError `piecewise_constant_schedule` expects non-negative scale factors
              lr = product([tensor(scales[b], t) for b in sorted(scales) if t >= b], init_value)

            exponential_decay(init_value,transition_steps,decay_rate,transition_begin=0,staircase=False,end_value=None)
              set still = transition_steps <= 0 or decay_rate == 0
              now = t - max(transition_begin, 0)
              p = 0 if still else now / tensor(transition_steps, t)
              value = init_value if still or now <= 0 \
            else init_value * tensor(decay_rate, t) ** (floor(p) if staircase else p)
              lr = value if still or end_value is None \
            else max(value, end_value) if decay_rate < 1.0 else min(value, end_value)

            cosine_decay_schedule(init_value,decay_steps,alpha=0.0,exponent=1.0)
              refuse not decay_steps > 0: ValueError The cosine_decay_schedule requires positive decay_steps, \
            got decay_steps={decay_steps}.
              now = real(min(t, decay_steps), t)
              wave = 0.5 * (1 + cos(pi * now / decay_steps))
              lr = init_value * ((1 - alpha) * wave ** exponent + alpha)

            piecewise_interpolate_schedule(interpolate_type,init_value,boundaries_and_scales=None)
              refuse interpolate_type not in ('linear', 'cosine'): \
            ValueError `interpolate_type` must be either 'cosine' or 'linear'
              set scales = {} if boundaries_and_scales is None else boundaries_and_scales
              set ordered = sorted(scales)
              refuse len([b for b in ordered if not scales[b] >= 0.0]) > 0: \
            ValueError `piecewise_interpolate_schedule` expects non-negative scale factors
              set bounds = [0] + ordered
              set span = [max(bounds[i + 1] - bounds[i], 1) for i in range(len(ordered))]
              values = [product([tensor(scales[ordered[k]], t) for k in range(i)], real(init_value, t)) for i in range(len(bounds))]
              lr = sum([(values[i + 1] - values[i]) * ((t - bounds[i]) / span[i]) + values[i] \
            if interpolate_type == 'linear' \
            else values[i + 1] + (values[i] - values[i + 1]) / 2.0 * (cos(pi * ((t - bounds[i]) / span[i])) + 1) \
            for i in range(len(ordered)) if bounds[i] <= t < bounds[i + 1]], 0.0) + (values[-1] if bounds[-1] <= t else 0.0)

            join_schedules(schedules,boundaries)
              raise len(schedules) == 0: IndexError list index out of range
              set n = min(len(boundaries), len(schedules) - 1)
              parts = [i for i in range(n) if t >= boundaries[i]]
              lr = schedules[parts[-1] + 1](t - boundaries[parts[-1]]) if len(parts) > 0 else schedules[0](t)
            """;

    private static final String BUILT = """
            linear_onecycle_schedule(transition_steps,peak_value,pct_start=0.3,pct_final=0.85,div_factor=25.0,final_div_factor=10000.0)
              refuse transition_steps <= 0: ValueError A linear onecycle schedule was set with a non-positive `transition_steps`
              set built = piecewise_interpolate_schedule('linear', peak_value / div_factor, \
            {int(pct_start * transition_steps): div_factor, int(pct_final * transition_steps): 1.0 / div_factor, \
            transition_steps: 1.0 / final_div_factor})
              lr = built(t)

            cosine_onecycle_schedule(transition_steps,peak_value,pct_start=0.3,div_factor=25.0,final_div_factor=10000.0)
              refuse transition_steps <= 0: ValueError A linear onecycle schedule was set with a non-positive `transition_steps`
              set built = piecewise_interpolate_schedule('cosine', peak_value / div_factor, \
            {int(pct_start * transition_steps): div_factor, int(transition_steps): 1.0 / (div_factor * final_div_factor)})
              lr = built(t)

            warmup_constant_schedule(init_value,peak_value,warmup_steps)
              set built = linear_schedule(init_value, peak_value, warmup_steps)
              lr = built(t)

            warmup_cosine_decay_schedule(init_value,peak_value,warmup_steps,decay_steps,end_value=0.0,exponent=1.0)
              set alpha = 0.0 if peak_value == 0.0 else end_value / peak_value
              set built = join_schedules([linear_schedule(init_value, peak_value, warmup_steps), \
            cosine_decay_schedule(peak_value, decay_steps - warmup_steps, alpha, exponent)], [warmup_steps])
              lr = built(t)

            warmup_exponential_decay_schedule(init_value,peak_value,warmup_steps,transition_steps,decay_rate,\
            transition_begin=0,staircase=False,end_value=None)
              set built = join_schedules([linear_schedule(init_value, peak_value, warmup_steps), \
            exponential_decay(peak_value, transition_steps, decay_rate, transition_begin, staircase, end_value)], [warmup_steps])
              lr = built(t)
            """;

    private static final String SGDR = """
            sgdr_schedule(cosine_kwargs)
              set parts = [warmup_cosine_decay_schedule(**kwargs) for kwargs in cosine_kwargs]
              set lengths = [kwargs['decay_steps'] for kwargs in cosine_kwargs]
              set built = join_schedules(parts, [sum([lengths[k] for k in range(i + 1)]) for i in range(len(parts) - 1)])
              lr = built(t)
            """;

    private static final String PLATEAU = """
            reduce_on_plateau(factor=0.1,patience=10,rtol=0.0001,atol=0.0,cooldown=0,accumulation_size=1,min_scale=0.0)
              refuse factor <= 0.0 or factor >= 1.0: ValueError Factor must be in the range (0, 1), got factor = {factor}.
              refuse rtol < 0.0 or atol < 0.0: ValueError Both rtol and atol must be non-negative, got rtol = {rtol} and atol = {atol}.
              refuse rtol == 0.0 and atol == 0.0: ValueError At least one of rtol or atol must be positive, \
            got rtol = {rtol} and atol = {atol}.
              refuse rtol > 1.0: ValueError rtol must be less than or equal to 1.0, got rtol = {rtol}.
              set scale = 1.0
              set best_value = inf
              set plateau_count = 0
              set cooldown_count = 0
              set seen = 0
              set avg_value = 0.0
              tick avg_value = (seen * avg_value + metric) / (seen + 1)
              tick seen = seen + 1
              tick judged = seen == accumulation_size
              tick better = judged and avg_value < (1 - rtol) * best_value - atol
              tick best_value = avg_value if better else best_value
              tick bad = 0 if better else plateau_count + 1
              tick cut = judged and cooldown_count <= 0 and bad == patience
              tick plateau_count = plateau_count if not judged else 0 if cooldown_count > 0 or cut else bad
              tick scale = max(scale * factor if cut else scale, min_scale) if judged and cooldown_count <= 0 else scale
              tick cooldown_count = cooldown_count if not judged else cooldown_count - 1 if cooldown_count > 0 \
            else cooldown if cut else 0
              tick seen = 0 if judged else seen
              tick avg_value = 0.0 if judged else avg_value
              lr = base * scale
            """;

    private static final Map<String, Definition> FUNCTIONS = new HashMap<>();

    static {
        Map<String, Object> known = new HashMap<>();
        known.put("tensor", (Callable) (places, named) -> tensor(places, Values.isInteger(places.get(0))));
        known.put("real", (Callable) (places, named) -> tensor(places, false));
        known.put("product", (Callable) (places, named) -> {
            Object product = places.get(1);
            for (Object factor : Values.items(places.get(0))) {
                product = Arithmetic.apply("*", factor, product);
            }
            return product;
        });
        for (String table : List.of(BASIC, BUILT, SGDR, PLATEAU)) {
            Map<String, Definition> more = Definition.table(table, "", 0, Definition.names(Map.copyOf(known)));
            more.forEach((name, definition) -> known.put(name, definition.function()));
            FUNCTIONS.putAll(more);
        }
    }

    private Optax() {}

    private static Tensor tensor(List<Object> places, boolean whole) {
        return new Tensor(Values.real(places.get(0)), places.get(1) instanceof Tensor like && like.single(), whole);
    }

    /** The functions; the plateau's bound to an optimizer. */
    static Map<String, Object> names(Optimizer optimizer) {
        Map<String, Object> names = new HashMap<>();
        FUNCTIONS.forEach((name, definition) -> names.put(name, definition.function()));
        Definition plateau = java.util.Objects.requireNonNull(FUNCTIONS.get("reduce_on_plateau"));
        names.put("reduce_on_plateau", Torch.constructor(plateau, "reduce_on_plateau", optimizer));
        return names;
    }
}
