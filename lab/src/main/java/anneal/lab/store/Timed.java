package anneal.lab.store;

import anneal.train.TrainEvent;

/**
 * Something that happened in a run.
 *
 * @param event what
 * @param millis when, in milliseconds since 1970
 */
public record Timed(TrainEvent event, long millis) {}
