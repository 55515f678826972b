package anneal.dialect;

import java.util.HashMap;
import java.util.Map;

/**
 * The schedulers of timm 1.0. Row k is the rate after {@code step(k)} or {@code step_update(k)}: pure functions of k, but
 * for the plateau.
 */
final class Timm {
    private static final String NOISE =
            "t_in_epochs=True,noise_range_t=None,noise_pct=0.67,noise_std=1.0,noise_seed=42";
    private static final String WARM = "warmup_t=0,warmup_lr_init=0.0,warmup_prefix=";
    private static final String CYCLE = "cycle_mul=1.0,cycle_decay=1.0,cycle_limit=1," + WARM + "False," + NOISE;
    private static final String CYCLIC = """
              at = max(t, warmup_t)
              now = at - warmup_t if warmup_prefix else at
              i = now // t_initial if cycle_mul == 1 else floor(log(1 - now / t_initial * (1 - cycle_mul), cycle_mul))
              length = t_initial if cycle_mul == 1 else cycle_mul ** i * t_initial
              tau = now - t_initial * i if cycle_mul == 1 \
            else now - (1 - cycle_mul ** i) / (1 - cycle_mul) * t_initial
              peak = base * cycle_decay ** i
            """;
    private static final String NOISY = """
              noisy = noise_range_t is not None and (noise_range_t[0] <= t < noise_range_t[1] \
            if sequence(noise_range_t) else t >= noise_range_t)
              lr = value + value * noise((42 if noise_seed is None else noise_seed) + t, noise_pct, NOISE_TYPE) if noisy else value
            """;
    private static final String RAMP = """
              value = warmup_lr_init + t * ((TARGET - warmup_lr_init) / warmup_t) if t < warmup_t else value
            """ + NOISY;
    private static final String POSITIVE = """
              refuse not t_initial > 0: AssertionError
              refuse not lr_min >= 0: AssertionError
            """;

    private static final String TABLE = """
            CosineLRScheduler(t_initial,lr_min=0.0,CYCLE,k_decay=1.0,initialize=True)
            POSITIVE
            CYCLIC
              value = lr_min if i >= cycle_limit \
            else lr_min + 0.5 * (peak - lr_min) * (1 + cos(pi * tau ** k_decay / length ** k_decay))
            RAMP

            TanhLRScheduler(t_initial,lb=-7.0,ub=3.0,lr_min=0.0,CYCLE,initialize=True)
            POSITIVE
              refuse not (lb < ub and cycle_limit >= 0 and warmup_t >= 0 and warmup_lr_init >= 0): AssertionError
            CYCLIC
              value = lr_min if i >= cycle_limit \
            else lr_min + 0.5 * (peak - lr_min) * (1 - tanh(lb * (1.0 - tau / length) + ub * (tau / length)))
            TANH_RAMP

            PolyLRScheduler(t_initial,power=0.5,lr_min=0.0,CYCLE,k_decay=1.0,initialize=True)
            POSITIVE
            CYCLIC
              value = lr_min if i >= cycle_limit \
            else lr_min + (peak - lr_min) * (1 - tau ** k_decay / length ** k_decay) ** power
            RAMP

            StepLRScheduler(decay_t,decay_rate=1.0,PREFIXED,initialize=True)
              now = max(t, warmup_t) - warmup_t if warmup_prefix else t
              value = base * decay_rate ** (now // decay_t)
            RAMP

            MultiStepLRScheduler(decay_t,decay_rate=1.0,PREFIXED,initialize=True)
              now = max(t, warmup_t) - warmup_t if warmup_prefix else t
              value = base * decay_rate ** bisect_right(decay_t, now + 1)
            RAMP

            PlateauLRScheduler(decay_rate=0.1,patience_t=10,threshold=0.0001,cooldown_t=0,warmup_t=0,warmup_lr_init=0.0,\
            lr_min=0.0,mode='max',noise_range_t=None,noise_type='normal',noise_pct=0.67,noise_std=1.0,noise_seed=None,initialize=True)
              refuse decay_rate >= 1.0: ValueError Factor should be < 1.0.
              set threshold_mode = 'rel'
              set min_lr = lr_min
              set patience = patience_t
              set cooldown = cooldown_t
              group initial_lr = lr
              group lr = warmup_lr_init if warmup_t else None
              set eps = 1e-08
              set bases = lrs
              set clean = [warmup_lr_init if warmup_t else rate for rate in lrs]
            MEMORY
              tick warm = t <= warmup_t
              tick kept = [best, num_bad_epochs, cooldown_counter]
            PLATEAU
              tick best = kept[0] if warm else best
              tick num_bad_epochs = kept[1] if warm else num_bad_epochs
              tick cooldown_counter = kept[2] if warm else cooldown_counter
              tick clean = [warmup_lr_init + t * ((bases[i] - warmup_lr_init) / warmup_t if warmup_t else 1) if warm \
            else max(clean[i] * decay_rate, min_lrs[i]) if cut and clean[i] - max(clean[i] * decay_rate, min_lrs[i]) > eps \
            else clean[i] for i in range(groups)]
              value = clean[g]
            NOISY
            """;

