package anneal.dialect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The schedulers of PyTorch 2.13, {@code torch.optim.lr_scheduler} and {@code SWALR}. Most change the group's rate from
 * what it is, step by step, and not from the base rate: so do these.
 */
final class Torch {
    /** What a plateau rule remembers. */
    static final String PLATEAU_MEMORY = """
              set min_lrs = each_of('min_lrs', min_lr, groups)
              set best = inf if mode == 'min' else -inf
              set num_bad_epochs = 0
              set cooldown_counter = 0
              refuse mode not in ('min', 'max'): ValueError mode {mode} is unknown!
              refuse threshold_mode not in ('rel', 'abs'): ValueError threshold mode {threshold_mode} is unknown!
            """;

    /** How a plateau rule decides to cut. */
    static final String PLATEAU_STEP = """
              tick limit = best * (1.0 - threshold if mode == 'min' else threshold + 1.0) \
            if threshold_mode == 'rel' else best - threshold if mode == 'min' else best + threshold
              tick better = metric < limit if mode == 'min' else metric > limit
              tick best = metric if better else best
              tick num_bad_epochs = 0 if better or cooldown_counter > 0 else num_bad_epochs + 1
              tick cooldown_counter = cooldown_counter - 1 if cooldown_counter > 0 else cooldown_counter
              tick cut = num_bad_epochs > patience
              tick cooldown_counter = cooldown if cut else cooldown_counter
              tick num_bad_epochs = 0 if cut else num_bad_epochs
            """;

