package anneal.lab.store;

/** Something to be taken down of a run. */
sealed interface Entry {

    /** The run begins, or goes on. */
    record Begun(StoredRun.Size size) implements Entry {}

    /** A point of a curve; one that is there at the same step is replaced. */
    record Figure(String name, long step, int epoch, double value, long millis) implements Entry {}

    /** A decision; one of its kind that is there at the same step is replaced. */
    record Decided(Decision decision) implements Entry {}

    /** What was taken down from this step on is undone: the run makes these updates again. */
    record Undone(long step) implements Entry {}

    /** The run is over. */
    record Over(Status status, long millis) implements Entry {}
}
