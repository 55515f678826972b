package anneal.export;

import anneal.describe.Formula;
import anneal.notation.Plan;
import anneal.schedule.Chain;
import anneal.schedule.Chebyshev;
import anneal.schedule.Constant;
import anneal.schedule.Curve;
import anneal.schedule.Delayed;
import anneal.schedule.ExpRange;
import anneal.schedule.Frozen;
import anneal.schedule.Held;
import anneal.schedule.Hold;
import anneal.schedule.Milestones;
import anneal.schedule.Noise;
import anneal.schedule.Phase;
import anneal.schedule.Piecewise;
import anneal.schedule.Points;
import anneal.schedule.Power;
import anneal.schedule.RadamWarmUp;
import anneal.schedule.Ramp;
import anneal.schedule.Repeated;
import anneal.schedule.Restarts;
import anneal.schedule.Sampled;
import anneal.schedule.SampledPhase;
import anneal.schedule.Schedule;
import anneal.schedule.Skipped;
import anneal.schedule.Slowed;
import anneal.schedule.Step;
import anneal.schedule.Stretched;
import anneal.schedule.Tail;
import anneal.schedule.Taken;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Functions of the step in a language: one for each schedule that the whole is made from. */
final class Functions {
    private static final int LONGEST_COMMENT = 100;
    private static final double LAST_WHOLE_DOUBLE = 0x1p53;

    private final Language language;
    private final Map<Schedule, String> names = new HashMap<>();
    private final Set<String> written = new LinkedHashSet<>();

    /** The lines of one function before its result. */
    private List<String> lines = new ArrayList<>();

    Functions(Language language) {
        this.language = language;
    }

    /** The text of a schedule as it may stand in a comment. */
    static String text(Schedule schedule) {
        String text = Plan.of(schedule).toString();
        return text.length() <= LONGEST_COMMENT ? text : text.substring(0, LONGEST_COMMENT) + "...";
    }

    /** Writes the function {@code rate} of a schedule, and those it needs. */
    Functions add(Schedule schedule) {
        define(schedule, "rate");
        return this;
    }

    /** A function of the count of updates for a schedule; its name. */
    String named(Schedule schedule) {
        String known = names.get(schedule);
        if (known == null) {
            known = "rate" + (language == Language.JAVA ? "" : "_") + (names.size() + 1);
            names.put(schedule, known);
            define(schedule, known);
        }
        return known;
    }

    /** The functions, each after those it calls. */
    @Override
    public String toString() {
        return String.join(language == Language.JAVA ? "\n" : "\n\n", written);
    }

    private void define(Schedule schedule, String name) {
        List<String> outer = lines;
        lines = new ArrayList<>();
        String result = body(schedule);
        StringBuilder text = new StringBuilder();
        if (language == Language.JAVA) {
            text.append("    /** ").append(text(schedule)).append(" */\n");
            text.append("    private static double ").append(name).append("(double t) {\n");
            lines.forEach(line -> text.append("        ").append(line).append(";\n"));
            text.append("        return ").append(result).append(";\n    }\n");
        } else {
            text.append("def ").append(name).append("(t):\n");
            text.append("    \"\"\"").append(text(schedule)).append("\"\"\"\n");
            lines.forEach(line -> text.append("    ").append(line).append('\n'));
            text.append("    return ").append(result).append('\n');
        }
        written.add(text.toString());
        lines = outer;
    }

    /** The rate of a schedule at a step of its own. */
    private String at(Schedule schedule, String step) {
        if (schedule instanceof Constant constant) {
            return number(constant.value());
        }
        return schedule instanceof Hold hold ? number(hold.value()) : named(schedule) + "(" + step + ")";
    }

    private String let(String name, String value) {
        lines.add((language == Language.JAVA ? "double " : "") + name + " = " + value);
        return name;
    }

    private String number(double value) {
        return language.number(value);
    }

    private String body(Schedule schedule) {
        if (schedule instanceof Ramp ramp) {
            return ramp(ramp);
        }
        if (schedule instanceof Chain chain) {
            return chain(chain.phases());
        }
        if (schedule instanceof Tail tail) {
            long steps = tail.phase().steps();
            return until(steps, at(tail.phase(), "t"), at(tail.rest(), "t - " + number((double) steps)));
        }
        if (schedule instanceof Points points) {
            return points(points);
        }
        if (schedule instanceof Piecewise piecewise) {
            return piecewise(piecewise);
        }
        if (schedule instanceof Restarts restarts) {
            return restarts(restarts);
        }
        if (schedule instanceof Chebyshev chebyshev) {
            return formula(chebyshev, Map.of("node", node(chebyshev)));
        }
        if (schedule instanceof Power power) {
            return language.choose("t <= 0", number(power.max()), formula(power, Map.of()));
        }
        return moved(schedule);
    }

