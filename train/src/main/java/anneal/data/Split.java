package anneal.data;

import org.jspecify.annotations.Nullable;

/**
 * Parts of the same kind of data: one to learn from, one to be tested on, and perhaps one to validate on.
 *
 * @param train the part to learn from
 * @param test the part never learnt from, with as many features and classes
 * @param validation a part that is scored while another learns, set aside by {@link Validation#of}; null for none
 */
public record Split(DataSet train, DataSet test, @Nullable DataSet validation) {

    public Split {
        same("features", train.features(), test.features());
        same("classes", train.classes(), test.classes());
    }

    /** Without a part to validate on. */
    public Split(DataSet train, DataSet test) {
        this(train, test, null);
    }

    private static void same(String what, int train, int test) {
        if (train != test) {
            throw new IllegalArgumentException(
                    what + " must be the same in train and test, but were " + train + " and " + test);
        }
    }
}
