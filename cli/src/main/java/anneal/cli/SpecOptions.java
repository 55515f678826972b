package anneal.cli;

import anneal.cli.Failures.UsageException;
import anneal.dialect.Dialects;
import anneal.dialect.Setup;
import anneal.dialect.Specs;
import anneal.dialect.Specs.Spec;
import anneal.notation.Json;
import anneal.notation.NotationException;
import anneal.notation.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags of commands that look at schedules without a run: whose they are, how long, and what an epoch is. */
final class SpecOptions {
    private static final long STEPS_OF_THE_ENDLESS = 1_000;
    private static final long MOST_STEPS = 100_000_000;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "updates to look at (default: the longest schedule's end, or 1000)")
    private @Nullable Long steps;

    @Option(names = "--updates-per-epoch", paramLabel = "N", description = "what 1ep is worth")
    private long updatesPerEpoch;

    @Option(
            names = {"--dialect", "--from"},
            paramLabel = "NAME",
            defaultValue = Specs.OWN,
            description =
                    "whose schedules these are: anneal (default), pytorch, transformers, timm, keras, optax or dl4j")
    private String dialect = Specs.OWN;

    @Option(
            names = "--lr",
            paramLabel = "RATE",
            split = ",",
            description = "the optimizer's rate of each parameter group, for dialects whose schedules do not hold it")
    private List<Double> lr = new ArrayList<>();

    @Option(names = "--momentum", paramLabel = "M", description = "the optimizer's momentum; without it it has betas")
    private @Nullable Double momentum;

    @Option(
            names = "--let",
            paramLabel = "NAME=VALUE",
            description = "the value of a name that the text uses, such as num_steps=1000; may be repeated")
    private Map<String, String> let = new LinkedHashMap<>();

    /** What an epoch is worth; 0 if that was not said. */
    long updatesPerEpoch() {
        if (updatesPerEpoch < 0) {
            throw new UsageException("--updates-per-epoch must be >= 1, but was " + updatesPerEpoch);
        }
        return updatesPerEpoch;
    }

    /** The schedules of texts, each parameter group by itself. */
    List<Spec> read(List<String> texts) throws IOException {
        List<Spec> specs = new ArrayList<>();
        for (String text : texts) {
            specs.addAll(
                    isState(text)
                            ? Specs.of(text, Dialects.readFile(Files.readAllBytes(Path.of(text)), setup()))
                            : specs().read(text, steps(texts)));
        }
        return specs;
    }

    private Specs specs() {
        return new Specs(dialect, setup(), updatesPerEpoch());
    }

    private Setup setup() {
        return new Setup(lr, momentum == null ? OptionalDouble.empty() : OptionalDouble.of(momentum), let(), false);
    }

    /** The plan of a text of ours. */
    Plan plan(String text) {
        return Plan.parse(text);
    }

    /** Whether the texts are in our own notation. */
    boolean isOwn() {
        return dialect.equals(Specs.OWN);
    }

    /** These options for so many updates. */
    SpecOptions withSteps(long updates) {
        steps = updates;
        return this;
    }

    /** The schedules of a text in the dialect asked for or, where it is none there, in our own notation. */
    List<Spec> readEither(String text) throws IOException {
        try {
            return read(List.of(text));
        } catch (NotationException e) {
            if (isOwn()) {
                throw e;
            }
            try {
                return specs().own(text, steps(List.of(text)));
            } catch (NotationException ours) {
                throw e;
            }
        }
    }

    private static boolean isState(String text) {
        return (text.endsWith(".pt") || text.endsWith(".pth")) && Files.isRegularFile(Path.of(text));
    }

    private Map<String, Object> let() {
        Map<String, Object> values = new LinkedHashMap<>();
        let.forEach((name, text) -> {
            Object value;
            try {
                value = Json.read(text);
            } catch (NotationException e) {
                value = text;
            }
            values.put(name, value == null ? text : value);
        });
        return values;
    }

    /** The last step to look at. */
    long steps(List<String> texts) {
        if (steps != null) {
            if (steps < 1 || steps > MOST_STEPS) {
                throw new UsageException("--steps must be from 1 to " + MOST_STEPS + ", but was " + steps);
            }
            return steps;
        }
        if (!dialect.equals(Specs.OWN)) {
            return STEPS_OF_THE_ENDLESS;
        }
        long longest = texts.stream()
                .filter(text -> !isState(text))
                .mapToLong(specs()::end)
                .max()
                .orElse(0);
        return longest == 0 ? STEPS_OF_THE_ENDLESS : Math.min(longest, MOST_STEPS);
    }
}
