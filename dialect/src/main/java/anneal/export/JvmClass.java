package anneal.export;

import anneal.feedback.Plateau;
import anneal.schedule.Chain;
import anneal.schedule.Curve;
import anneal.schedule.Ramp;
import anneal.schedule.Schedule;
import anneal.schedule.Tail;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A Java class {@code Rate} with a schedule in it. */
final class JvmClass {
    private JvmClass() {}

    static String djl(Schedule schedule) {
        return "import ai.djl.training.tracker.Tracker;\n\n" + head(schedule)
                + "public final class Rate implements Tracker {\n"
                + "    /** DJL counts updates from 1. */\n"
                + "    @Override\n"
                + "    public float getNewValue(int numUpdate) {\n"
                + "        return (float) rate(Math.max(0, numUpdate - 1));\n"
                + "    }\n\n" + new Functions(Language.JAVA).add(schedule) + "}\n";
    }

    static String dl4j(Schedule schedule) {
        return "import org.nd4j.linalg.schedule.ISchedule;\n\n" + head(schedule)
                + "public final class Rate implements ISchedule {\n"
                + "    private static final long serialVersionUID = 1;\n\n"
                + "    @Override\n"
                + "    public double valueAt(int iteration, int epoch) {\n"
                + "        return rate(iteration);\n"
                + "    }\n\n"
                + "    @Override\n"
                + "    public ISchedule clone() {\n"
                + "        return new Rate();\n"
                + "    }\n\n" + new Functions(Language.JAVA).add(schedule) + "}\n";
    }

    private static final String IMPORTS = "import anneal.schedule.*;\nimport java.util.List;\n\n";

    static String anneal(Schedule schedule) {
        return IMPORTS + head(schedule) + "public final class Rate {\n"
                + "    public static Schedule rate() {\n        return " + value(schedule) + ";\n    }\n}\n";
    }

    static String anneal(Schedule schedule, Plateau rule) {
        return "import anneal.feedback.*;\nimport anneal.notation.Controlled;\n" + IMPORTS + head(schedule)
                + "public final class Rate {\n"
                + "    public static Controlled rate() {\n        return new Controlled(" + value(schedule)
                + ", Feedback.of(" + value(rule) + "));\n    }\n}\n";
    }

    private static String head(Schedule schedule) {
        return "/** " + Functions.text(schedule) + " */\n";
    }

    private static String value(Object value) {
        if (value instanceof Chain chain) {
            return chain.phases().stream().map(JvmClass::value).collect(Collectors.joining(".then(", "", ""))
                    + ")".repeat(chain.phases().size() - 1);
        }
        if (value instanceof Tail tail) {
            return value(tail.phase()) + ".then(" + value(tail.rest()) + ")";
        }
        if (value instanceof Ramp ramp && named(ramp.curve())) {
            return "Recipes." + lowerCase(ramp.curve().getClass()) + "(" + ramp.from() + ", " + ramp.to() + ", "
                    + ramp.steps() + "L)";
        }
        if (value instanceof Record record) {
            return record(record);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(JvmClass::value).collect(Collectors.joining(", ", "List.of(", ")"));
        }
        if (value instanceof Enum<?> constant) {
            return constant.getDeclaringClass().getSimpleName() + "." + constant.name();
        }
        return value instanceof Long ? value + "L" : value.toString();
    }

    private static boolean named(Curve curve) {
        return curve instanceof Curve.Linear || curve instanceof Curve.Cosine || curve instanceof Curve.Geometric;
    }

    private static String lowerCase(Class<?> type) {
        return type.getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static String record(Record record) {
        Class<?> type = record.getClass();
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getType().isInterface()
                    && component.getType().getPackageName().startsWith("java.util.f")) {
                throw new ExportException(
                        type.getSimpleName() + " is a function of its own, which cannot be written as code");
            }
        }
        String name =
                type.getEnclosingClass() == null ? "" : type.getEnclosingClass().getSimpleName() + ".";
        return Arrays.stream(type.getRecordComponents())
                .map(component -> value(Functions.value(component, record)))
                .collect(Collectors.joining(", ", "new " + name + type.getSimpleName() + "(", ")"));
    }
}
