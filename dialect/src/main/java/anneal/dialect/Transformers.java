package anneal.dialect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The schedules of Transformers 5, {@code transformers.optimization}: nearly all a LambdaLR of one function. */
final class Transformers {
    private static final String WARM =
            "base * (float(t) / float(max(1, num_warmup_steps))) if t < num_warmup_steps else ";
    private static final String PROGRESS =
            "float(t - num_warmup_steps) / float(max(1, num_training_steps - num_warmup_steps))";
    private static final String FLOOR = """
              refuse min_lr is not None and min_lr_rate is not None: ValueError Only one of min_lr or min_lr_rate should be set
              refuse min_lr is None and min_lr_rate is None: ValueError One of min_lr or min_lr_rate should be set \
            through the `lr_scheduler_kwargs`
              set min_lr_rate = min_lr_rate if min_lr is None else min_lr / default_lr
            """;

    private static final String TABLE = """
            get_constant_schedule(last_epoch=-1)
              lr = base * 1

            get_constant_schedule_with_warmup(num_warmup_steps,last_epoch=-1)
              lr = base * (float(t) / float(max(1.0, num_warmup_steps))) if t < num_warmup_steps else base * 1.0

            get_linear_schedule_with_warmup(num_warmup_steps,num_training_steps,last_epoch=-1)
              lr = WARM base * max(0.0, float(num_training_steps - t) / float(max(1, num_training_steps - num_warmup_steps)))

            get_cosine_schedule_with_warmup(num_warmup_steps,num_training_steps,num_cycles=0.5,last_epoch=-1)
              p = 0.0 if t < num_warmup_steps else PROGRESS
              wave = 0.5 * (1.0 + cos(pi * float(num_cycles) * 2.0 * p)) if t >= num_warmup_steps else 0.0
              lr = WARM base * max(0.0, wave)

            get_cosine_with_hard_restarts_schedule_with_warmup(num_warmup_steps,num_training_steps,num_cycles=1,last_epoch=-1)
              p = 0.0 if t < num_warmup_steps else PROGRESS
              lr = WARM base * (0.0 if p >= 1.0 else max(0.0, 0.5 * (1.0 + cos(pi * (float(num_cycles) * p % 1.0)))))

            get_polynomial_decay_schedule_with_warmup(num_warmup_steps,num_training_steps,lr_end=1e-07,power=1.0,last_epoch=-1)
              refuse not default_lr > lr_end: ValueError lr_end ({lr_end}) must be smaller than initial lr ({default_lr})
              lr = WARM base * (lr_end / default_lr) if t > num_training_steps else base * (((default_lr - lr_end) \
            * (1 - (t - num_warmup_steps) / (num_training_steps - num_warmup_steps)) ** power + lr_end) / default_lr)

            get_inverse_sqrt_schedule(num_warmup_steps,timescale=None,last_epoch=-1)
              set timescale = num_warmup_steps or 10000 if timescale is None else timescale
              lr = WARM base * (1.0 / sqrt((t + (timescale - num_warmup_steps)) / timescale))

            get_cosine_with_min_lr_schedule_with_warmup(num_warmup_steps,num_training_steps,num_cycles=0.5,last_epoch=-1,\
            min_lr=None,min_lr_rate=None)
            FLOOR
              p = 0.0 if t < num_warmup_steps else PROGRESS
              wave = 0.5 * (1.0 + cos(pi * float(num_cycles) * 2.0 * p)) if t >= num_warmup_steps else 0.0
              lr = WARM base * max(0, wave * (1 - min_lr_rate) + min_lr_rate)

            get_cosine_with_min_lr_schedule_with_warmup_lr_rate(num_warmup_steps,num_training_steps,num_cycles=0.5,\
            last_epoch=-1,min_lr=None,min_lr_rate=None,warmup_lr_rate=None)
            FLOOR
              now = float(t)
              w = float(num_warmup_steps)
              n = float(num_training_steps)
              p = (now - w + 1.0) / max(1.0, n - w)
              wave = 0.5 * (1.0 + cos(pi * num_cycles * 2.0 * p)) if now >= w else 0.0
              lr = base * max(0, wave * (1 - min_lr_rate) + min_lr_rate) if now >= w \
            else base * ((now + 1.0) / max(1.0, w)) if warmup_lr_rate is None \
            else base * (float(warmup_lr_rate) + (1.0 - float(warmup_lr_rate)) * now / max(1, w - 1))

            get_wsd_schedule(num_warmup_steps,num_decay_steps,num_training_steps=None,num_stable_steps=None,\
            warmup_type='linear',decay_type='cosine',min_lr_ratio=0,num_cycles=0.5,last_epoch=-1)
              refuse num_training_steps is None and num_stable_steps is None: \
            ValueError Either num_training_steps or num_stable_steps must be specified.
              refuse warmup_type not in ['linear', 'cosine', '1-sqrt']: \
            ValueError Unknown warmup type: {warmup_type}, expected 'linear', 'cosine' or '1-sqrt'
              refuse decay_type not in ['linear', 'cosine', '1-sqrt']: \
            ValueError Unknown decay type: {decay_type}, expected 'linear', 'cosine' or '1-sqrt'
              set stable = num_training_steps - num_warmup_steps - num_decay_steps if num_stable_steps is None else num_stable_steps
              part = 1 if t < num_warmup_steps else 2 if t < num_warmup_steps + stable \
            else 3 if t < num_warmup_steps + stable + num_decay_steps else 4
              up = float(t) / float(max(1, num_warmup_steps)) if part == 1 else 0.0
              down = float(t - num_warmup_steps - stable) / float(max(1, num_decay_steps)) if part == 3 else 0.0
              factor = 1.0 if part == 2 else min_lr_ratio if part == 4 \
            else (up if warmup_type == 'linear' else 0.5 * (1.0 - cos(pi * up)) if warmup_type == 'cosine' \
            else 1.0 - sqrt(1.0 - up)) if part == 1 \
            else 1.0 - down if decay_type == 'linear' \
            else 0.5 * (1.0 + cos(pi * float(num_cycles) * 2.0 * down)) if decay_type == 'cosine' else 1.0 - sqrt(down)
              lr = base * factor if part == 2 or part == 4 \
            else base * max(0.0, factor * (1.0 - min_lr_ratio) + min_lr_ratio)
            """;

