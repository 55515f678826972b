package anneal.examples;

import static anneal.schedule.Recipes.cosine;

import anneal.data.Batch;
import anneal.data.DataSet;
import anneal.data.Loader;
import anneal.data.Shapes;
import anneal.data.Split;
import anneal.find.RangeTest;
import anneal.find.Suggestion;
import anneal.notation.Controlled;
import anneal.train.History;
import anneal.train.Learner;
import anneal.train.Score;
import anneal.train.Training;
import java.nio.FloatBuffer;

/** How do I find a rate for, and train, a model that I wrote myself? */
final class TrainYourOwnModel {
    private TrainYourOwnModel() {}

    /** One weight a feature: is a picture of an even class, or of an odd one? Your code, and a learner around it. */
    static final class EvenOrOdd implements Learner {
        private float[] weights = new float[3072];

        @Override
        public double update(Batch batch, double eta) {
            float[] step = new float[weights.length];
            double loss = 0;
            FloatBuffer row = FloatBuffer.allocate(weights.length);
            for (int i = 0; i < batch.size(); i++) {
                batch.gather(i, row, 0);
                double error = answer(row) - batch.label(i) % 2;
                loss += error * error / batch.size();
                for (int j = 0; j < step.length; j++) {
                    step[j] += (float) (eta * 2 * error * row.get(j) / batch.size());
                }
            }
            for (int j = 0; j < step.length; j++) {
                weights[j] -= step[j];
            }
            return loss;
        }

        private double answer(FloatBuffer row) {
            double sum = 0.5;
            for (int j = 0; j < weights.length; j++) {
                sum += weights[j] * row.get(j);
            }
            return sum;
        }

        @Override
        public Score evaluate(DataSet data) {
            double loss = 0;
            FloatBuffer row = FloatBuffer.allocate(weights.length);
            for (int i = 0; i < data.size(); i++) {
                data.gather(i, row, 0);
                loss += Math.pow(answer(row) - data.label(i) % 2, 2) / data.size();
            }
            return new Score(loss, Double.NaN);
        }

        /** For the range test: how to go back to now. */
        @Override
        public Runnable snapshot() {
            float[] kept = weights.clone();
            return () -> weights = kept.clone();
        }

        @Override
        public void close() {}
    }

    public static void main(String[] arguments) {
        Split data = new Shapes(2_000, 500, 0).generate();
        Loader loader = Loader.shuffled(data.train(), 100, 0);
        try (EvenOrOdd model = new EvenOrOdd()) {
            double rate = RangeTest.standard()
                    .run(model, loader, 1)
                    .of(Suggestion.VALLEY)
                    .rate();
            History history = new Training(model, loader, data.test(), Controlled.of(cosine(rate, 100)), 5).run();
            System.out.printf(
                    "rate %.2g: test loss %.3f%n",
                    rate, history.epochs().get(4).test().loss());
        }
    }
}
