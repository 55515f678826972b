package anneal.dialect;

/** What is left of the work that one evaluation may do, so that no text can keep the machine busy. */
class Work {
    private static final int STEPS = 200_000;
    private static final int DEEPEST_CALLS = 100;

    /** Does not count: for what the libraries themselves compute. */
    static final Work FREE = new Work() {
        @Override
        void spend(int steps) {}

        @Override
        void enter() {}

        @Override
        void leave() {}
    };

    private int left = STEPS;
    private int depth;

    /** Allows the full amount again. */
    void refill() {
        left = STEPS;
        depth = 0;
    }

    void spend(int steps) {
        left -= steps;
        if (left < 0) {
            throw new PythonException("RuntimeError", "more than " + STEPS + " operations for one value");
        }
    }

    void enter() {
        spend(1);
        if (++depth > DEEPEST_CALLS) {
            throw new PythonException("RecursionError", "maximum recursion depth exceeded");
        }
    }

    void leave() {
        depth--;
    }
}
