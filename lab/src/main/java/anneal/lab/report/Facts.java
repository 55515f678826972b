package anneal.lab.report;

import java.util.ArrayList;
import java.util.List;

/** What the results depend on, by name: seed, data, version. */
public record Facts(List<Fact> facts) implements Block {
    public Facts {
        facts = List.copyOf(facts);
    }

    /** No facts yet. */
    public static Facts none() {
        return new Facts(List.of());
    }

    /** These facts and one more. */
    public Facts with(String name, String value) {
        List<Fact> more = new ArrayList<>(facts);
        more.add(new Fact(name, value));
        return new Facts(more);
    }

    /** A fact. */
    public record Fact(String name, String value) {
        public Fact {
            Checks.notBlank("name", name);
        }
    }
}