    /** Shapes that read another one at a step of its own. */
    private String moved(Schedule schedule) {
        if (schedule instanceof Held held) {
            return at(held.schedule(), language.quotient("t", held.every()) + " * " + number((double) held.every()));
        }
        if (schedule instanceof Delayed delayed) {
            return at(delayed.schedule(), language.call("max", number(0) + ", t - " + number((double) delayed.by())));
        }
        if (schedule instanceof Skipped skipped) {
            return at(skipped.schedule(), "t + " + number((double) skipped.by()));
        }
        if (schedule instanceof Slowed slowed) {
            return at(slowed.schedule(), "t * " + number(slowed.over()) + " / " + number(slowed.times()));
        }
        if (schedule instanceof Frozen frozen) {
            return at(frozen.schedule(), language.call("min", "t, " + number((double) frozen.at())));
        }
        if (schedule instanceof Stretched stretched) {
            long length = stretched.phase().steps();
            String step = "t * " + number((double) length) + " / " + number((double) stretched.steps());
            return untilEnd(stretched, at(stretched.phase(), step));
        }
        if (schedule instanceof Taken taken) {
            return untilEnd(taken, at(taken.schedule(), "t + " + number((double) taken.from())));
        }
        if (schedule instanceof Repeated repeated) {
            String step = "t % " + number((double) repeated.phase().steps());
            return untilEnd(repeated, at(repeated.phase(), step));
        }
        return formula(schedule, meanings(schedule));
    }

    /** What the methods mean that formulas call. */
    private Map<String, String> meanings(Schedule schedule) {
        if (schedule instanceof Step step) {
            return Map.of("cuts", language.quotient("t", step.every()));
        }
        if (schedule instanceof Milestones milestones) {
            return Map.of("cuts", language.reached(milestones.at()));
        }
        if (schedule instanceof ExpRange range) {
            double length = (double) range.up() + range.down();
            String place = let("place", "t % " + number(length));
            String up = place + " / " + number((double) range.up());
            String down = "(" + number(length) + " - " + place + ") / " + number((double) range.down());
            return Map.of("rise", language.choose(place + " <= " + number((double) range.up()), up, down));
        }
        if (schedule instanceof RadamWarmUp warmUp) {
            return radam(warmUp);
        }
        return schedule instanceof Noise noise ? Map.of("draw", draw(noise)) : Map.of();
    }

    private String formula(Schedule schedule, Map<String, String> meanings) {
        if (schedule instanceof Sampled || schedule instanceof SampledPhase) {
            throw new ExportException(
                    text(schedule) + " counts samples under a changing batch, which only our own code can say");
        }
        Formula formula = schedule.getClass().getAnnotation(Formula.class);
        if (formula == null) {
            throw new ExportException(
                    text(schedule) + " is a function of its own, which cannot be written in another language");
        }
        return Arithmetic.translate(formula.value(), language, name -> {
            String meaning = meanings.get(name);
            return meaning != null ? meaning : component((Record) schedule, name);
        });
    }

