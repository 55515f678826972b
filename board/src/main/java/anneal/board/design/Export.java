package anneal.board.design;

import anneal.dialect.Specs;
import anneal.export.Target;
import anneal.notation.NotationException;
import anneal.notation.Plan;
import anneal.notation.PlanJson;
import anneal.question.Translation;
import anneal.schedule.Foreign;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A schedule as code for another library, or as our own text or JSON.
 *
 * @param code the code, one text after another where there are groups
 * @param note what was written in place of another library's schedule; empty where it is the schedule itself
 */
record Export(String code, String note) {
    private static final String TEXT = "anneal";
    private static final String JSON = "json";

    /** What a schedule can be exported as. */
    static List<String> targets() {
        List<String> targets = new ArrayList<>(List.of(TEXT, JSON));
        Arrays.stream(Target.values())
                .map(target -> target.name().toLowerCase(Locale.ROOT))
                .forEach(targets::add);
        return targets;
    }

    static Export of(Asked asked, String to, long updates) {
        if (!targets().contains(to)) {
            throw new NotationException("to must be one of " + String.join(", ", targets()) + ", but was " + to);
        }
        List<String> codes = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        boolean ours = to.equals(TEXT) || to.equals(JSON);
        if (ours && asked.specs().isOwn()) {
            codes.add(text(asked.plan(), to));
        } else {
            for (Specs.Spec spec : asked.read(updates)) {
                if (spec.rate().schedule() instanceof Foreign foreign) {
                    Translation translation = Translation.of(foreign, asked.text(), updates);
                    notes.add(translation.note());
                    Plan plan = Plan.of(translation.schedule());
                    codes.add(ours ? text(plan, to) : target(to).write(translation.schedule()));
                } else {
                    codes.add(
                            ours
                                    ? text(Plan.of(spec.rate().schedule()), to)
                                    : target(to).write(spec.rate()));
                }
            }
        }
        return new Export(String.join("\n", codes), String.join("\n", notes));
    }

    private static String text(Plan plan, String to) {
        return to.equals(TEXT) ? plan.toString() : PlanJson.write(plan);
    }

    private static Target target(String name) {
        return Target.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
