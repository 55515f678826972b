package anneal.net;

import anneal.optim.Chunk;
import anneal.optim.Product;
import anneal.optim.Tensor;
import anneal.optim.Vector;
import java.util.List;

/** Several vectors, one after another, as one. */
final class Joined implements Vector {
    private final List<Floats> parts;

    /** The place of each part's first number, and of the end. */
    private final int[] starts;

    private double[] staged = new double[0];

    Joined(List<Floats> parts) {
        this.parts = List.copyOf(parts);
        this.starts = new int[parts.size() + 1];
        for (int i = 0; i < parts.size(); i++) {
            starts[i + 1] = Math.addExact(starts[i], parts.get(i).size());
        }
    }

    @Override
    public int size() {
        return starts[parts.size()];
    }

    Floats part(int i) {
        return parts.get(i);
    }

    private Floats first() {
        return parts.get(0);
    }

    @Override
    public void blend(double keep, double take, Vector x) {
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).blend(keep, take, ((Joined) x).parts.get(i));
        }
    }

    @Override
    public void read(int at, double[] into, int count) {
        for (int i = 0; i < parts.size(); i++) {
            int from = Math.max(at, starts[i]);
            int length = Math.min(at + count, starts[i + 1]) - from;
            if (length > 0) {
                parts.get(i).read(from - starts[i], staged(length), length);
                System.arraycopy(staged, 0, into, from - at, length);
            }
        }
    }

    @Override
    public void write(int at, double[] numbers, int count) {
        for (int i = 0; i < parts.size(); i++) {
            int from = Math.max(at, starts[i]);
            int length = Math.min(at + count, starts[i + 1]) - from;
            if (length > 0) {
                System.arraycopy(numbers, from - at, staged(length), 0, length);
                parts.get(i).write(from - starts[i], staged, length);
            }
        }
    }

    private double[] staged(int count) {
        if (staged.length < count) {
            staged = new double[count];
        }
        return staged;
    }

    /** The numbers must all be in one of the parts. */
    @Override
    public void read(int at, float[] into, int count) {
        int part = partAt(at);
        parts.get(part).read(at - starts[part], into, count);
    }

    /** The numbers must all be in one of the parts. */
    @Override
    public void write(int at, float[] from, int count) {
        int part = partAt(at);
        parts.get(part).write(at - starts[part], from, count);
    }

    private int partAt(int at) {
        int part = 0;
        while (at >= starts[part + 1]) {
            part++;
        }
        return part;
    }

    @Override
    public Chunk chunk(int size) {
        return first().chunk(size);
    }

    @Override
    public Product product(Tensor a, Tensor b, Tensor c) {
        return first().product(a, b, c);
    }

    @Override
    public Product gram(Tensor x, Tensor c) {
        return first().gram(x, c);
    }

    @Override
    public double epsilon() {
        return first().epsilon();
    }

    @Override
    public Vector zeros() {
        return new Joined(parts.stream().map(Floats::zeros).toList());
    }

    @Override
    public Vector zeros(int size) {
        return first().zeros(size);
    }
}
