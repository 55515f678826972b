package anneal.notation;

import anneal.describe.About;
import anneal.describe.Default;
import anneal.feedback.Listener;
import anneal.feedback.Plateaus;
import anneal.feedback.Rule;
import anneal.feedback.State;
import anneal.notation.Node.Call;
import anneal.notation.Shape.Parameter;
import anneal.schedule.Curve;
import anneal.schedule.Ramp;
import anneal.schedule.Recipes;
import anneal.schedule.Schedule;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every name of the text form, read off the records: a schedule or rule is written by its record's name, a ramp by its
 * curve's, a recipe by its method's. Only what carries {@link About} has a name.
 */
final class Shapes {
    /** Schedules by name; the shapes of one name in the order in which a call is tried on them. */
    static final Map<String, List<Shape>> SCHEDULES = schedules();

    /** Curves by name, as they are written where a curve is an argument. */
    static final Map<String, List<Shape>> CURVES = byName(
            records(Curve.class).stream().map(type -> ofRecord(type, true)).toList());

    /** Feedback rules by name. */
    static final Map<String, List<Shape>> RULES = rules();

    /** What rules remember, by name. */
    static final Map<String, List<Shape>> STATES = byName(
            records(State.class).stream().map(type -> ofRecord(type, false)).toList());

    /** A listener, as its state is saved. */
    static final Shape LISTENER = ofRecord(Listener.class, false);

    private Shapes() {}

    /** The shape that a call means: the first that fits it, else the one to complain about. */
    static Shape of(Call call, Map<String, List<Shape>> shapes, String what) {
        List<Shape> named = shapes.get(call.name());
        if (named == null) {
            throw NotationException.at(
                    call.mark(),
                    "unknown " + what + " \"" + call.name() + "\"" + Nearest.hint(call.name(), shapes.keySet()));
        }
        for (Shape shape : named) {
            if (shape.fits(call)) {
                return shape;
            }
        }
        Shape shortest = named.get(0);
        boolean brief = call.arguments().size() <= shortest.parameters().size();
        return brief ? shortest : named.get(named.size() - 1);
    }

    /** The name by which a record is written: {@code InverseSqrt} is {@code inverseSqrt}. */
    static String name(Class<?> type) {
        String simple = type.getSimpleName();
        return Character.toLowerCase(simple.charAt(0)) + simple.substring(1);
    }

    private static Map<String, List<Shape>> schedules() {
        List<Shape> shapes = new ArrayList<>();
        for (Class<?> type : records(Schedule.class)) {
            shapes.add(ofRecord(type, false));
        }
        for (Class<?> curve : records(Curve.class)) {
            shapes.add(ofRamp(curve, false));
            shapes.add(ofRamp(curve, true));
        }
        shapes.addAll(recipes(Recipes.class));
        return byName(shapes);
    }

    private static Map<String, List<Shape>> rules() {
        List<Shape> shapes = new ArrayList<>();
        for (Class<?> type : records(Rule.class)) {
            shapes.add(ofRecord(type, false));
        }
        shapes.addAll(recipes(Plateaus.class));
        return byName(shapes);
    }

    /** The methods of a class with a sentence about them. */
    private static List<Shape> recipes(Class<?> type) {
        List<Shape> shapes = new ArrayList<>();
        Method[] recipes = type.getDeclaredMethods();
        Arrays.sort(recipes, Comparator.comparing(Method::getName).thenComparing(Method::getParameterCount));
        for (Method recipe : recipes) {
            if (recipe.isAnnotationPresent(About.class)) {
                shapes.add(ofRecipe(recipe));
            }
        }
        return shapes;
    }

    private static Map<String, List<Shape>> byName(List<Shape> shapes) {
        Map<String, List<Shape>> named = new LinkedHashMap<>();
        for (Shape shape : shapes) {
            named.computeIfAbsent(shape.name(), name -> new ArrayList<>()).add(shape);
        }
        return named;
    }

