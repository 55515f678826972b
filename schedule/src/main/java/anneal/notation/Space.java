package anneal.notation;

import anneal.notation.Node.Argument;
import anneal.notation.Node.Call;
import anneal.notation.Node.Choice;
import anneal.notation.Node.Quantity;
import anneal.notation.Node.Range;
import anneal.notation.Node.Times;
import anneal.notation.Node.Word;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Many settings in one text, with ranges and alternatives where one of them has a number or a schedule:
 * {@code cosine(1e-4..1 log, 5ep..15ep)}; see the package's grammar.
 *
 * <p>A space is a tree. What is open within an alternative is open only where that is chosen, so that a draw decides on
 * {@link Dimension}s one after the other and meets only those that matter. A name that is explained behind {@code where}
 * is decided on once, wherever it stands. A factor of 1 out of an alternative is left out of the product.
 *
 * <p>{@code Space.parse(space.toString())} is the same space.
 */
public final class Space {
    private final Settings open;
    private final Map<String, Node> names;
    private final IdentityHashMap<Node, Dimension> dimensions = new IdentityHashMap<>();
    private final List<Dimension> inOrder = new ArrayList<>();

    /** Finds out what is open, and refuses names that lead nowhere. */
    Space(Settings open, Map<String, Node> names) {
        this.open = open;
        this.names = new LinkedHashMap<>(names);
        Naming naming = new Naming();
        open.map(plan -> naming.visit(plan, Settings.RATE));
        names.keySet().stream().filter(name -> !naming.met.contains(name)).forEach(name -> {
            throw new NotationException("\"" + name + "\" is explained, but stands nowhere");
        });
    }

    /**
     * Reads the text form.
     *
     * @throws NotationException if the text is no space; the message says where and why
     */
    public static Space parse(String text) {
        return SettingsParser.space(text);
    }

    /** What is open, in the order in which a draw would meet it if it met everything. */
    public List<Dimension> dimensions() {
        return List.copyOf(inOrder);
    }

    /**
     * Some settings of a space.
     *
     * @param values what was decided, by the dimension's name, in the order in which it was met
     * @param settings what came of it
     */
    public record Drawn(Map<String, Double> values, Settings settings) {
        public Drawn {
            values = new LinkedHashMap<>(values);
        }
    }

    /** The settings that a chooser decides on; it is asked for the value of each dimension that matters. */
    public Drawn draw(ToDoubleFunction<Dimension> chooser) {
        Filling filling = new Filling(chooser);
        Settings settings = open.map(filling::fill);
        return new Drawn(filling.values, settings);
    }

    /** Gives every dimension its name. */
    private final class Naming {
        private final Set<String> met = new HashSet<>();
        private final Set<String> within = new HashSet<>();

        /** Visits what stands for {@code place}, such as an argument. */
        Node visit(Node node, String place) {
            if (node instanceof Word word && names.containsKey(word.name())) {
                explain(word);
            } else if (node instanceof Range range) {
                Quantity from = range.from();
                String name = unused(place);
                add(
                        node,
                        new Dimension.Range(
                                name,
                                from.amount().doubleValue(),
                                range.to().amount().doubleValue(),
                                range.spacing(),
                                from.unit()));
            } else if (node instanceof Choice choice) {
                add(
                        node,
                        new Dimension.Choice(
                                unused(place),
                                choice.alternatives().stream()
                                        .map(Node::toString)
                                        .toList()));
                choice.alternatives().forEach(alternative -> visit(alternative, place));
            } else if (node instanceof Call call) {
                for (int i = 0; i < call.arguments().size(); i++) {
                    visit(call.arguments().get(i).value(), call.name() + "." + argument(call, i));
                }
            } else {
                node.parts().forEach(part -> visit(part, place));
            }
            return node;
        }

        private void explain(Word word) {
            if (!within.add(word.name())) {
                throw NotationException.at(word.mark(), "\"" + word.name() + "\" must not be explained by itself");
            }
            if (met.add(word.name())) {
                visit(meaning(word.name()), word.name());
            }
            within.remove(word.name());
        }

        private void add(Node node, Dimension dimension) {
            dimensions.put(node, dimension);
            inOrder.add(dimension);
        }

        private String unused(String name) {
            Set<String> taken = inOrder.stream().map(Dimension::name).collect(Collectors.toSet());
            return Stream.iterate(2, n -> n + 1)
                    .map(n -> n == 2 && !taken.contains(name) ? name : name + " " + n)
                    .filter(candidate -> !taken.contains(candidate))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** What the argument at an index is called: by its own name, its parameter's, or its place. */
    private static String argument(Call call, int index) {
        Argument argument = call.arguments().get(index);
        if (argument.name() != null) {
            return argument.name();
        }
        return Stream.of(Shapes.SCHEDULES, Shapes.CURVES, Shapes.RULES)
                .map(shapes -> shapes.getOrDefault(call.name(), List.of()))
                .flatMap(Collection::stream)
                .filter(shape -> shape.fits(call))
                .map(shape -> shape.parameters().get(index).name())
                .findFirst()
                .orElse(Integer.toString(index + 1));
    }

    private Node meaning(String name) {
        return Objects.requireNonNull(names.get(name));
    }

    /** Puts decisions in the place of what is open. */
    private final class Filling {
        private final ToDoubleFunction<Dimension> chooser;
        private final Map<String, Double> values = new LinkedHashMap<>();
        private final Map<String, Node> meanings = new LinkedHashMap<>();

        Filling(ToDoubleFunction<Dimension> chooser) {
            this.chooser = chooser;
        }

        Node fill(Node node) {
            if (node instanceof Word word && names.containsKey(word.name())) {
                return meaningOf(word.name());
            }
            if (node instanceof Range range) {
                BigDecimal amount = new BigDecimal(Numbers.text(decide(node)));
                return new Quantity(amount, range.from().unit(), range.mark());
            }
            if (node instanceof Choice choice) {
                return fill(choice.alternatives().get((int) decide(node)));
            }
            if (node instanceof Times times) {
                return product(times);
            }
            return node.with(node.parts().stream().map(this::fill).toList());
        }

        private double decide(Node node) {
            Dimension dimension = Objects.requireNonNull(dimensions.get(node));
            double value = chooser.applyAsDouble(dimension);
            values.put(dimension.name(), value);
            return value;
        }

        private Node meaningOf(String name) {
            Node known = meanings.get(name);
            if (known == null) {
                known = fill(meaning(name));
                meanings.put(name, known);
            }
            return known;
        }

        private Node product(Times times) {
            List<Node> factors = new ArrayList<>();
            for (Node factor : times.factors()) {
                Node filled = fill(factor);
                if (filled instanceof Times inner) {
                    factors.addAll(inner.factors());
                } else if (!isOne(filled)) {
                    factors.add(filled);
                }
            }
            if (factors.isEmpty()) {
                return new Quantity(BigDecimal.ONE, Unit.UPDATES, times.mark());
            }
            return factors.size() == 1 ? factors.get(0) : times.with(factors);
        }

        private static boolean isOne(Node node) {
            return node instanceof Quantity quantity
                    && quantity.unit() == Unit.UPDATES
                    && quantity.amount().compareTo(BigDecimal.ONE) == 0;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Space space && open.equals(space.open) && names.equals(space.names);
    }

    @Override
    public int hashCode() {
        return open.hashCode() + names.hashCode();
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return open
                + names.entrySet().stream()
                        .map(name -> name.getKey() + " = " + name.getValue())
                        .collect(Collectors.joining(", ", names.isEmpty() ? "" : " where ", ""));
    }
}
