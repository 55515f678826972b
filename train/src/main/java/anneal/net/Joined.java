package anneal.net;

import anneal.optim.Vector;
import java.util.List;

/** Several vectors, one after another, as one. */
final class Joined implements Vector {
    private final List<Vector> parts;
    private final int size;
    private double[] staged = new double[0];

    Joined(List<Vector> parts) {
        this.parts = List.copyOf(parts);
        this.size = parts.stream().mapToInt(Vector::size).reduce(0, Math::addExact);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void blend(double keep, double take, Vector x) {
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).blend(keep, take, ((Joined) x).parts.get(i));
        }
    }

    @Override
    public void read(int at, double[] into, int count) {
        int start = 0;
        for (int i = 0; i < parts.size(); i++) {
            Vector part = parts.get(i);
            int from = Math.max(at, start);
            int length = Math.min(at + count, start + part.size()) - from;
            if (length > 0) {
                part.read(from - start, staged(length), length);
                System.arraycopy(staged, 0, into, from - at, length);
            }
            start += part.size();
        }
    }

    @Override
    public void write(int at, double[] numbers, int count) {
        int start = 0;
        for (int i = 0; i < parts.size(); i++) {
            Vector part = parts.get(i);
            int from = Math.max(at, start);
            int length = Math.min(at + count, start + part.size()) - from;
            if (length > 0) {
                System.arraycopy(numbers, from - at, staged(length), 0, length);
                part.write(from - start, staged, length);
            }
            start += part.size();
        }
    }

    private double[] staged(int count) {
        if (staged.length < count) {
            staged = new double[count];
        }
        return staged;
    }

    @Override
    public double epsilon() {
        return parts.get(0).epsilon();
    }

    @Override
    public Vector zeros() {
        return new Joined(parts.stream().map(Vector::zeros).toList());
    }
}
