package anneal.notation;

import anneal.notation.Node.Call;
import anneal.schedule.Constant;
import anneal.schedule.Hold;
import anneal.schedule.Schedule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a run sets at every update: the rate and any other hyper-parameter, for all parameters or for a group of them, each
 * under a plan of its own.
 *
 * <pre>
 * settings = ( plan | part ) { ";" part }
 * part     = setting | recipe | "group" names [ "from" length ] [ "until" length ] [ ":" change { "," change } ]
 * setting  = hyper "=" plan
 * change   = hyper ( "=" | "*=" ) plan
 * hyper    = "lr" | "momentum" | "dampening" | "beta1" | "beta2" | "alpha" | "rho" | "weightDecay" | "eps"
 * recipe   = "noDecay" "=" names | "layerDecay" "=" number
 *
 * cosine(0.1, 90ep); group bias: lr *= 2
 * lr = cosine(0.1, 90ep); momentum = linear(0.85, 0.95, 90ep); group bias: lr *= 2, weightDecay = 0
 * lr = oneCycle(0.1, 30ep, 60ep); momentum = mirror(0.85, 0.95)
 * lr = cosine(0.1, 90ep); group head from 4000: lr = linear(0, 0.01, 2ep) then cosine(0.01, 50%)
 * lr = cosine(0.1, 90ep); group 0.* from 2ep; group 2.weight until 50%
 * lr = cosine(0.1, 90ep); noDecay = bias; layerDecay = 0.8
 * </pre>
 *
 * <p>A plan without a name is the rate. A group's name says which parameters it holds, see {@link Parameters}. It has what the run
 * has, but for its changes: {@code =} gives it a plan of its own, {@code *=} a multiple of the
 * run's, with a copy of its feedback. A group {@code from} a later update joins the run there: its own plans begin then,
 * and to them the run is what is left of it; what it has from the run goes by the run's clock. Until it joins, and again
 * from its {@code until} on, it is frozen: its rate is 0, and it takes no part in updates. {@code mirror(low, high)} is the
 * counterpart of the rate beside it: {@code low} where the rate is at its peak and {@code high} at every other joint, on the
 * same curves.
 *
 * <p>Recipes are short for groups, and {@link #spelt} says which: {@code noDecay = bias} is {@code group bias: weightDecay =
 * 0}; with {@code layerDecay = 0.8} the rate of each layer below the last is 0.8 times that of the one above it.
 *
 * <p>{@code Settings.parse(settings.toString()).equals(settings)}.
 */
public final class Settings {
    private static final List<String> HYPER_PARAMETERS =
            List.of("lr", "momentum", "dampening", "beta1", "beta2", "alpha", "rho", "weightDecay", "eps");
    static final String RATE = "lr";

    private final List<Setting> run;
    private final List<Group> groups;
    private final Recipes recipes;

    /** Checks what can be checked without a clock. */
    Settings(List<Setting> run, List<Group> groups, Recipes recipes) {
        this.run = List.copyOf(run);
        this.groups = List.copyOf(groups);
        this.recipes = recipes;
        refuseTwice(run);
        for (Setting setting : run) {
            if (setting.scales) {
                throw NotationException.at(
                        setting.mark,
                        "\"*=\" is for groups, as in group bias: lr *= 2; for the run write " + setting.hyper
                                + " = ...");
            }
        }
        if (run.stream().noneMatch(setting -> setting.hyper.equals(RATE))) {
            throw new NotationException("the rate is missing, as in lr = 0.1");
        }
        Map<String, Group> named = new LinkedHashMap<>();
        for (Group group : groups) {
            if (named.put(group.name, group) != null) {
                throw NotationException.at(group.mark, "group \"" + group.name + "\" is given twice");
            }
            refuseTwice(group.changes);
        }
    }

    private static void refuseTwice(List<Setting> settings) {
        Map<String, Setting> named = new LinkedHashMap<>();
        for (Setting setting : settings) {
            requireOnce(named.put(setting.hyper, setting) == null, setting.hyper, setting.mark);
        }
    }

    static void requireOnce(boolean first, String name, Mark mark) {
        if (!first) {
            throw NotationException.at(mark, "\"" + name + "\" is set twice");
        }
    }

    /** A hyper-parameter and its plan, or the plan by which that of the run is multiplied. */
    record Setting(String hyper, boolean scales, Node plan, Mark mark) {
        Setting {
            if (!HYPER_PARAMETERS.contains(hyper)) {
                throw NotationException.at(
                        mark, "unknown hyper-parameter \"" + hyper + "\"" + Nearest.hint(hyper, HYPER_PARAMETERS));
            }
        }

