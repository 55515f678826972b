package anneal.notation;

import anneal.schedule.Batches;
import anneal.schedule.Sampled;
import anneal.schedule.Schedule;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What turns epochs, samples, tokens and shares of a run into updates. A part that is not known is 0, and a length that
 * needs it is refused with a message that says which part is missing.
 *
 * <p>A clock {@link #changing} knows batches that change in size. Under it, what is written with units goes by samples
 * seen and not by updates: {@code cosine(0.1, 1e6samples)} is half way down after half a million samples, and reaches its
 * end at the first update before which a million have been seen. What is written in updates goes by updates.
 *
 * <p>A class and not a record, so that what it knows of changing batches is given by {@link #changing} alone.
 */
public final class Clock {
    /** A clock that counts updates and knows nothing else. */
    public static final Clock UNKNOWN = new Clock(0, 0, 0, 0);

    private static final MathContext EXACTLY = MathContext.DECIMAL64;

    private final long updatesPerEpoch;
    private final long samplesPerUpdate;
    private final long tokensPerUpdate;
    private final long updates;
    private final @Nullable Batches batches;
    private final boolean countsSamples;

    /**
     * A clock of batches of one size.
     *
     * @param updatesPerEpoch updates in one pass over the training set
     * @param samplesPerUpdate training examples that one update learns from, those of accumulated gradients included
     * @param tokensPerUpdate tokens that one update learns from
     * @param updates updates in the whole run
     */
    public Clock(long updatesPerEpoch, long samplesPerUpdate, long tokensPerUpdate, long updates) {
        this(updatesPerEpoch, samplesPerUpdate, tokensPerUpdate, updates, null, false);
        if (updatesPerEpoch < 0 || samplesPerUpdate < 0 || tokensPerUpdate < 0 || updates < 0) {
            throw new IllegalArgumentException("the parts of a clock must be >= 0 (0: not known), but were "
                    + updatesPerEpoch + ", " + samplesPerUpdate + ", " + tokensPerUpdate + ", " + updates);
        }
    }

    private Clock(
            long updatesPerEpoch,
            long samplesPerUpdate,
            long tokensPerUpdate,
            long updates,
            @Nullable Batches batches,
            boolean countsSamples) {
        this.updatesPerEpoch = updatesPerEpoch;
        this.samplesPerUpdate = samplesPerUpdate;
        this.tokensPerUpdate = tokensPerUpdate;
        this.updates = updates;
        this.batches = batches;
        this.countsSamples = countsSamples;
    }

    /** A clock that knows epochs, too. */
    public static Clock ofEpochs(long updatesPerEpoch) {
        return new Clock(updatesPerEpoch, 0, 0, 0);
    }

    /**
     * A clock of a run that adds up the gradients of several mini-batches before each update; what is left over at the end
     * of an epoch makes an update of its own.
     *
     * @param batchesPerEpoch mini-batches in one pass over the training set, at least 1
     * @param batch samples of a mini-batch, at least 1
     * @param accumulated mini-batches to an update, at least 1
     */
    public static Clock accumulating(long batchesPerEpoch, long batch, long accumulated) {
        atLeastOne("batchesPerEpoch", batchesPerEpoch);
        atLeastOne("batch", batch);
        atLeastOne("accumulated", accumulated);
        long whole = batchesPerEpoch / accumulated;
        long updatesPerEpoch = batchesPerEpoch % accumulated == 0 ? whole : whole + 1;
        return new Clock(updatesPerEpoch, Math.multiplyExact(batch, accumulated), 0, 0);
    }

    /**
     * A clock of a run whose batches change in size.
     *
     * @param samplesPerEpoch training examples in one pass over the training set; 0 if not known
     * @param tokensPerSample tokens of an example; 0 if not known
     */
    public static Clock changing(Batches batches, long samplesPerEpoch, long tokensPerSample) {
        if (samplesPerEpoch < 0 || tokensPerSample < 0) {
            throw new IllegalArgumentException("the parts of a clock must be >= 0 (0: not known), but were "
                    + samplesPerEpoch + ", " + tokensPerSample);
        }
        return new Clock(samplesPerEpoch, 1, tokensPerSample, 0, batches, false);
    }

    private static void atLeastOne(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be >= 1, but was " + value);
        }
    }

    /** This clock for a run of so many updates. */
    public Clock withUpdates(long newUpdates) {
        if (newUpdates < 0) {
            throw new IllegalArgumentException("updates must be >= 0 (0: not known), but was " + newUpdates);
        }
        return new Clock(updatesPerEpoch, samplesPerUpdate, tokensPerUpdate, newUpdates, batches, countsSamples);
    }

    /** Updates in one pass over the training set; 0 if not known, or if the batches change. */
    public long updatesPerEpoch() {
        return batches == null ? updatesPerEpoch : 0;
    }

    /** Samples that one update learns from; 0 if not known, or if the batches change. */
    public long samplesPerUpdate() {
        return batches == null ? samplesPerUpdate : 0;
    }

    /** Tokens that one update learns from; 0 if not known, or if the batches change. */
    public long tokensPerUpdate() {
        return batches == null ? tokensPerUpdate : 0;
    }

    /** Updates in the whole run; 0 if not known. */
    public long updates() {
        return updates;
    }

    /** Whether the batches change in size. */
    boolean isChanging() {
        return batches != null;
    }

    /**
     * The clock of a part that begins at update {@code start}: its batches are those from then on. The run that
     * percentages are of stays the whole run.
     */
    Clock startingAt(long start) {
        return batches == null || start == 0
                ? this
                : new Clock(
                        updatesPerEpoch,
                        samplesPerUpdate,
                        tokensPerUpdate,
                        updates,
                        batches.from(start),
                        countsSamples);
    }

    /** The clock of what begins at update {@code start} and is on its own: to it, the run is what is left of it. */
    Clock afresh(long start) {
        return updates == 0 ? startingAt(start) : startingAt(start).withUpdates(Math.max(1, updates - start));
    }

    /** This changing clock as one whose updates are samples. */
    Clock bySamples() {
        long samples = updates == 0 || batches == null ? 0 : batches.samples(updates);
        return new Clock(updatesPerEpoch, 1, tokensPerUpdate, samples, null, true);
    }

    /** A schedule by samples, made under {@link #bySamples()}, as one by updates. */
    Schedule byUpdates(Schedule bySamples) {
        return batches == null ? bySamples : Sampled.of(bySamples, batches);
    }

    /**
     * A length in updates, rounded to the nearest whole one; where the batches change, to the first update before which
     * the length is complete.
     *
     * @throws NotationException if the clock does not know what the unit needs
     */
    public long updates(BigDecimal amount, Unit unit) {
        if (countsSamples && unit == Unit.UPDATES) {
            String bare = Numbers.text(amount);
            throw new NotationException("updates differ in samples here, because the batches change, so " + bare
                    + " must have a unit as the other lengths do, such as " + bare + "samples");
        }
        if (batches != null && unit != Unit.UPDATES && unit != Unit.PERCENT) {
            return batches.updates(bySamples().updates(amount, unit));
        }
        BigDecimal exact = switch (unit) {
            case UPDATES -> amount;
            case EPOCHS ->
                amount.multiply(known(
                        updatesPerEpoch, amount, unit, countsSamples ? "samples per epoch" : "updates per epoch"));
            case SAMPLES ->
                amount.divide(known(samplesPerUpdate, amount, unit, "the batch size"), 6, RoundingMode.HALF_UP);
            case TOKENS ->
                amount.divide(
                        known(tokensPerUpdate, amount, unit, countsSamples ? "tokens per sample" : "tokens per update"),
                        6,
                        RoundingMode.HALF_UP);
            case PERCENT ->
                amount.multiply(known(updates, amount, unit, "the length of the run"))
                        .movePointLeft(2);
        };
        try {
            return exact.setScale(0, RoundingMode.HALF_UP).longValueExact();
        } catch (ArithmeticException e) {
            throw new NotationException("a length must fit a long, but was " + Numbers.text(amount) + unit.suffix());
        }
    }

    /**
     * So many updates as a length in a unit, rounded to a thousandth of it; the reverse of {@link #updates(BigDecimal, Unit)}.
     *
     * @throws NotationException if the clock does not know what the unit needs
     */
    BigDecimal amount(long updates, Unit unit) {
        BigDecimal length = BigDecimal.valueOf(updates);
        BigDecimal one = switch (unit) {
            case UPDATES -> BigDecimal.ONE;
            case EPOCHS -> known(updatesPerEpoch, length, unit, "updates per epoch");
            case SAMPLES -> BigDecimal.ONE.divide(known(samplesPerUpdate, length, unit, "the batch size"), EXACTLY);
            case TOKENS -> BigDecimal.ONE.divide(known(tokensPerUpdate, length, unit, "tokens per update"), EXACTLY);
            case PERCENT ->
                known(this.updates, length, unit, "the length of the run").movePointLeft(2);
        };
        return length.divide(one, 3, RoundingMode.HALF_UP);
    }

    private static BigDecimal known(long part, BigDecimal amount, Unit unit, String name) {
        if (part == 0) {
            throw new NotationException(
                    Numbers.text(amount) + unit.suffix() + " needs " + name + ", which is not known here");
        }
        return BigDecimal.valueOf(part);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Clock clock
                && updatesPerEpoch == clock.updatesPerEpoch
                && samplesPerUpdate == clock.samplesPerUpdate
                && tokensPerUpdate == clock.tokensPerUpdate
                && updates == clock.updates
                && Objects.equals(batches, clock.batches)
                && countsSamples == clock.countsSamples;
    }

    @Override
    public int hashCode() {
        return Objects.hash(updatesPerEpoch, samplesPerUpdate, tokensPerUpdate, updates, batches, countsSamples);
    }

    @Override
    public String toString() {
        return "Clock[" + updatesPerEpoch + ", " + samplesPerUpdate + ", " + tokensPerUpdate + ", " + updates
                + (batches == null ? "]" : ", " + batches + "]");
    }
}