    /** The records with a sentence about them below a sealed interface, in the order of its permits clauses. */
    private static List<Class<?>> records(Class<?> sealed) {
        List<Class<?>> found = new ArrayList<>();
        for (Class<?> type : sealed.getPermittedSubclasses()) {
            if (type.isSealed()) {
                found.addAll(records(type));
            } else if (type.isAnnotationPresent(About.class)) {
                found.add(type);
            }
        }
        return found;
    }

    private static Shape ofRecord(Class<?> type, boolean byNameOnly) {
        List<Parameter> parameters = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            parameters.add(parameter(component, byNameOnly));
        }
        return new Shape(name(type), about(type), parameters, maker(type));
    }

    private static Shape ofRamp(Class<?> curve, boolean withEnd) {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(new Parameter("from", Kind.NUMBER, null, false));
        if (withEnd) {
            parameters.add(new Parameter("to", Kind.NUMBER, null, false));
        }
        parameters.add(new Parameter("steps", Kind.LENGTH, null, false));
        int own = parameters.size();
        for (RecordComponent component : curve.getRecordComponents()) {
            parameters.add(parameter(component, true));
        }
        Shape.Maker maker = maker(curve);
        return new Shape(name(curve), about(curve), parameters, arguments -> {
            double to = withEnd ? (double) arguments[1] : 0;
            Object[] ofCurve = Arrays.copyOfRange(arguments, own, arguments.length);
            return new Ramp((double) arguments[0], to, (long) arguments[own - 1], (Curve) maker.make(ofCurve));
        });
    }

    private static Shape ofRecipe(Method recipe) {
        List<Parameter> parameters = new ArrayList<>();
        for (java.lang.reflect.Parameter parameter : recipe.getParameters()) {
            parameters.add(new Parameter(
                    parameter.getName(),
                    Kind.of(parameter.getParameterizedType()),
                    fallback(parameter.getAnnotation(Default.class)),
                    false));
        }
        return new Shape(recipe.getName(), about(recipe.getAnnotation(About.class)), parameters, arguments -> {
            try {
                return recipe.invoke(null, arguments);
            } catch (InvocationTargetException e) {
                throw refusal(e);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Parameter parameter(RecordComponent component, boolean byNameOnly) {
        Node fallback = fallback(component.getAnnotation(Default.class));
        return new Parameter(component.getName(), Kind.of(component.getGenericType()), fallback, byNameOnly);
    }

    private static @Nullable Node fallback(@Nullable Default written) {
        return written == null ? null : Parser.value(written.value());
    }

    private static Shape.Maker maker(Class<?> type) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return arguments -> {
                for (int i = 0; i < types.length; i++) {
                    arguments[i] = fitting(type.getRecordComponents()[i], arguments[i]);
                }
                try {
                    return constructor.newInstance(arguments);
                } catch (InvocationTargetException e) {
                    throw refusal(e);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            };
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An argument as its component takes it: a word becomes the constant that it names. */
    private static Object fitting(RecordComponent component, Object argument) {
        Class<?> type = component.getType();
        if (type.isEnum()) {
            return constant(component, argument);
        }
        if (argument instanceof Rule && !type.isInstance(argument)) {
            throw new IllegalArgumentException(component.getName() + " must be a " + name(type) + "(...), but was "
                    + name(argument.getClass()) + "(...)");
        }
        return argument;
    }

    private static Object constant(RecordComponent component, Object word) {
        List<String> names = new ArrayList<>();
        for (Object constant : component.getType().getEnumConstants()) {
            String name = ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
            if (name.equals(word)) {
                return constant;
            }
            names.add(name);
        }
        throw new IllegalArgumentException(
                component.getName() + " must be one of " + String.join(", ", names) + ", but was " + word);
    }

    private static RuntimeException refusal(InvocationTargetException e) {
        return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    }

    private static String about(Class<?> type) {
        return about(type.getAnnotation(About.class));
    }

    private static String about(@Nullable About about) {
        return about == null ? "" : about.value();
    }
}
