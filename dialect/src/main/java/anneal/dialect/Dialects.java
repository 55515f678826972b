package anneal.dialect;

import anneal.notation.Clock;
import anneal.notation.Json;
import anneal.notation.Nearest;
import anneal.notation.NotationException;
import anneal.notation.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the schedulers of other libraries from the texts in which people have them. */
public final class Dialects {
    private static final List<String> NAMES = List.of("pytorch", "transformers", "timm", "keras", "optax", "dl4j");
    private static final String OWN = "anneal";
    private static final Set<String> OF_TORCH = Set.of("pytorch", "transformers", "timm");

    private Dialects() {}

    /** The names of the dialects, other than {@code anneal}, the notation of this library, which is read, too. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * Reads a text: a constructor call or the lines around it, Keras' or DL4J's JSON, or a PyTorch scheduler's
     * {@code state_dict} as JSON.
     *
     * @param dialect one of {@link #names}, or {@code anneal}; there an epoch is as long as the name
     *     {@code updates_per_epoch} says
     * @param text as it is written for that library
     * @param setup the rates and what else is not in the text
     * @throws NotationException if the text cannot be read, or the original refuses its arguments; the message says where
     *     and why
     */
    public static Simulation read(String dialect, String text, Setup setup) {
        if (!NAMES.contains(dialect) && !dialect.equals(OWN)) {
            throw new NotationException("dialect must be one of " + String.join(", ", NAMES) + ", anneal, but was \""
                    + dialect + "\"" + Nearest.hint(dialect, NAMES));
        }
        Supplier<Run> start = () -> run(dialect, text, setup);
        return new Simulation(dialect, text, setup, start);
    }

    private static Run run(String dialect, String text, Setup setup) {
        if (dialect.equals(OWN)) {
            Object epoch = setup.let().getOrDefault("updates_per_epoch", 0L);
            return new Run.OfPlan(
                    Plan.parse(text), epoch instanceof Number n ? Clock.ofEpochs(n.longValue()) : Clock.UNKNOWN);
        }
        boolean scaleOnly = dialect.equals("optax") && setup.lr().isEmpty();
        Optimizer optimizer = new Optimizer(scaleOnly ? List.of(1.0) : setup.lr(), setup.momentum());
        Work work = new Work();
        Names names = new Names(dialect, optimizer, setup.single());
        Script script = new Script(names, setup.let(), work);
        int brace = jsonStart(text);
        if (brace >= 0) {
            script.run(text.substring(0, brace) + "None");
            if (dialect.equals("pytorch") || dialect.equals("transformers")) {
                return StateDict.resume(json(text.substring(brace)), setup, work);
            }
        }
        Object value = brace < 0 ? script.run(text) : ofJson(dialect, text.substring(brace), names, script);
        if (value instanceof Scheduler scheduler) {
            if (optimizer.groups.isEmpty()) {
                throw new NotationException("\"lr\" is missing: the rate of each parameter group");
            }
            return new Run.OfScheduler(scheduler, optimizer, work);
        }
        if (!OF_TORCH.contains(dialect) && (value instanceof Callable || Values.isNumber(value))) {
            return new Run.OfFunction(value, names.single, work);
        }
        throw new NotationException(
                "the text must end in a scheduler, but ends in a value of type '" + Values.type(value) + "'");
    }

    /**
     * Reads a {@code .pt} or {@code .pth} file with a PyTorch scheduler's {@code state_dict}, or a whole checkpoint with
     * one scheduler in it. Nothing in the file is run.
     *
     * @throws NotationException if the file is anything else, or does not hold the numbers that the rates depend on
     */
    public static Simulation readFile(byte[] file, Setup setup) {
        return read("transformers", Pickle.json(Pickle.read(file)), setup);
    }

    /** Where JSON starts, perhaps behind assignments; -1 for a text that is none. */
    private static int jsonStart(String text) {
        int brace = text.indexOf('{');
        return brace >= 0
                        && text.substring(text.lastIndexOf(';', brace) + 1, brace)
                                .isBlank()
                ? brace
                : -1;
    }

    private static Object ofJson(String dialect, String text, Names names, Script script) {
        return switch (dialect) {
            case "keras" -> Keras.of(json(text), names.names);
            case "dl4j" -> Dl4j.of(json(text), script.bound());
            default -> throw new NotationException(dialect + " has no schedules in JSON");
        };
    }

    private static Map<?, ?> json(String text) {
        return (Map<?, ?>) Values.ofPlain(Json.readPython(text));
    }

    /** The line by which a text says in which precision its library computes; nothing where it is double. */
    static String precision(String dialect, boolean single) {
        return !single ? "" : dialect.equals("keras") ? "set_floatx('float32'); " : "jax_enable_x64(False); ";
    }

    /** A library's names. */
    private static final class Names implements Script.Library {
        private final Map<String, Object> names;
        private final Optimizer optimizer;
        private final String dialect;
        private boolean single;

        Names(String dialect, Optimizer optimizer, boolean single) {
            this.dialect = dialect;
            this.optimizer = optimizer;
            this.single = single;
            names = switch (dialect) {
                case "pytorch" -> Torch.names(optimizer);
                case "transformers" -> Transformers.names(optimizer);
                case "timm" -> Timm.names(optimizer);
                case "keras" -> Keras.names(optimizer);
                case "optax" -> Optax.names(optimizer);
                default -> Map.of();
            };
        }

        @Override
        public @Nullable Object value(@Nullable String module, String name) {
            if (dialect.equals("transformers") && module != null && module.endsWith("SchedulerType")) {
                return Transformers.member(name);
            }
            if (name.equals("optimizer")) {
                return optimizer;
            }
            if (dialect.equals("keras") && name.equals("set_floatx")) {
                return precision("float32");
            }
            if (dialect.equals("optax") && name.equals("jax_enable_x64")) {
                return precision(false);
            }
            return names.get(name);
        }

        /** What a text calls to choose the precision: single with this argument. */
        private Callable precision(Object forSingle) {
            return Builtins.one(value -> {
                single = value.equals(forSingle);
                return None.NONE;
            });
        }

        @Override
        public List<String> all() {
            return new ArrayList<>(names.keySet());
        }
    }
}
