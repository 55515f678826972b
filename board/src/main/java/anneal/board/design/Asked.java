package anneal.board.design;

import anneal.dialect.Dialects;
import anneal.dialect.Setup;
import anneal.dialect.Specs;
import anneal.notation.Clock;
import anneal.notation.Fields;
import anneal.notation.NotationException;
import anneal.notation.Plan;
import anneal.notation.PlanForm;
import anneal.notation.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * A schedule as the page has it: its text, its dialect, and what another library's text does not hold, named as in the
 * requests that {@code anneal lr -} answers.
 *
 * @param text as it was typed
 * @param specs reads it
 */
record Asked(String text, Specs specs) {
    /** The dialect of a text of which that is not known. */
    static final String AUTO = "auto";

    private static final List<String> KEYS = List.of("spec", "dialect", "lr", "momentum", "let");

    /** Reads the fields. */
    static Asked of(Fields fields, long updatesPerEpoch) {
        fields.only(KEYS);
        Setup setup = new Setup(fields.numbers("lr"), fields.number("momentum"), fields.bindings("let"), false);
        String text = fields.string("spec");
        String dialect = fields.string("dialect", Specs.OWN);
        String known = dialect.equals(AUTO) ? dialectOf(text, setup) : dialect;
        return new Asked(text, new Specs(known, setup, updatesPerEpoch));
    }

    /** The first dialect that reads a text; our own notation, which will say what is wrong with it, if none does. */
    private static String dialectOf(String text, Setup setup) {
        List<String> dialects = new ArrayList<>(List.of(Specs.OWN));
        dialects.addAll(Dialects.names());
        return dialects.stream()
                .filter(dialect -> reads(dialect, text, setup))
                .findFirst()
                .orElse(Specs.OWN);
    }

    private static boolean reads(String dialect, String text, Setup setup) {
        try {
            if (dialect.equals(Specs.OWN)) {
                return !PlanForm.of(Settings.parse(text).rate()).isEmpty();
            }
            return Dialects.read(dialect, text, setup).groups() > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Its schedules in a run, each parameter group by itself. */
    List<Specs.Spec> read(long updates) {
        return specs.read(text, updates);
    }

    /** The plan of the rate, which can be edited. */
    Plan plan() {
        if (!specs.isOwn()) {
            throw new NotationException(
                    "only schedules in our own notation can be edited; export this one to anneal first");
        }
        return Settings.parse(text).rate();
    }

    /** The text with another plan of the rate. */
    String with(Plan plan) {
        return Settings.parse(text).withRate(plan).toString();
    }

    Clock clock(long updates) {
        return specs.clock(updates);
    }
}
