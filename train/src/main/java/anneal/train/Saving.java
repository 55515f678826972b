package anneal.train;

import java.util.function.Consumer;

/**
 * When checkpoints are made, and who gets them.
 *
 * <p>The consumer is called on the training thread with a copy of the run's state that nobody else changes; a
 * {@link CheckpointWriter} takes it and writes in the background. A run that ends or is interrupted makes one more
 * checkpoint, of where it ended; a run that diverges does not.
 *
 * @param epochs epochs from one checkpoint to the next; 0 for none at the ends of epochs
 * @param updates updates from one checkpoint to the next; 0 for none within epochs
 * @param consumer gets the checkpoints
 */
public record Saving(int epochs, long updates, Consumer<Checkpoint> consumer) {
    /** No checkpoints. */
    public static final Saving NONE = new Saving(0, 0, checkpoint -> {});

    public Saving {
        if (epochs < 0) {
            throw new IllegalArgumentException("epochs between checkpoints must be >= 0, but was " + epochs);
        }
        if (updates < 0) {
            throw new IllegalArgumentException("updates between checkpoints must be >= 0, but was " + updates);
        }
    }

    /** A checkpoint at the end of every so many epochs. */
    public static Saving everyEpochs(int epochs, Consumer<Checkpoint> consumer) {
        return new Saving(epochs, 0, consumer);
    }

    /** A checkpoint after every so many updates. */
    public static Saving everyUpdates(long updates, Consumer<Checkpoint> consumer) {
        return new Saving(0, updates, consumer);
    }

    boolean active() {
        return epochs > 0 || updates > 0;
    }

    boolean due(Position position) {
        boolean epochEnd = position.batch() == 0 && position.epoch() > 0;
        boolean ofEpochs = epochs > 0 && epochEnd && position.epoch() % epochs == 0;
        return ofEpochs || (updates > 0 && position.step() > 0 && position.step() % updates == 0);
    }
}