    private static final String TABLE = """
            LambdaLR(lr_lambda,last_epoch=-1)
              set lambdas = functions(lr_lambda, groups)
              lr = base * lambdas[g](t)

            MultiplicativeLR(lr_lambda,last_epoch=-1)
              set lambdas = functions(lr_lambda, groups)
              refuse not all_callable(lambdas): TypeError lr_lambda should be a function, but got {type(lambdas[0])}
              lr = lr if initial else lr * lambdas[g](t)

            StepLR(step_size,gamma=0.1,last_epoch=-1)
              lr = lr if t == 0 or t % step_size != 0 else lr * gamma
              closed = base * gamma ** (t // step_size)

            MultiStepLR(milestones,gamma=0.1,last_epoch=-1)
              set milestones = sorted(milestones)
              lr = lr * gamma ** occurrences(milestones, t) if t in milestones else lr
              closed = base * gamma ** bisect_right(milestones, t)

            ConstantLR(factor=0.3333333333333333,total_iters=5,last_epoch=-1)
              refuse factor > 1.0 or factor < 0: ValueError Constant multiplicative factor expected to be between 0 and 1.
              lr = lr * factor if t == 0 else lr if t != total_iters else lr * (1.0 / factor)
              closed = base * (factor + (t >= total_iters) * (1 - factor))

            LinearLR(start_factor=0.3333333333333333,end_factor=1.0,total_iters=5,last_epoch=-1)
              refuse start_factor > 1.0 or start_factor <= 0: ValueError Starting multiplicative factor expected to be \
            greater than 0 and less or equal to 1.
              refuse end_factor > 1.0 or end_factor < 0: ValueError Ending multiplicative factor expected to be between 0 and 1.
              set rise = end_factor - start_factor
              lr = lr * start_factor if t == 0 else lr if initial or t > total_iters \
            else lr * (1.0 + rise / (total_iters * start_factor + (t - 1) * rise))
              closed = base * (start_factor + rise * min(total_iters, t) / total_iters)

            ExponentialLR(gamma,last_epoch=-1)
              lr = lr if initial else lr * gamma
              closed = base * gamma ** t

            PolynomialLR(total_iters=5,power=1.0,last_epoch=-1)
              lr = lr if initial or t > total_iters \
            else lr * ((1.0 - t / total_iters) / (1.0 - (t - 1) / total_iters)) ** power
              closed = base * (1.0 - min(total_iters, t) / total_iters) ** power

            CosineAnnealingLR(T_max,eta_min=0.0,last_epoch=-1)
              lr = lr if initial \
            else eta_min + (base - eta_min) * (1 + cos(t * pi / T_max)) / 2 if count == 1 and t > 0 \
            else lr + (base - eta_min) * (1 - cos(pi / T_max)) / 2 if (t - 1 - T_max) % (2 * T_max) == 0 \
            else (1 + cos(pi * t / T_max)) / (1 + cos(pi * (t - 1) / T_max)) * (lr - eta_min) + eta_min
              closed = eta_min + (base - eta_min) * (1 + cos(pi * t / T_max)) / 2

            CosineAnnealingWarmRestarts(T_0,T_mult=1,eta_min=0.0,last_epoch=-1)
              refuse T_0 <= 0 or not is_int(T_0): ValueError Expected positive integer T_0, but got {T_0}
              refuse T_mult < 1 or not is_int(T_mult): ValueError Expected integer T_mult >= 1, but got {T_mult}
              refuse not is_number(eta_min): ValueError Expected float or int eta_min, but got {eta_min} \
            of type <class '{type(eta_min)}'>
              set T_i = T_0
              set T_cur = last_epoch
              tick over = not first and T_cur + 1 >= T_i
              tick T_cur = 0 if first else (T_cur + 1) % T_i if over else T_cur + 1
              tick T_i = T_0 if first else T_i * T_mult if over else T_i
              lr = eta_min + (base - eta_min) * (1 + cos(pi * T_cur / T_i)) / 2

            CyclicLR(base_lr,max_lr,step_size_up=2000,step_size_down=None,mode='triangular',gamma=1.0,scale_fn=None,\
            scale_mode='cycle',cycle_momentum=True,base_momentum=0.8,max_momentum=0.9,last_epoch=-1)
              set base_lrs = each('base_lr', base_lr, groups)
              set max_lrs = each('max_lr', max_lr, groups)
              set up = float(step_size_up)
              set total_size = up + (up if step_size_down is None else float(step_size_down))
              set step_ratio = up / total_size
              refuse mode not in ('triangular', 'triangular2', 'exp_range') and scale_fn is None: \
            ValueError mode is invalid and scale_fn is None
              set base_momentums = each('base_momentum', base_momentum, groups) if cycle_momentum else []
              set max_momentums = each('max_momentum', max_momentum, groups) if cycle_momentum else []
              group lr = base_lrs[g]
              group momentum = max_momentums[g] if cycle_momentum else None
              group max_momentum = max_momentums[g] if cycle_momentum else None
              group base_momentum = base_momentums[g] if cycle_momentum else None
              base = base_lrs[g]
              cycle = floor(1 + t / total_size)
              x = 1.0 + t / total_size - cycle
              height = x / step_ratio if x <= step_ratio else (x - 1) / (step_ratio - 1)
              scale = (scale_fn(cycle) if scale_mode == 'cycle' else scale_fn(t)) if scale_fn is not None \
            else 1.0 if mode == 'triangular' else 1 / 2.0 ** (cycle - 1) if mode == 'triangular2' else gamma ** t
              lr = base + (max_lrs[g] - base) * height * scale
              momentum = max_momentums[g] - (max_momentums[g] - base_momentums[g]) * height * scale \
            if cycle_momentum else None

            OneCycleLR(max_lr,total_steps=None,epochs=None,steps_per_epoch=None,pct_start=0.3,anneal_strategy='cos',\
            cycle_momentum=True,base_momentum=0.85,max_momentum=0.95,div_factor=25.0,final_div_factor=10000.0,\
            three_phase=False,last_epoch=-1)
              refuse total_steps is None and (epochs is None or steps_per_epoch is None): \
            ValueError You must define either total_steps OR (epochs AND steps_per_epoch)
              refuse total_steps is not None and (total_steps <= 0 or not is_int(total_steps)): \
            ValueError Expected positive integer total_steps, but got {total_steps}
              refuse total_steps is None and (not is_int(epochs) or epochs <= 0): \
            ValueError Expected positive integer epochs, but got {epochs}
              refuse total_steps is None and (not is_int(steps_per_epoch) or steps_per_epoch <= 0): \
            ValueError Expected positive integer steps_per_epoch, but got {steps_per_epoch}
              set total_steps = epochs * steps_per_epoch if total_steps is None else total_steps
              set rise = float(pct_start * total_steps) - 1
              set fall = float(2 * pct_start * total_steps) - 2
              refuse pct_start < 0 or pct_start > 1 or not is_float(pct_start): \
            ValueError Expected float between 0 and 1 pct_start, but got {pct_start}
              refuse anneal_strategy not in ('cos', 'linear'): \
            ValueError anneal_strategy must be one of 'cos' or 'linear', instead got {anneal_strategy}
              set max_lrs = each('max_lr', max_lr, groups)
              set ends = [rise, fall, total_steps - 1] if three_phase else [rise, total_steps - 1]
              set rates = ['initial_lr', 'max_lr', 'initial_lr', 'min_lr'] if three_phase \
            else ['initial_lr', 'max_lr', 'min_lr']
              set momenta = ['max_momentum', 'base_momentum', 'max_momentum', 'max_momentum']
              group initial_lr = max_lrs[g] / div_factor
              group max_lr = max_lrs[g]
              group min_lr = max_lrs[g] / div_factor / final_div_factor
              set max_momentums = each('max_momentum', max_momentum, groups) if cycle_momentum else []
              set base_momentums = each('base_momentum', base_momentum, groups) if cycle_momentum else []
              group momentum = max_momentums[g] if cycle_momentum else None
              group max_momentum = max_momentums[g] if cycle_momentum else None
              group base_momentum = base_momentums[g] if cycle_momentum else None
              raise t > total_steps: ValueError Tried to step {t} times. The specified number of total steps is {total_steps}
              phase = 0 if t <= ends[0] else 1 if len(ends) == 2 or t <= ends[1] else 2
              start = ends[phase - 1] if phase > 0 else 0.0
              part = (t - start) / (ends[phase] - start)
              wave = cos(pi * part) + 1
              a = group[rates[phase]]
              b = group[rates[phase + 1]]
              lr = b + (a - b) / 2.0 * wave if anneal_strategy == 'cos' else (b - a) * part + a
              c = group[momenta[phase]] if cycle_momentum else None
              d = group[momenta[phase + 1]] if cycle_momentum else None
              momentum = None if not cycle_momentum \
            else d + (c - d) / 2.0 * wave if anneal_strategy == 'cos' else (d - c) * part + c

            SWALR(swa_lr,anneal_epochs=10,anneal_strategy='cos',last_epoch=-1)
              set swa_lrs = each('swa_lr', swa_lr, groups)
              refuse anneal_strategy not in ('cos', 'linear'): \
            ValueError anneal_strategy must be one of 'cos' or 'linear', instead got {anneal_strategy}
              refuse not is_int(anneal_epochs) or anneal_epochs < 0: \
            ValueError anneal_epochs must be equal or greater than 0, got {anneal_epochs}
              group swa_lr = swa_lrs[g]
              set anneal = (lambda x: (1 - cos(pi * x)) / 2) if anneal_strategy == 'cos' else (lambda x: x)
              now = max(1, count - 1) if anneal_epochs == 0 else count - 1
              old = anneal(max(0, min(1, (now - 1) / max(1, anneal_epochs))))
              new = anneal(max(0, min(1, now / max(1, anneal_epochs))))
              end = group['swa_lr'] if last_epoch == -1 else swa_lrs[g]
              before = end if old == 1 else (lr - old * end) / (1 - old)
              lr = end * new + before * (1 - new)

            ReduceLROnPlateau(mode='min',factor=0.1,patience=10,threshold=0.0001,threshold_mode='rel',cooldown=0,min_lr=0,eps=1e-08)
              refuse factor >= 1.0: ValueError Factor should be < 1.0.
            """ + PLATEAU_MEMORY + PLATEAU_STEP + """
              down = max(lr * factor, min_lrs[g])
              lr = down if cut and lr - down > eps else lr
            """;