    private String component(Record record, String name) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            if (component.getName().equals(name)) {
                Object value = value(component, record);
                if (value instanceof Schedule schedule) {
                    return at(schedule, "t");
                }
                if (value instanceof Number number) {
                    return number(number.doubleValue());
                }
            }
        }
        return switch (name) {
            case "t" -> "t";
            case "p" -> "t / " + number((double) ((Phase) record).steps());
            case "pi" -> number(Math.PI);
            default ->
                throw new ExportException("the \"" + name + "\" of "
                        + record.getClass().getSimpleName() + " cannot be written in another language");
        };
    }

    static Object value(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private String ramp(Ramp ramp) {
        let("p", "t / " + number((double) ramp.steps()));
        String inside = curve(ramp);
        if (ramp.curve().between(ramp.from(), ramp.to(), 0) != ramp.from()) {
            inside = language.choose("t <= 0", number(ramp.from()), inside);
        }
        return until(ramp.steps(), inside, number(ramp.to()));
    }

    private String curve(Ramp ramp) {
        Curve curve = ramp.curve();
        Formula formula = curve.getClass().getAnnotation(Formula.class);
        if (formula == null) {
            throw new IllegalStateException("no @Formula on " + curve.getClass());
        }
        return Arithmetic.translate(formula.value(), language, name -> switch (name) {
            case "p" -> "p";
            case "from" -> number(ramp.from());
            case "to" -> number(ramp.to());
            default -> component((Record) curve, name);
        });
    }

    private String chain(List<Phase> phases) {
        long start = 0;
        List<Long> ends = new ArrayList<>();
        List<String> rates = new ArrayList<>();
        for (Phase phase : phases) {
            rates.add(at(phase, start == 0 ? "t" : "t - " + number((double) start)));
            start += phase.steps();
            ends.add(start);
        }
        return cases(rates, ends);
    }

    /** One rate after another, each until its end and the last one for ever. */
    private String cases(List<String> rates, List<Long> ends) {
        String rest = rates.get(rates.size() - 1);
        for (int i = rates.size() - 2; i >= 0; i--) {
            rest = until(ends.get(i), rates.get(i), rest);
        }
        return rest;
    }

    private String until(long step, String before, String after) {
        return language.choose("t < " + number((double) step), before, after);
    }

    private String untilEnd(Phase phase, String before) {
        return until(phase.steps(), before, number(phase.at(phase.steps())));
    }

    private String points(Points points) {
        List<Long> at = points.at();
        List<String> rates = new ArrayList<>(List.of(number(points.values().get(0))));
        for (int i = 1; i < at.size(); i++) {
            long start = at.get(i - 1);
            double from = points.values().get(i - 1);
            double to = points.values().get(i);
            rates.add(at(new Ramp(from, to, at.get(i) - start, points.curve()), "t - " + number((double) start)));
        }
        rates.add(number(points.values().get(at.size() - 1)));
        return cases(rates, at);
    }

    private String piecewise(Piecewise piecewise) {
        return cases(piecewise.values().stream().map(this::number).toList(), piecewise.at());
    }

    private String restarts(Restarts restarts) {
        double length = (double) restarts.phase().steps();
        double growth = restarts.growth();
        String place;
        if (growth == 1) {
            let("cycle", language.quotient("t", restarts.phase().steps()));
            place = "t % " + number(length);
        } else {
            let("cycle", language.reached(starts(restarts)));
            let("scale", language.power(number(growth), "cycle"));
            String start = number(length) + " * (scale - 1) / " + number(growth - 1);
            place = "(t - " + start + ") / scale";
        }
        Map<String, String> meanings = Map.of("cycle", "cycle", "phase", at(restarts.phase(), place));
        return restarts.decay() == 1 ? meanings.getOrDefault("phase", "") : formula(restarts, meanings);
    }

    /** The steps at which the second and all later cycles begin, as far as a double counts in ones. */
    private static List<Long> starts(Restarts restarts) {
        List<Long> starts = new ArrayList<>();
        double length = (double) restarts.phase().steps();
        for (double start = length; start < LAST_WHOLE_DOUBLE; start += length) {
            starts.add((long) start);
            length *= restarts.growth();
        }
        return starts;
    }

    private String node(Chebyshev chebyshev) {
        long steps = chebyshev.steps();
        String floored = language.call("floor", "t");
        let("place", language.call("min", floored + ", " + number((double) (steps - 1))));
        let("node", number(1));
        for (long size = 1; size < steps; size *= 2) {
            String bit = language.quotient("place", steps / 2 / size) + " % 2";
            lines.add("node = " + language.choose(bit + " >= 1", number(2.0 * size + 1) + " - node", "node"));
        }
        return "node";
    }

    private Map<String, String> radam(RadamWarmUp warmUp) {
        double beta2 = warmUp.beta2();
        double limit = warmUp.limit(0);
        int first = 1;
        while (limit - 2 * first * Math.pow(beta2, first) / (1 - Math.pow(beta2, first)) <= 4) {
            first++;
        }
        lines.add("t = " + language.call("floor", "t"));
        String power = let("power", language.power(number(beta2), "t + " + number(first)));
        String n = "(t + " + number(first) + ")";
        let("rho", number(limit) + " - 2 * " + n + " * " + power + " / (1 - " + power + ")");
        return Map.of("rho", "rho", "limit", number(limit));
    }

    /** The draw of {@link Noise}: SplitMix64's finalizer, which needs whole numbers of 64 bits. */
    private String draw(Noise noise) {
        if (language.arrays()) {
            throw new ExportException("noise needs whole numbers of 64 bits, which arrays do not have by default");
        }
        lines.add("t = " + language.call("floor", "t"));
        if (language == Language.JAVA) {
            written.add("""
                        private static long mix(long bits) {
                            long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
                            mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
                            return mixed ^ (mixed >>> 31);
                        }
                    """.indent(0));
            lines.add("long golden = 0x9e3779b97f4a7c15L");
            return "(mix(mix(" + noise.seed() + "L + golden) + (long) t * golden) >> 11) * 0x1p-52";
        }
        written.add("""
                def mix(bits):
                    bits = bits % 2**64
                    bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9 % 2**64
                    bits = (bits ^ (bits >> 27)) * 0x94d049bb133111eb % 2**64
                    return bits ^ (bits >> 31)
                """);
        lines.add("golden = 0x9e3779b97f4a7c15");
        lines.add("bits = mix(mix(" + noise.seed() + " + golden) + int(t) * golden)");
        lines.add("bits = bits - 2**64 if bits >= 2**63 else bits");
        return "(bits >> 11) * 2.0 ** -52";
    }
}
