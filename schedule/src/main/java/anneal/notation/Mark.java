package anneal.notation;

/**
 * Where in a text something stood, for messages. All marks are equal, so that what was parsed can be compared by what it
 * says.
 */
record Mark(String text, int offset) {
    /** The mark of what was never text. */
    static final Mark NONE = new Mark("", 0);

    @Override
    public boolean equals(Object other) {
        return other instanceof Mark;
    }

    @Override
    public int hashCode() {
        return 0;
    }
}