        /** The call of its mirror, where it is one. */
        @Nullable
        Call mirror() {
            return plan instanceof Call call && call.name().equals(Mirror.NAME) ? call : null;
        }

        @Override
        public String toString() {
            return hyper + (scales ? " *= " : " = ") + plan;
        }
    }

    /** A group of parameters and what is different for it. */
    record Group(String name, @Nullable Node from, @Nullable Node until, List<Setting> changes, Mark mark) {
        Group {
            changes = List.copyOf(changes);
        }

        /** A group that takes part in all of the run. */
        Group(String name, List<Setting> changes) {
            this(name, null, null, changes, Mark.NONE);
        }

        Group map(UnaryOperator<Node> change) {
            return new Group(
                    name,
                    from == null ? null : change.apply(from),
                    until == null ? null : change.apply(until),
                    Settings.map(changes, change),
                    mark);
        }

        @Override
        public String toString() {
            return "group " + name
                    + (from == null ? "" : " from " + from)
                    + (until == null ? "" : " until " + until)
                    + changes.stream()
                            .map(Setting::toString)
                            .collect(Collectors.joining(", ", changes.isEmpty() ? "" : ": ", ""));
        }
    }

    /**
     * Reads the text form.
     *
     * @throws NotationException if the text is no such list; the message says where and why
     */
    public static Settings parse(String text) {
        return SettingsParser.settings(text);
    }

    /** A rate for all parameters, and nothing else. */
    public static Settings of(Plan rate) {
        return new Settings(List.of(new Setting(RATE, false, rate.node(), Mark.NONE)), List.of(), Recipes.NONE);
    }

    /** The names of the groups, in their order; the parameters in none of them are not counted. */
    public List<String> groups() {
        return groups.stream().map(Group::name).toList();
    }

    /** Whether there is a rate for all parameters, and nothing else. */
    public boolean isRate() {
        return run.size() == 1 && groups.isEmpty() && recipes.equals(Recipes.NONE);
    }

    /** The plan of the rate of parameters in no group. */
    public Plan rate() {
        return run.stream()
                .filter(setting -> setting.hyper.equals(RATE))
                .map(setting -> new Plan(setting.plan))
                .findFirst()
                .orElseThrow();
    }

    /** These settings with another plan for the rate of parameters in no group. */
    public Settings withRate(Plan rate) {
        List<Setting> changed = run.stream()
                .map(setting ->
                        setting.hyper.equals(RATE) ? new Setting(RATE, false, rate.node(), setting.mark) : setting)
                .toList();
        return new Settings(changed, groups, recipes);
    }

    /** Whether a feedback is part of any plan. */
    public boolean listens() {
        return Stream.concat(run.stream(), groups.stream().flatMap(group -> group.changes.stream()))
                .anyMatch(setting -> Evaluator.listens(setting.plan));
    }

    /** These settings with every plan read once an epoch and held in between; a mirror follows its rate anyway. */
    public Settings perEpoch() {
        List<Group> held = groups.stream()
                .map(group -> new Group(group.name, group.from, group.until, perEpoch(group.changes), group.mark))
                .toList();
        return new Settings(perEpoch(run), held, recipes);
    }

    private static List<Setting> perEpoch(List<Setting> settings) {
        return settings.stream()
                .map(setting -> setting.mirror() != null
                        ? setting
                        : new Setting(
                                setting.hyper,
                                setting.scales,
                                new Plan(setting.plan).perEpoch().node(),
                                setting.mark))
                .toList();
    }

    /** These settings with every plan and length changed. */
    Settings map(UnaryOperator<Node> change) {
        return new Settings(
                map(run, change),
                groups.stream().map(group -> group.map(change)).toList(),
                recipes);
    }

    private static List<Setting> map(List<Setting> settings, UnaryOperator<Node> change) {
        return settings.stream()
                .map(setting -> new Setting(setting.hyper, setting.scales, change.apply(setting.plan), setting.mark))
                .toList();
    }

    /** These settings for a model, with groups in place of recipes. */
    public Settings spelt(Parameters parameters) {
        return new Settings(
                run,
                Stream.concat(groups.stream(), recipes.groups(parameters).stream())
                        .toList(),
                Recipes.NONE);
    }

