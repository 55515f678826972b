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
import anneal.tensors.Tensor;
import anneal.tensors.Tensors;
import anneal.train.History;
import anneal.train.Learner;
import anneal.train.Score;
import anneal.train.Training;
import java.nio.FloatBuffer;
import java.util.Map;

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
            double hits = 0;
            FloatBuffer row = FloatBuffer.allocate(weights.length);
            for (int i = 0; i < data.size(); i++) {
                data.gather(i, row, 0);
                double error = answer(row) - data.label(i) % 2;
                loss += error * error;
                hits += Math.abs(error) < 0.5 ? 1 : 0;
            }
            return new Score(loss / data.size(), hits / data.size());
        }

        /** For checkpoints, and to be saved: all that later updates depend on. */
        @Override
        public Tensors state() {
            return new Tensors(Map.of(), Map.of("weight", Tensor.of(weights, weights.length)));
        }

        @Override
        public void restore(Tensors state) {
            weights = state.tensor("weight", Tensor.Type.F32, weights.length).floats();
        }

        /** For the range test: how to go back to now. */
        @Override
        public Runnable snapshot() {
            Tensors kept = state();
            return () -> restore(kept);
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
