package anneal.cli;

import anneal.dialect.Dialects;
import anneal.dialect.Rows;
import anneal.dialect.Setup;
import anneal.dialect.Simulation;
import anneal.notation.Clock;
import anneal.notation.Controlled;
import anneal.notation.Json;
import anneal.notation.Nearest;
import anneal.notation.NotationException;
import anneal.notation.Plan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests for rates, a JSON object a line.
 *
 * <p>A request names a {@code spec}, its {@code dialect} (anneal if left out), the number of {@code steps}, and what the spec
 * itself does not hold: {@code lr} (a rate or one for each group), {@code momentum}, {@code metrics} (one for each step,
 * null for NaN), {@code let} (values of names) and {@code updates_per_epoch}. The answer has {@code lr}, a row for each of
 * the updates 0 to {@code steps} with a column for each group, and {@code momentum} where it is scheduled; or else
 * {@code error}.
 */
final class RateStream {
    private static final String OWN = "anneal";
    private static final List<String> KEYS =
            List.of("spec", "dialect", "lr", "momentum", "steps", "metrics", "let", "updates_per_epoch");
    private static final long MOST_STEPS = 10_000_000;
    private static final int LONGEST_SHOWN = 60;

    private final long updatesPerEpoch;

    /** A stream in which an epoch is worth so many updates unless a request says otherwise; 0 if that is not known. */
    RateStream(long updatesPerEpoch) {
        this.updatesPerEpoch = updatesPerEpoch;
    }

    /** The answer to one line; whatever is wrong with the line is said in the answer. */
    String answer(String line) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        try {
            if (!(Json.read(line) instanceof Map<?, ?> request)) {
                throw new NotationException("a request must be a JSON object");
            }
            Rows rows = rows(request);
            answer.put("lr", rows.lr());
            if (!rows.momentum().isEmpty()) {
                answer.put("momentum", rows.momentum());
            }
        } catch (IllegalArgumentException e) {
            answer.put("error", e.getMessage());
        } catch (StackOverflowError | OutOfMemoryError e) {
            answer.put("error", "the request is too large");
        }
        return Json.write(answer);
    }

    private Rows rows(Map<?, ?> request) {
        for (Object key : request.keySet()) {
            if (!KEYS.contains(key)) {
                throw new NotationException("unknown key " + shown(key) + Nearest.hint((String) key, KEYS));
            }
        }
        String spec = string(request, "spec", null);
        String dialect = string(request, "dialect", OWN);
        long steps = whole(request, "steps", -1);
        if (steps < 0 || steps > MOST_STEPS) {
            throw new NotationException("steps must be from 0 to " + MOST_STEPS
                    + (steps == -1 ? ", but is missing" : ", but was " + steps));
        }
        List<Double> lr = rates(request);
        List<@Nullable Double> metrics = metrics(request);
        long epoch = whole(request, "updates_per_epoch", updatesPerEpoch);
        if (epoch < 0) {
            throw new NotationException("updates_per_epoch must be >= 1, but was " + epoch);
        }
        if (dialect.equals(OWN)) {
            return own(spec, steps, Math.max(1, lr.size()), metrics, epoch);
        }
        Object momentum = request.get("momentum");
        Setup setup = new Setup(
                lr,
                momentum == null ? OptionalDouble.empty() : OptionalDouble.of(number("momentum", momentum)),
                let(request),
                false);
        Simulation simulation = Dialects.read(dialect, spec, setup);
        return simulation.rows(steps, metrics);
    }

    private static Rows own(
            String spec, long steps, int columns, List<@Nullable Double> metrics, long updatesPerEpoch) {
        Plan plan = Plan.parse(spec);
        if (plan.listens() && metrics.size() < steps) {
            throw new NotationException(
                    "metrics must have one value for each of the " + steps + " steps, but has " + metrics.size());
        }
        Controlled rate = plan.resolve(new Clock(updatesPerEpoch, 0, 0, steps));
        List<List<Double>> rows = new ArrayList<>();
        for (int step = 0; step <= steps; step++) {
            if (step > 0 && plan.listens()) {
                Double metric = metrics.get(step - 1);
                rate = rate.observe(step, metric == null ? Double.NaN : metric);
            }
            rows.add(Collections.nCopies(columns, rate.at(step)));
        }
        return new Rows(rows, List.of());
    }

    private static String string(Map<?, ?> request, String key, @Nullable String otherwise) {
        Object value = request.get(key);
        if (value == null && otherwise != null) {
            return otherwise;
        }
        if (value instanceof String text) {
            return text;
        }
        throw new NotationException(
                key + " must be a string, but " + (value == null ? "is missing" : "was " + shown(value)));
    }

    private static long whole(Map<?, ?> request, String key, long otherwise) {
        Object value = request.get(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Number number && number.doubleValue() == number.longValue()) {
            return number.longValue();
        }
        throw new NotationException(key + " must be a whole number, but was " + shown(value));
    }

    private static List<Double> rates(Map<?, ?> request) {
        Object value = request.get("lr");
        if (value == null) {
            return List.of();
        }
        List<?> items = value instanceof List<?> list ? list : List.of(value);
        return items.stream().map(item -> number("lr", item)).toList();
    }

    private static List<@Nullable Double> metrics(Map<?, ?> request) {
        Object value = request.get("metrics");
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw new NotationException("metrics must be a list of numbers and nulls, but was " + shown(value));
        }
        List<@Nullable Double> metrics = new ArrayList<>();
        for (Object item : list) {
            metrics.add(item == null ? null : number("metrics", item));
        }
        return metrics;
    }

    private static Map<String, Object> let(Map<?, ?> request) {
        Object value = request.get("let");
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new NotationException("let must be an object of names and values, but was " + shown(value));
        }
        Map<String, Object> let = new LinkedHashMap<>();
        map.forEach((name, bound) -> {
            if (bound == null) {
                throw new NotationException("let must give " + shown(name) + " a value, but was null");
            }
            let.put((String) name, bound);
        });
        return let;
    }

    private static double number(String key, @Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof String text
                && List.of("NaN", "Infinity", "-Infinity").contains(text)) {
            return Double.parseDouble(text);
        }
        throw new NotationException(key + " must hold numbers, but held " + shown(value));
    }

    /** A value as it was written, the beginning of it where it is long. */
    private static String shown(@Nullable Object value) {
        String text = Json.write(value);
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
    }
}