    private static final String FACTORY = """
            create_scheduler_v2(sched='cosine',num_epochs=300,decay_epochs=90,decay_milestones=None,cooldown_epochs=0,\
            patience_epochs=10,decay_rate=0.1,min_lr=0.0,warmup_lr=1e-05,warmup_epochs=0,warmup_prefix=False,noise=None,\
            noise_pct=0.67,noise_std=1.0,noise_seed=42,cycle_mul=1.0,cycle_decay=0.1,cycle_limit=1,k_decay=1.0,\
            plateau_mode='max',step_on_epochs=True,updates_per_epoch=0)
              refuse not step_on_epochs and not updates_per_epoch > 0: \
            AssertionError updates_per_epoch must be set to number of dataloader batches
              refuse sched == 'plateau' and not step_on_epochs: AssertionError Plateau LR only supports step per epoch.
              set milestones = (90, 180, 270) if decay_milestones is None else decay_milestones
              set unit = 1 if step_on_epochs else updates_per_epoch
              set t = num_epochs * unit
              set range = None if noise is None else [n * t for n in noise] if sequence(noise) and len(noise) != 1 \
            else (noise[0] if sequence(noise) else noise) * t
              set more = {'warmup_lr_init': warmup_lr, 'warmup_t': warmup_epochs * unit, 'noise_range_t': range, \
            'noise_pct': noise_pct, 'noise_std': noise_std, 'noise_seed': noise_seed}
              set prefix = {'warmup_prefix': warmup_prefix, 't_in_epochs': step_on_epochs}
              set cycle = {'t_initial': t, 'lr_min': min_lr, 'cycle_mul': cycle_mul, 'cycle_decay': cycle_decay, \
            'cycle_limit': cycle_limit}
              lr = CosineLRScheduler(**cycle, **prefix, **more, k_decay=k_decay) if sched == 'cosine' \
            else TanhLRScheduler(**cycle, **prefix, **more) if sched == 'tanh' \
            else PolyLRScheduler(**cycle, **prefix, **more, power=decay_rate, k_decay=k_decay) if sched == 'poly' \
            else StepLRScheduler(decay_epochs * unit, decay_rate, **prefix, **more) if sched == 'step' \
            else MultiStepLRScheduler([d * unit for d in milestones], decay_rate, **prefix, **more) if sched == 'multistep' \
            else PlateauLRScheduler(decay_rate, patience_epochs, **more, lr_min=min_lr, mode=plateau_mode) if sched == 'plateau' \
            else None
            """;

    private static final Map<String, Definition> CLASSES = Definition.table(
            TABLE.replace("TANH_RAMP\n", RAMP.replace("TARGET", "(base if warmup_prefix else value)"))
                    .replace("RAMP\n", RAMP.replace("TARGET", "base"))
                    .replace("POSITIVE\n", POSITIVE)
                    .replace("CYCLIC\n", CYCLIC)
                    .replace("MEMORY\n", Torch.PLATEAU_MEMORY)
                    .replace("PLATEAU\n", Torch.PLATEAU_STEP)
                    .replace(
                            "NOISY\n",
                            NOISY.replace("NOISE_TYPE", "noise_type").replace("noisy = ", "noisy = not warm and "))
                    .replace("NOISE_TYPE", "'normal'")
                    .replace("CYCLE", CYCLE)
                    .replace("PREFIXED", WARM + "True," + NOISE),
            ".__init__",
            2,
            Definition.names(Map.of("noise", (Callable) (places, named) -> Noise.of(places))));

    private Timm() {}

    /** The constructors, bound to an optimizer. */
    static Map<String, Object> names(Optimizer optimizer) {
        Map<String, Object> names = new HashMap<>();
        CLASSES.forEach((name, definition) -> names.put(name, Torch.constructor(definition, name, optimizer)));
        Map<String, Object> constructors = Map.copyOf(names);
        names.put("create_scheduler_v2", (Callable)
                (places, named) -> Definition.table(FACTORY, "", 1, Definition.names(constructors))
                        .values()
                        .iterator()
                        .next()
                        .result(places, named));
        return names;
    }
}
