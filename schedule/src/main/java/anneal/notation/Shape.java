package anneal.notation;

import anneal.notation.Node.Argument;
import anneal.notation.Node.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be called by name in the text form.
 *
 * @param name how it is written
 * @param about one sentence on it
 * @param parameters what it takes, in order
 * @param maker builds the value from its arguments
 */
record Shape(String name, String about, List<Parameter> parameters, Maker maker) {

    /** Builds a value; a wrong argument is an IllegalArgumentException. */
    @FunctionalInterface
    interface Maker {
        Object make(Object[] arguments);
    }

    /**
     * What a shape takes.
     *
     * @param fallback what stands for it where it is left out; null where it must be given
     * @param byNameOnly whether it must be written with its name
     */
    record Parameter(String name, Kind kind, @Nullable Node fallback, boolean byNameOnly) {
        @Override
        public String toString() {
            return fallback == null ? name : name + "=" + fallback;
        }
    }

    /** How it is written: {@code milestones(from, at, gamma=0.1)}. */
    String signature() {
        return parameters.stream().map(Parameter::toString).collect(Collectors.joining(", ", name + "(", ")"));
    }

    /** Whether a call gives every argument that must be given, and none that does not exist. */
    boolean fits(Call call) {
        try {
            bind(call);
            return true;
        } catch (NotationException e) {
            return false;
        }
    }

    /** The call's arguments in the order of the parameters, defaults filled in. */
    Node[] bind(Call call) {
        @Nullable Node[] bound = new @Nullable Node[parameters.size()];
        int place = 0;
        boolean named = false;
        for (Argument argument : call.arguments()) {
            Mark mark = argument.value().mark();
            if (argument.name() != null) {
                named = true;
                int index = indexOf(argument.name(), mark);
                refuseSecond(bound[index], index, mark);
                bound[index] = argument.value();
            } else if (named) {
                throw NotationException.at(mark, "an argument without a name must not follow one with a name");
            } else if (place == parameters.size() || parameters.get(place).byNameOnly()) {
                throw NotationException.at(mark, "too many arguments for " + signature());
            } else {
                bound[place++] = argument.value();
            }
        }
        Node[] complete = new Node[bound.length];
        for (int i = 0; i < bound.length; i++) {
            Node value = bound[i] != null ? bound[i] : parameters.get(i).fallback();
            if (value == null) {
                throw NotationException.at(
                        call.mark(), "\"" + parameters.get(i).name() + "\" is missing in " + signature());
            }
            complete[i] = value;
        }
        return complete;
    }

    private int indexOf(String argument, Mark mark) {
        List<String> names = new ArrayList<>();
        for (Parameter parameter : parameters) {
            if (parameter.name().equals(argument)) {
                return names.size();
            }
            names.add(parameter.name());
        }
        throw NotationException.at(
                mark, "unknown argument \"" + argument + "\" of " + signature() + Nearest.hint(argument, names));
    }

    private void refuseSecond(@Nullable Node first, int index, Mark mark) {
        if (first != null) {
            throw NotationException.at(mark, "\"" + parameters.get(index).name() + "\" is given twice");
        }
    }

    /** Builds the value that a call stands for. */
    Object make(Call call, Clock clock) {
        Node[] nodes = bind(call);
        Object[] arguments = new Object[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            Parameter parameter = parameters.get(i);
            arguments[i] = parameter.kind().read(nodes[i], parameter.name(), clock);
        }
        try {
            return maker.make(arguments);
        } catch (NotationException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw NotationException.at(call.mark(), String.valueOf(e.getMessage()));
        }
    }
}
