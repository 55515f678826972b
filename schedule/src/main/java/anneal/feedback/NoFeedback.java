package anneal.feedback;

/** The feedback of a run that has none. */
enum NoFeedback implements Feedback {
    NONE;

    @Override
    public Feedback observe(double metric) {
        return this;
    }

    @Override
    public double apply(double eta) {
        return eta;
    }

    @Override
    public boolean finished(double eta) {
        return false;
    }

    @Override
    public String decision() {
        return "";
    }
}
