package anneal.train;

import anneal.optim.Vector;
import anneal.tensors.Tensor;
import anneal.tensors.Tensors;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A number for each weight of a learner, kept beside them: their average, or what they were when they did best. */
final class Shadow {
    private static final int CHUNK = 1024;

    private final List<Vector> weights;
    private final List<Vector> numbers;

    /** Zeros beside these weights. */
    Shadow(List<Vector> weights) {
        this.weights = weights;
        this.numbers = weights.stream().map(Vector::zeros).toList();
    }

    /** Keeps a share of each number and takes the rest from the weight. */
    void blend(double keep) {
        for (int i = 0; i < numbers.size(); i++) {
            numbers.get(i).blend(keep, 1 - keep, weights.get(i));
        }
    }

    /** Puts the numbers where the weights are, and the weights where the numbers are; done twice, nothing has happened. */
    void exchange() {
        double[] ours = new double[CHUNK];
        double[] theirs = new double[CHUNK];
        for (int i = 0; i < numbers.size(); i++) {
            Vector number = numbers.get(i);
            Vector weight = weights.get(i);
            for (int at = 0; at < number.size(); at += CHUNK) {
                int count = Math.min(CHUNK, number.size() - at);
                number.read(at, ours, count);
                weight.read(at, theirs, count);
                number.write(at, theirs, count);
                weight.write(at, ours, count);
            }
        }
    }

    /** Copies of the numbers, each vector under its index behind the prefix. */
    Map<String, Tensor> tensors(String prefix) {
        Map<String, Tensor> tensors = new TreeMap<>();
        for (int i = 0; i < numbers.size(); i++) {
            tensors.put(prefix + i, Tensor.of(numbers.get(i)));
        }
        return tensors;
    }

    /** Sets the numbers to what {@link #tensors} gave; all is checked before anything is changed. */
    void set(Tensors saved, String prefix) {
        for (int i = 0; i < numbers.size(); i++) {
            saved(saved, prefix, i);
        }
        for (int i = 0; i < numbers.size(); i++) {
            saved(saved, prefix, i).copyTo(numbers.get(i));
        }
    }

    private Tensor saved(Tensors saved, String prefix, int i) {
        return saved.tensor(
                prefix + i, Tensor.Type.of(numbers.get(i)), numbers.get(i).size());
    }
}
