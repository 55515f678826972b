package anneal.notation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names of a model's parameters, as PyTorch has them ({@code 0.weight}, {@code 0.bias}, {@code 2.weight}, ...), and what
 * groups of them are called.
 *
 * <p>A group is called by what it holds, in words separated by spaces:
 *
 * <ul>
 *   <li>{@code bias}, {@code weight}: every parameter whose name ends so;
 *   <li>{@code first}, {@code last}: all parameters of that layer; {@code head} is the last one;
 *   <li>{@code 0.weight}, {@code 0.*}, {@code encoder.*.bias}: every parameter of that name, where {@code *} stands for
 *       any text.
 * </ul>
 *
 * @param names all parameters, layer by layer, each as its layer, a dot and its own name; at least one
 */
public record Parameters(List<String> names) {
    private static final String FIRST = "first";
    private static final Set<String> LAST = Set.of("last", "head");

    public Parameters {
        names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("names must not be empty");
        }
        for (String name : names) {
            if (name.lastIndexOf('.') < 1) {
                throw new IllegalArgumentException(
                        "names must be a layer, a dot and a parameter's own name, but was " + name);
            }
        }
    }

    /** The names of the layers, each once, in their order. */
    public List<String> layers() {
        Set<String> layers = new LinkedHashSet<>();
        names.forEach(name -> layers.add(layer(name)));
        return List.copyOf(layers);
    }

    private static String layer(String name) {
        return name.substring(0, name.lastIndexOf('.'));
    }

    /**
     * The parameters that a group of this name holds, in their order.
     *
     * @throws IllegalArgumentException if one of the name's words selects nothing
     */
    public List<String> of(String group) {
        Set<String> chosen = new LinkedHashSet<>();
        for (String word : group.split(" ", -1)) {
            List<String> found = names.stream().filter(matching(word)::matches).toList();
            if (found.isEmpty()) {
                throw new IllegalArgumentException(
                        "group \"" + group + "\" must name parameters of the model, but none is " + word + " among "
                                + String.join(", ", names));
            }
            chosen.addAll(found);
        }
        return names.stream().filter(chosen::contains).toList();
    }

    /** Whether a parameter is meant. */
    private interface Test {
        boolean matches(String name);
    }

    private Test matching(String word) {
        List<String> layers = layers();
        if (word.equals(FIRST) || LAST.contains(word)) {
            String layer = layers.get(word.equals(FIRST) ? 0 : layers.size() - 1);
            return name -> layer(name).equals(layer);
        }
        if (word.indexOf('.') < 0 && word.indexOf('*') < 0) {
            return name -> name.endsWith("." + word);
        }
        Pattern pattern = Pattern.compile(Pattern.quote(word).replace("*", "\\E.*\\Q"));
        return name -> pattern.matcher(name).matches();
    }

    /**
     * The group of each parameter that is in one.
     *
     * @throws IllegalArgumentException if a group holds nothing, or two hold the same parameter
     */
    public Map<String, String> groups(Iterable<String> groups) {
        Map<String, String> chosen = new LinkedHashMap<>();
        List<String> twice = new ArrayList<>();
        for (String group : groups) {
            for (String name : of(group)) {
                String other = chosen.put(name, group);
                if (other != null) {
                    twice.add(name + " is in \"" + other + "\" and in \"" + group + "\"");
                }
            }
        }
        if (!twice.isEmpty()) {
            throw new IllegalArgumentException(
                    "a parameter must be in one group only, but " + String.join(", ", twice));
        }
        return chosen;
    }
}
