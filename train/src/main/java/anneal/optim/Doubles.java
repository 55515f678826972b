package anneal.optim;

/** A vector in float64 over an array. */
public final class Doubles implements Vector {
    private final double[] numbers;

    /** A vector whose numbers are those of the array, now and later. */
    public Doubles(double... numbers) {
        this.numbers = numbers;
    }

    @Override
    public int size() {
        return numbers.length;
    }

    @Override
    public void blend(double keep, double take, Vector x) {
        double[] other = ((Doubles) x).numbers;
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = keep * numbers[i] + take * other[i];
        }
    }

    @Override
    public void read(int at, double[] into, int count) {
        System.arraycopy(numbers, at, into, 0, count);
    }

    @Override
    public void write(int at, double[] from, int count) {
        System.arraycopy(from, 0, numbers, at, count);
    }

    @Override
    public double epsilon() {
        return Math.ulp(1.0);
    }

    @Override
    public Vector zeros() {
        return new Doubles(new double[numbers.length]);
    }
}