    private static final String GREEDY = """
            GreedyLR(mode='min',factor=0.95,patience=10,threshold=1e-06,threshold_mode='abs',cooldown=0,warmup=0,\
            min_lr=0.001,max_lr=1.0,eps=1e-08,verbose=False,smooth=False,window_size=50,reset_start=500)
              refuse factor >= 1.0: ValueError Factor should be < 1.0.
              set min_lrs = each_of('min_lrs', min_lr, groups)
              set max_lrs = each_of('max_lrs', max_lr, groups)
              refuse mode not in ('min', 'max'): ValueError mode {mode} is unknown!
              refuse threshold_mode not in ('rel', 'abs'): ValueError threshold mode {threshold_mode} is unknown!
              set worst = inf if mode == 'min' else -inf
              set best = worst
              set num_bad_epochs = 0
              set num_good_epochs = 0
              set cooldown_counter = 0
              set warmup_counter = 0
              set reset_start_original = reset_start
              set _init_lrs = lrs
              set values = []
              set total = 0.0
              tick values = values + [metric] if smooth else values
              tick total = total + metric
              tick total = total - values[0] if len(values) > window_size else total
              tick values = [values[i] for i in range(1, len(values))] if len(values) > window_size else values
              tick current = total / len(values) if smooth else metric
              tick waits = cooldown_counter > 0 or warmup_counter > 0
              tick warmup_counter = warmup_counter - 1 if cooldown_counter <= 0 and warmup_counter > 0 else warmup_counter
              tick cooldown_counter = cooldown_counter - 1 if cooldown_counter > 0 else cooldown_counter
              tick limit = best * (1.0 - threshold if mode == 'min' else 1.0 + threshold) \
            if threshold_mode == 'rel' else best - threshold if mode == 'min' else best + threshold
              tick better = not waits and (current < limit if mode == 'min' else current > limit)
              tick best = current if better else best
              tick num_good_epochs = num_good_epochs + 1 if better else 0
              tick num_bad_epochs = 0 if better or waits else num_bad_epochs + 1
              tick raised = not waits and num_good_epochs > patience
              tick cut = not waits and not raised and num_bad_epochs > patience
              tick warmup_counter = warmup if raised else warmup_counter
              tick num_good_epochs = 0 if raised else num_good_epochs
              tick wanted = [max(lrs[i] * factor, min_lrs[i]) if cut else min(lrs[i] / factor, max_lrs[i]) if raised \
            else lrs[i] for i in range(groups)]
              tick given = [wanted[i] if abs(wanted[i] - lrs[i]) > eps and (wanted[i] < lrs[i]) == cut else lrs[i] \
            for i in range(groups)]
              tick floored = cut and len([i for i in range(groups) if given[i] > min_lrs[i]]) == 0
              tick reset_start = reset_start_original if raised else reset_start - 1 if floored else reset_start
              tick reset = floored and reset_start <= 0
              tick best = worst if reset else best
              tick num_bad_epochs = 0 if reset or cut else num_bad_epochs
              tick cooldown_counter = cooldown if cut else cooldown_counter
              tick reset_start = reset_start_original if reset else reset_start
              tick warmup_counter = 0 if reset else warmup_counter
              tick values = [] if reset else values
              tick total = 0.0 if reset else total
              lr = _init_lrs[g] if reset else given[g]
            """;