    /** The classes by name. */
    static final Map<String, Definition> CLASSES = Definition.table(TABLE, ".__init__", 2, Definition.names(Map.of()));

    private Torch() {}

    /** The constructors, bound to an optimizer. */
    static Map<String, Object> names(Optimizer optimizer) {
        Map<String, Object> names = new HashMap<>();
        CLASSES.forEach((name, definition) -> names.put(name, constructor(definition, name, optimizer)));
        names.put(
                "SequentialLR",
                composite("SequentialLR", optimizer, List.of("schedulers", "milestones", "last_epoch")));
        names.put("ChainedScheduler", composite("ChainedScheduler", optimizer, List.of("schedulers")));
        names.put("LRScheduler", (Callable) (places, named) -> {
            throw new PythonException("NotImplementedError", "");
        });
        return names;
    }

    /** What builds a scheduler of this definition. */
    static Callable constructor(Definition definition, String type, Optimizer optimizer) {
        return (places, named) -> {
            Object[] slots = definition.bind(places, named);
            Formula formula = new Formula(definition, type, optimizer, slots);
            Integer lastEpoch = definition.scope.find("last_epoch");
            return formula.start(lastEpoch == null ? -1 : Values.whole(slots[lastEpoch]));
        };
    }

    private static Callable composite(String name, Optimizer optimizer, List<String> parameters) {
        boolean sequential = parameters.size() > 1;
        List<@Nullable Object> defaults = new ArrayList<>(Collections.nCopies(parameters.size(), null));
        if (sequential) {
            defaults.set(2, -1L);
        }
        Signature signature = new Signature(name + ".__init__", sequential ? 2 : 1, parameters, defaults);
        return (places, named) -> {
            Object[] bound = signature.bind(places, named);
            List<Scheduler> schedulers = schedulers(name, sequential, bound[0]);
            return sequential
                    ? new Sequential(schedulers, Values.items(bound[1]), Values.whole(bound[2])).start(optimizer)
                    : new Chained(schedulers);
        };
    }