    /**
     * The settings of a run.
     *
     * @param clock what the lengths' units are worth
     * @throws NotationException if a value is out of its range, a unit needs what the clock does not know, or recipes have
     *     not been {@linkplain #spelt spelt out}
     */
    public Controls resolve(Clock clock) {
        if (!recipes.equals(Recipes.NONE)) {
            throw new NotationException(recipes + " needs the model's parameters, which are not known here");
        }
        Map<String, Controls.Group> all = new LinkedHashMap<>();
        Map<String, Controlled> base = new LinkedHashMap<>();
        for (Setting setting : rateFirst(run)) {
            Call mirror = setting.mirror();
            base.put(
                    setting.hyper, mirror == null ? Evaluator.controlled(setting.plan, clock) : mirrored(mirror, base));
        }
        all.put(Controls.RUN, new Controls.Group(base, 0, Long.MAX_VALUE));
        for (Group group : groups) {
            all.put(group.name, group(group, base, clock));
        }
        return new Controls(all);
    }

    private static Controls.Group group(Group group, Map<String, Controlled> base, Clock clock) {
        long start = group.from == null ? 0 : (long) Kind.LENGTH.read(group.from, "the length after \"from\"", clock);
        long end = group.until == null
                ? Long.MAX_VALUE
                : (long) Kind.LENGTH.read(group.until, "the length after \"until\"", clock);
        if (end < start) {
            throw NotationException.at(
                    group.mark,
                    "group " + group.name + " must not end before it begins, but is from " + start + " until " + end);
        }
        Map<String, Controlled> settings = new LinkedHashMap<>(base);
        Map<String, Controlled> own = new LinkedHashMap<>();
        for (Setting change : rateFirst(group.changes)) {
            Call mirror = change.mirror();
            if (mirror != null && !own.containsKey(RATE)) {
                settings.put(change.hyper, mirrored(mirror, base));
                continue;
            }
            Controlled value =
                    mirror == null ? Evaluator.controlled(change.plan, clock.afresh(start)) : mirrored(mirror, own);
            if (change.scales) {
                settings.put(change.hyper, times(base, change, later(value, start)));
            } else {
                own.put(change.hyper, value);
                settings.put(change.hyper, later(value, start));
            }
        }
        if (start > 0) {
            settings.compute(RATE, (hyper, rate) -> joining(own.get(RATE), rate, start));
        }
        if (end < Long.MAX_VALUE) {
            settings.computeIfPresent(RATE, (hyper, rate) -> leaving(rate, end));
        }
        return new Controls.Group(settings, start, end);
    }

    /** The rate before the others, for those that mirror it. */
    private static List<Setting> rateFirst(List<Setting> settings) {
        return Stream.of(true, false)
                .flatMap(first -> settings.stream().filter(setting -> setting.hyper.equals(RATE) == first))
                .toList();
    }

    private static Controlled mirrored(Call mirror, Map<String, Controlled> beside) {
        return Controlled.of(
                Mirror.of(mirror, Objects.requireNonNull(beside.get(RATE)).schedule()));
    }

    /** A plan begun later in the run; its first value until then. */
    private static Controlled later(Controlled plan, long start) {
        return start == 0
                ? plan
                : new Controlled(plan.schedule().delay(start), plan.feedback().within(start, Long.MAX_VALUE));
    }

    /** The rate of a group that joins later: 0, and then its own, or what it has from the run. */
    private static Controlled joining(@Nullable Controlled own, @Nullable Controlled rate, long start) {
        Controlled run = Objects.requireNonNull(rate);
        Schedule then = own != null ? own.schedule() : run.schedule().skip(start);
        return new Controlled(new Hold(0, start).then(then), run.feedback());
    }

    /** The rate of a group that leaves: its own, and then 0. */
    private static Controlled leaving(Controlled rate, long end) {
        Schedule none = new Constant(0);
        return new Controlled(end == 0 ? none : rate.schedule().take(0, end).then(none), rate.feedback());
    }

    private static Controlled times(Map<String, Controlled> base, Setting change, Controlled factor) {
        Controlled run = base.get(change.hyper);
        if (run == null) {
            throw NotationException.at(
                    change.mark,
                    "\"" + change.hyper + "\" is not set for the run, so no group can have a multiple of it");
        }
        Schedule product = factor.schedule() instanceof Constant constant
                ? run.schedule().times(constant.value())
                : run.schedule().times(factor.schedule());
        return new Controlled(product, run.feedback().and(factor.feedback()));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Settings settings
                && run.equals(settings.run)
                && groups.equals(settings.groups)
                && recipes.equals(settings.recipes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(run, groups, recipes);
    }

    /** The canonical text; the plan alone where there is nothing but a rate. */
    @Override
    public String toString() {
        if (isRate()) {
            return rate().toString();
        }
        return Stream.of(run, groups, recipes.parts())
                .flatMap(List::stream)
                .map(Object::toString)
                .collect(Collectors.joining("; "));
    }
}