    private static final Map<String, Definition> FUNCTIONS = Definition.table(
            TABLE.replace("FLOOR\n", FLOOR).replace("PROGRESS", PROGRESS).replace("WARM ", WARM),
            "",
            1,
            Definition.names(Map.of()));
    private static final Definition GREEDY_CLASS = Definition.table(GREEDY, ".__init__", 2, Definition.names(Map.of()))
            .values()
            .iterator()
            .next();

    /** The values of SchedulerType, and what each stands for. */
    private static final Map<String, String> TYPES = new LinkedHashMap<>();

    static {
        TYPES.put("linear", "get_linear_schedule_with_warmup");
        TYPES.put("cosine", "get_cosine_schedule_with_warmup");
        TYPES.put("cosine_with_restarts", "get_cosine_with_hard_restarts_schedule_with_warmup");
        TYPES.put("polynomial", "get_polynomial_decay_schedule_with_warmup");
        TYPES.put("constant", "get_constant_schedule");
        TYPES.put("constant_with_warmup", "get_constant_schedule_with_warmup");
        TYPES.put("inverse_sqrt", "get_inverse_sqrt_schedule");
        TYPES.put("reduce_lr_on_plateau", "get_reduce_on_plateau_schedule");
        TYPES.put("cosine_with_min_lr", "get_cosine_with_min_lr_schedule_with_warmup");
        TYPES.put("cosine_warmup_with_min_lr", "get_cosine_with_min_lr_schedule_with_warmup_lr_rate");
        TYPES.put("warmup_stable_decay", "get_wsd_schedule");
        TYPES.put("greedy", "get_greedy_schedule");
    }

    private Transformers() {}

    /** PyTorch's names and these, bound to an optimizer; also the SchedulerType names as functions. */
    static Map<String, Object> names(Optimizer optimizer) {
        Map<String, Object> names = Torch.names(optimizer);
        FUNCTIONS.forEach((name, definition) -> names.put(name, Torch.constructor(definition, "LambdaLR", optimizer)));
        names.put("GreedyLR", Torch.constructor(GREEDY_CLASS, "GreedyLR", optimizer));
        names.put("get_greedy_schedule", names.get("GreedyLR"));
        names.put("get_reduce_on_plateau_schedule", names.get("ReduceLROnPlateau"));
        Signature signature = new Signature(
                "get_scheduler",
                1,
                List.of("name", "num_warmup_steps", "num_training_steps", "scheduler_specific_kwargs"),
                defaults());
        names.put("get_scheduler", (Callable) (places, named) -> byName(names, signature.bind(places, named)));
        TYPES.forEach((type, function) -> names.put(type, names.get(function)));
        return names;
    }

    /** GreedyLR, for who builds one from what it saved. */
    static Definition greedy() {
        return GREEDY_CLASS;
    }

    /** {@code SchedulerType.COSINE}, or null. */
    static @Nullable Object member(String name) {
        String type = name.toLowerCase(Locale.ROOT).replace("reduce_on_plateau", "reduce_lr_on_plateau");
        return TYPES.containsKey(type) ? type : null;
    }

    private static List<@Nullable Object> defaults() {
        List<@Nullable Object> defaults = new ArrayList<>();
        defaults.add(null);
        defaults.addAll(List.of(None.NONE, None.NONE, None.NONE));
        return defaults;
    }

    private static Object byName(Map<String, Object> names, Object[] bound) {
        String type = Values.text(bound[0]);
        String function = TYPES.get(type);
        if (function == null) {
            throw PythonException.value(type + " is not a valid SchedulerType, please select one of "
                    + Values.repr(List.copyOf(TYPES.keySet())) + anneal.notation.Nearest.hint(type, TYPES.keySet()));
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        if (bound[3] instanceof Map<?, ?> kwargs && !type.startsWith("constant")) {
            kwargs.forEach((key, value) -> arguments.put(Values.text(key), value));
        }
        boolean plain = List.of("constant", "reduce_lr_on_plateau", "greedy").contains(type);
        boolean endless = List.of("constant_with_warmup", "inverse_sqrt").contains(type);
        boolean either = type.equals("warmup_stable_decay");
        if (!plain) {
            require(type, "num_warmup_steps", bound[1]);
            arguments.put("num_warmup_steps", bound[1]);
        }
        if (!plain && !endless) {
            if (!either) {
                require(type, "num_training_steps", bound[2]);
            }
            arguments.put("num_training_steps", bound[2]);
        }
        return ((Callable) java.util.Objects.requireNonNull(names.get(function))).call(List.of(), arguments);
    }

    private static void require(String type, String name, Object value) {
        if (value == None.NONE) {
            String member = type.equals("reduce_lr_on_plateau") ? "reduce_on_plateau" : type;
            throw PythonException.value("SchedulerType." + member.toUpperCase(Locale.ROOT) + " requires `" + name
                    + "`, please provide that argument.");
        }
    }
}
