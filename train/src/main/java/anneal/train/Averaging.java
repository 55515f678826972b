package anneal.train;

import anneal.notation.Clock;
import anneal.notation.Length;
import anneal.notation.Nearest;
import anneal.notation.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How an average of the weights is kept beside them: {@code ema(0.999)}, {@code swa(from=75%)}.
 *
 * <p>The weights {@code w} after each update that counts go into the average {@code a}; the first are the average:
 *
 * <pre>{@code
 * a = decay * a + (1 - decay) * w             exponential (decay < 1)
 * a = n / (n + 1) * a + 1 / (n + 1) * w       equal (decay 1), after n
 * }</pre>
 *
 * <p>An update counts from the one with index {@code from} on, if the number of updates made by then is a multiple of
 * {@code every}: {@code every=1ep} takes the ends of epochs. These are PyTorch's {@code AveragedModel} with
 * {@code get_ema_multi_avg_fn} and with its own equal mean.
 *
 * <p>The text form is {@code ema(decay, from=0, every=1)} or {@code swa(from=75%, every=1ep)}, with what is shown where it
 * is left out (but for the decay, 0.999); a length below zero counts back from the run's end, so that
 * {@code swa(from=-1ep, every=1)} is the mean over the last epoch.
 *
 * @param decay share of the average that is kept each time, in [0, 1]; 1 weighs all alike
 * @param from the first update that may count; below zero counted back from the run's end
 * @param every updates from one that counts to the next, above 0
 * @see <a href="https://arxiv.org/abs/1803.05407">Izmailov et al., Averaging weights leads to wider optima and better
 *     generalization, 2018, algorithm 1</a>
 */
public record Averaging(double decay, Length from, Length every) {
    private static final String EMA = "ema";
    private static final String SWA = "swa";
    private static final String DECAY = "decay";
    private static final String FROM = "from";
    private static final String EVERY = "every";
    private static final Averaging PLAIN_EMA = new Averaging(0.999, Length.ofUpdates(0), Length.ofUpdates(1));
    private static final Averaging PLAIN_SWA = new Averaging(1, Length.parse("75%"), Length.ofEpochs(1));

    public Averaging {
        if (!(decay >= 0 && decay <= 1)) {
            throw new IllegalArgumentException("decay must be in [0, 1], but was " + decay);
        }
        if (every.amount().signum() <= 0) {
            throw new IllegalArgumentException("every must be above 0, but was " + every);
        }
    }

    /** An exponential average over all updates. */
    public static Averaging ema(double decay) {
        return new Averaging(decay, PLAIN_EMA.from, PLAIN_EMA.every);
    }

    /** The equal mean of the weights at the ends of epochs, from some moment on. */
    public static Averaging swa(Length from) {
        return new Averaging(1, from, PLAIN_SWA.every);
    }

    /** The same average of the weights after other updates. */
    public Averaging withEvery(Length newEvery) {
        return new Averaging(decay, from, newEvery);
    }

    // ---- in a run ----

    /** When the average takes the weights, in updates of one run. */
    record Times(long from, long every) {
        /** Whether it takes those after so many updates. */
        boolean due(long updates) {
            return updates > from && updates % every == 0;
        }
    }

    /**
     * This average's times in a run.
     *
     * @throws IllegalArgumentException if there would be none
     */
    Times in(Clock clock) {
        long start = from.updates(clock);
        Times times = new Times(
                from.amount().signum() < 0 ? Math.max(0, clock.updates() + start) : start,
                Math.max(1, every.updates(clock)));
        if (clock.updates() / times.every * times.every <= times.from) {
            throw new IllegalArgumentException(
                    this + " must take the weights at least once, but does not in " + clock.updates() + " updates");
        }
        return times;
    }

    /** The share of the average that is kept when it takes the weights once more. */
    double keep(long taken) {
        return decay == 1 || taken == 0 ? taken / (taken + 1.0) : decay;
    }

    // ---- as text ----

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException naming what is wrong
     */
    public static Averaging parse(String text) {
        String trimmed = text.strip();
        int open = trimmed.indexOf('(');
        if (open >= 0 && !trimmed.endsWith(")")) {
            throw new IllegalArgumentException("average must end with ')', but was " + trimmed);
        }
        String name = (open < 0 ? trimmed : trimmed.substring(0, open)).strip().toLowerCase(Locale.ROOT);
        String settings = open < 0 ? "" : trimmed.substring(open + 1, trimmed.length() - 1);
        return switch (name) {
            case EMA -> PLAIN_EMA.with(settings, List.of(DECAY, FROM, EVERY));
            case SWA -> PLAIN_SWA.with(settings, List.of(FROM, EVERY));
            default ->
                throw new IllegalArgumentException("average must be ema(0.999) or swa(from=75%), but was " + trimmed
                        + Nearest.hint(name, List.of(EMA, SWA)));
        };
    }

    private Averaging with(String settings, List<String> names) {
        Averaging averaging = this;
        List<String> left = new ArrayList<>(names);
        for (String setting : settings.isBlank() ? new String[0] : settings.split(",", -1)) {
            int equals = setting.indexOf('=');
            String name =
                    equals < 0 ? names.get(0) : setting.substring(0, equals).strip();
            if (!left.remove(name)) {
                throw new IllegalArgumentException("settings must be " + String.join(", ", names)
                        + ", each at most once, but were " + settings.strip());
            }
            averaging = averaging.with(name, setting.substring(equals + 1).strip());
        }
        return averaging;
    }

    private Averaging with(String name, String value) {
        return switch (name) {
            case FROM -> new Averaging(decay, Length.parse(value), every);
            case EVERY -> new Averaging(decay, from, Length.parse(value));
            default -> new Averaging(decay(value), from, every);
        };
    }

    private static double decay(String text) {
        double decay;
        try {
            decay = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("decay must be a number, but was " + text, e);
        }
        if (!(decay >= 0 && decay < 1)) {
            throw new IllegalArgumentException("decay must be in [0, 1), but was " + text);
        }
        return decay;
    }

    /** The text form, without what is as usual. */
    @Override
    public String toString() {
        Averaging plain = decay == 1 ? PLAIN_SWA : PLAIN_EMA;
        List<String> settings = new ArrayList<>();
        if (decay != 1) {
            settings.add(Numbers.text(decay));
        }
        add(settings, FROM, from, decay == 1 ? null : plain.from);
        add(settings, EVERY, every, plain.every);
        return (decay == 1 ? SWA : EMA) + "(" + String.join(", ", settings) + ")";
    }

    private static void add(List<String> settings, String name, Length value, @Nullable Length usual) {
        if (!value.equals(usual)) {
            settings.add(name + "=" + value);
        }
    }
}