    /** A SequentialLR as it was saved. */
    static Scheduler sequential(List<Scheduler> schedulers, List<Object> milestones, long lastEpoch) {
        return new Sequential(schedulers, milestones, lastEpoch);
    }

    /** A ChainedScheduler as it was saved. */
    static Scheduler chained(List<Scheduler> schedulers) {
        return new Chained(schedulers);
    }

    private static List<Scheduler> schedulers(String name, boolean sequential, Object given) {
        if (Values.size(given) == 0) {
            throw PythonException.value(name + " expects at least one scheduler" + (sequential ? "" : " to be chained")
                    + ", but got no scheduler.");
        }
        List<Scheduler> schedulers = new ArrayList<>();
        for (Object item : Values.items(given)) {
            int index = schedulers.size();
            if (!(item instanceof Scheduler scheduler)) {
                throw PythonException.type(name + " at index " + index + " should have `optimizer` as its attribute.");
            }
            if (scheduler.listens()) {
                throw PythonException.value(name + " does not support `" + scheduler.type()
                        + "` scheduler as it requires additional kwargs to be specified when calling `step`, but got"
                        + " one at index " + index + " in the given schedulers sequence.");
            }
            schedulers.add(scheduler);
        }
        return schedulers;
    }

    /** One scheduler after another; each next one starts from its own step 0. */
    private static final class Sequential implements Scheduler {
        private final List<Scheduler> schedulers;
        private final List<Object> milestones;
        private long time;

        Sequential(List<Scheduler> schedulers, List<Object> milestones, long lastEpoch) {
            this.schedulers = schedulers;
            this.milestones = milestones;
            this.time = lastEpoch;
        }

        Sequential start(Optimizer optimizer) {
            if (milestones.size() != schedulers.size() - 1) {
                throw PythonException.value("Sequential Schedulers expects number of schedulers provided to be one more"
                        + " than the number of milestone points, but got number of schedulers " + schedulers.size()
                        + " and the number of milestones to be equal to " + milestones.size());
            }
            time++;
            optimizer.groups.forEach(group -> group.put("lr", group.getOrDefault("initial_lr", None.NONE)));
            undoChildren();
            current(0).initialStep();
            return this;
        }

        private void undoChildren() {
            schedulers.forEach(Scheduler::undo);
        }

        private Scheduler current(long at) {
            return schedulers.get((int) Definition.bisect(milestones, at));
        }

        @Override
        public String type() {
            return "SequentialLR";
        }

        @Override
        public void step(double metric) {
            time++;
            int index = (int) Definition.bisect(milestones, time);
            if (index > 0 && Values.equal(milestones.get(index - 1), time)) {
                schedulers.get(index).restart();
            } else {
                schedulers.get(index).step(metric);
            }
        }

        @Override
        public void initialStep() {
            step(Double.NaN);
        }

        @Override
        public void restart() {
            throw new PythonException("NotImplementedError", "");
        }

        @Override
        public void undo() {
            undoChildren();
        }
    }

    /** Several schedulers, each changing in turn the rate that the one before it has left. */
    private record Chained(List<Scheduler> schedulers) implements Scheduler {
        @Override
        public String type() {
            return "ChainedScheduler";
        }

        @Override
        public void step(double metric) {
            schedulers.forEach(scheduler -> scheduler.step(metric));
        }

        @Override
        public void initialStep() {
            step(Double.NaN);
        }

        @Override
        public void restart() {
            throw new PythonException("NotImplementedError", "");
        }

        @Override
        public void undo() {
            schedulers.forEach(Scheduler::undo);
        }
    }
}
