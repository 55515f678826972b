package anneal.board.design;

import anneal.dialect.Dialects;
import anneal.dialect.Specs;
import anneal.notation.Explanation;
import anneal.notation.Fields;
import anneal.notation.Numbers;
import anneal.notation.PlanForm;
import anneal.notation.PlanHandles;
import anneal.question.Lint;
import java.util.ArrayList;
import java.util.List;

/** What the design view asks; each answer comes from the classes behind the command of the same name. */
public final class Design {
    private static final int MOST_CURVES = 20;
    private static final int MOST_COLUMNS = 4_000;
    private static final int COLUMNS = 800;

    private Design() {}

    /**
     * What can be written: dialects, shapes, curves and export targets.
     *
     * @param dialects whose schedules are read
     * @param shapes an example of every schedule of our notation
     * @param curves the ways of a ramp
     * @param targets what a schedule can be exported as
     */
    record Vocabulary(List<String> dialects, List<Example> shapes, List<String> curves, List<String> targets) {}

    /** The names for the page's lists. */
    public static Object vocabulary() {
        List<String> dialects = new ArrayList<>(List.of(Specs.OWN));
        dialects.addAll(Dialects.names());
        return new Vocabulary(dialects, Example.all(), PlanForm.curves(), Export.targets());
    }

    /** The curves of {@code curves} between the updates {@code from} and {@code to}, in {@code columns} of a picture. */
    public static Object curves(Fields request) {
        request.only(keys("curves", "from", "to", "columns"));
        long epoch = Horizon.updatesPerEpoch(request);
        List<Asked> asked = curves(request, epoch);
        Horizon run = Horizon.of(request, asked);
        long from = request.whole("from", 0, 0, run.updates());
        long to = request.whole("to", run.updates(), from, run.updates());
        int columns = (int) request.whole("columns", COLUMNS, 1, MOST_COLUMNS);
        return new Drawn(
                run.updates(),
                asked.stream()
                        .map(curve -> curve(curve, run, from, to, columns))
                        .toList());
    }

    private static Drawn.Curve curve(Asked asked, Horizon run, long from, long to, int columns) {
        try {
            List<Specs.Spec> specs = asked.read(run.updates());
            List<Drawn.Said> findings = new ArrayList<>();
            for (Specs.Spec spec : specs) {
                Lint.of(spec.rate().schedule(), run.facts())
                        .forEach(finding -> findings.add(Drawn.Said.of(spec.group(), finding)));
            }
            boolean own = asked.specs().isOwn();
            return new Drawn.Curve(
                    asked.specs().dialect(),
                    specs.stream().map(spec -> line(spec, from, to, columns)).toList(),
                    own && asked.plan().listens(),
                    findings,
                    own ? PlanForm.of(asked.plan()) : List.of(),
                    own
                            ? PlanHandles.of(asked.plan(), asked.clock(run.updates()))
                                    .shown()
                            : List.of(),
                    "");
        } catch (IllegalArgumentException e) {
            return Drawn.Curve.failed(asked.specs().dialect(), String.valueOf(e.getMessage()));
        }
    }

    private static Drawn.Line line(Specs.Spec spec, long from, long to, int columns) {
        Thinned points = new Thinned(from, to, columns);
        for (long step = from; step <= to; step++) {
            points.add((double) step, spec.rate().at(step));
        }
        return new Drawn.Line(spec.label(), points.x(), points.y());
    }

    /** A text that says something. */
    record Text(String text) {}

    /**
     * The rate of a group at an update.
     *
     * @param label what the group is called
     * @param rate the shortest text that reads back to the same bits
     * @param why how it comes about
     */
    record Reason(String label, String rate, String why) {}

    /** What the rates of each schedule are at the update {@code step}, and why; nothing of those that cannot be read. */
    public static Object explain(Fields request) {
        request.only(keys("curves", "step"));
        List<Asked> asked = curves(request, Horizon.updatesPerEpoch(request));
        Horizon run = Horizon.of(request, asked);
        long step = request.whole("step", 0, 0, Long.MAX_VALUE);
        return asked.stream().map(curve -> reasons(curve, run, step)).toList();
    }

    private static List<Reason> reasons(Asked asked, Horizon run, long step) {
        try {
            return asked.read(run.updates()).stream()
                    .map(spec -> new Reason(
                            spec.label(),
                            Numbers.text(spec.rate().at(step)),
                            Explanation.of(spec.rate().schedule(), step).toString()))
                    .toList();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    /** A schedule as code for {@code to}. */
    public static Object export(Fields request) {
        request.only(keys("curve", "to"));
        Asked asked = one(request);
        return Export.of(
                asked, request.string("to"), Horizon.of(request, List.of(asked)).updates());
    }

    /** The text once the field at {@code place} has another {@code value}. */
    public static Object edit(Fields request) {
        request.only(keys("curve", "place", "value"));
        Asked asked = one(request);
        return new Text(asked.with(PlanForm.with(asked.plan(), request.string("place"), request.string("value"))));
    }

    /** The text once the {@code handle} has been dragged to the update {@code step} and to {@code rate}. */
    public static Object drag(Fields request) {
        request.only(keys("curve", "handle", "step", "rate"));
        Asked asked = one(request);
        Horizon run = Horizon.of(request, List.of(asked));
        long step = request.whole("step", 0, 0, Long.MAX_VALUE);
        double rate = request.number("rate").orElse(Double.NaN);
        PlanHandles handles = PlanHandles.of(asked.plan(), asked.clock(run.updates()));
        return new Text(asked.with(handles.moved((int) request.whole("handle", 0, 0, 1_000), step, rate)));
    }

    private static List<Asked> curves(Fields request, long epoch) {
        return request.objects("curves", MOST_CURVES).stream()
                .map(spec -> Asked.of(spec, epoch))
                .toList();
    }

    private static Asked one(Fields request) {
        return Asked.of(request.object("curve"), Horizon.updatesPerEpoch(request));
    }

    private static List<String> keys(String... own) {
        List<String> keys = new ArrayList<>(Horizon.KEYS);
        keys.addAll(List.of(own));
        return keys;
    }
}
