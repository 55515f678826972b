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

    /** The formula of a schedule at a step; empty if it has none of its own. */
    static String withNumbers(Schedule schedule, long step, List<Reading> readings) {
        Formula formula = schedule.getClass().getAnnotation(Formula.class);
        if (formula == null) {
            return "";
        }
        if (isGiven(schedule, step)) {
            return Numbers.text(schedule.at(step));
        }
        return replaced(formula.value(), name -> {
            for (Reading reading : readings) {
                if (reading.name().equals(name)) {
                    return Numbers.text(reading.value());
                }
            }
            return meaning(name, (Record) schedule, step);
        });
    }

    /** Whether the rate is an end of a curve, which is given and not computed. */
    private static boolean isGiven(Schedule schedule, long step) {
        if (schedule instanceof Ramp ramp) {
            return step == 0 || step >= ramp.steps();
        }
        return schedule instanceof Points points && points.p(step) == 0;
    }

    private static String meaning(String name, Record record, long step) {
        try {
            return text(record.getClass().getMethod(name, long.class).invoke(record, step));
        } catch (NoSuchMethodException e) {
            return component(name, record, step);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String component(String name, Record record, long step) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            if (component.getName().equals(name)) {
                Object value = Printer.component(component, record);
                return value instanceof Curve curve ? ofCurve(curve, record, step) : text(value);
            }
        }
        return switch (name) {
            case "t" -> Long.toString(step);
            case "p" -> record instanceof Phase phase ? "(" + step + " / " + phase.steps() + ")" : name;
            default -> name;
        };
    }

    private static String ofCurve(Curve curve, Record record, long step) {
        Formula formula = curve.getClass().getAnnotation(Formula.class);
        if (formula == null) {
            throw new IllegalStateException("no @Formula on " + curve.getClass());
        }
        return replaced(formula.value(), name -> {
            String own = component(name, (Record) curve, step);
            return own.equals(name) || name.equals("t") ? meaning(name, record, step) : own;
        });
    }

    private static String text(Object number) {
        return number instanceof Double value ? Numbers.text(value) : number.toString();
    }

    private static String replaced(String formula, UnaryOperator<String> meaning) {
        return NAME.matcher(formula).replaceAll(match -> Matcher.quoteReplacement(meaning.apply(match.group())));
    }
}
