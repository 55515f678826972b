package anneal.data;

/**
 * Two parts of the same kind of data: one to learn from, one to be tested (or validated) on.
 *
 * @param train the part to learn from
 * @param test the part never learnt from, with as many features and classes
 */
public record Split(DataSet train, DataSet test) {

    public Split {
        same("features", train.features(), test.features());
        same("classes", train.classes(), test.classes());
    }

    private static void same(String what, int train, int test) {
        if (train != test) {
            throw new IllegalArgumentException(
                    what + " must be the same in train and test, but were " + train + " and " + test);
        }
    }
}
