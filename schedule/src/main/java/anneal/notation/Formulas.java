package anneal.notation;

import anneal.describe.Formula;
import anneal.schedule.Curve;
import anneal.schedule.Phase;
import anneal.schedule.Points;
import anneal.schedule.Ramp;
import anneal.schedule.Reading;
import anneal.schedule.Schedule;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The formulas of shapes with their numbers put in, read off {@link Formula}. */
final class Formulas {
    private static final Pattern NAME = Pattern.compile("[A-Za-z]\\w*");

    private Formulas() {}

    /** The formula of what was read; empty if it has none of its own, or none between two steps. */
    static String withNumbers(Reading read, List<Reading> readings) {
        Schedule schedule = read.schedule();
        Formula formula = schedule.getClass().getAnnotation(Formula.class);
        boolean between = read.time() != read.step();
        if (formula == null || (between && !(schedule instanceof Ramp))) {
            return "";
        }
        if (!between && isGiven(schedule, read.step())) {
            return Numbers.text(read.value());
        }
        return replaced(formula.value(), name -> {
            for (Reading part : readings) {
                if (part.name().equals(name)) {
                    return Numbers.text(part.value());
                }
            }
            return meaning(name, (Record) schedule, read);
        });
    }

    /** Whether the rate is an end of a curve, which is given and not computed. */
    private static boolean isGiven(Schedule schedule, long step) {
        if (schedule instanceof Ramp ramp) {
            return step == 0 || step >= ramp.steps();
        }
        return schedule instanceof Points points && points.p(step) == 0;
    }

    private static String meaning(String name, Record record, Reading read) {
        try {
            return text(record.getClass().getMethod(name, long.class).invoke(record, read.step()));
        } catch (NoSuchMethodException e) {
            return component(name, record, read);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String component(String name, Record record, Reading read) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            if (component.getName().equals(name)) {
                Object value = Printer.component(component, record);
                return value instanceof Curve curve ? ofCurve(curve, record, read) : text(value);
            }
        }
        String time = read.time() == read.step() ? Long.toString(read.step()) : Numbers.text(read.time());
        return switch (name) {
            case "t" -> time;
            case "p" -> record instanceof Phase phase ? "(" + time + " / " + phase.steps() + ")" : name;
            default -> name;
        };
    }

    private static String ofCurve(Curve curve, Record record, Reading read) {
        Formula formula = curve.getClass().getAnnotation(Formula.class);
        if (formula == null) {
            throw new IllegalStateException("no @Formula on " + curve.getClass());
        }
        return replaced(formula.value(), name -> {
            String own = component(name, (Record) curve, read);
            return own.equals(name) ? meaning(name, record, read) : own;
        });
    }

    private static String text(Object number) {
        return number instanceof Double value ? Numbers.text(value) : number.toString();
    }

    private static String replaced(String formula, UnaryOperator<String> meaning) {
        return NAME.matcher(formula).replaceAll(match -> Matcher.quoteReplacement(meaning.apply(match.group())));
    }
}
