package anneal.cli;

import anneal.dialect.Dialects;
import anneal.dialect.Rows;
import anneal.dialect.Setup;
import anneal.dialect.Specs;
import anneal.notation.Clock;
import anneal.notation.Controlled;
import anneal.notation.Fields;
import anneal.notation.Json;
import anneal.notation.NotationException;
import anneal.notation.Plan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private static final List<String> KEYS =
            List.of("spec", "dialect", "lr", "momentum", "steps", "metrics", "let", "updates_per_epoch");
    private static final long MOST_STEPS = 10_000_000;

    private final long updatesPerEpoch;

    /** A stream in which an epoch is worth so many updates unless a request says otherwise; 0 if that is not known. */
    RateStream(long updatesPerEpoch) {
        this.updatesPerEpoch = updatesPerEpoch;
    }

    /** The answer to one line; whatever is wrong with the line is said in the answer. */
    String answer(String line) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        try {
            Rows rows = rows(Fields.parse(line).only(KEYS));
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

    private Rows rows(Fields request) {
        String spec = request.string("spec");
        String dialect = request.string("dialect", Specs.OWN);
        long steps = request.whole("steps", -1, 0, MOST_STEPS);
        List<Double> lr = request.numbers("lr");
        List<@Nullable Double> metrics = request.list(
                "metrics", "numbers and nulls", item -> item == null ? Double.NaN : Fields.number("metrics", item));
        long epoch = request.whole("updates_per_epoch", updatesPerEpoch);
        if (epoch < 0) {
            throw new NotationException("updates_per_epoch must be >= 1, but was " + epoch);
        }
        if (dialect.equals(Specs.OWN)) {
            return own(spec, steps, Math.max(1, lr.size()), metrics, epoch);
        }
        Setup setup = new Setup(lr, request.number("momentum"), request.bindings("let"), false);
        return Dialects.read(dialect, spec, setup).rows(steps, metrics);
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
}
