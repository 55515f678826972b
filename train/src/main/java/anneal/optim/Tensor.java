package anneal.optim;

/**
 * The weights of one parameter with their shape.
 *
 * <p>The shape is PyTorch's: the matrix of a dense layer is {@code rows x columns = outputs x inputs}. The numbers stand
 * column after column, so that all that belongs to one input is together; number {@code (row, column)} is at
 * {@code column * rows + row}. A vector, such as a layer's biases, is one column.
 *
 * @param numbers the weights
 * @param rows how many rows there are, at least 1
 * @param columns how many columns there are, at least 1
 * @param isMatrix whether this is a matrix, be it of one column
 */
public record Tensor(Vector numbers, int rows, int columns, boolean isMatrix) {

    public Tensor {
        if (rows < 1 || columns < 1 || (long) rows * columns != numbers.size()) {
            throw new IllegalArgumentException("rows x columns must be the " + numbers.size()
                    + " numbers there are, but was " + rows + " x " + columns);
        }
    }

    /** A matrix whose numbers stand column after column. */
    public static Tensor matrix(Vector numbers, int rows, int columns) {
        return new Tensor(numbers, rows, columns, true);
    }

    public static Tensor vector(Vector numbers) {
        return new Tensor(numbers, numbers.size(), 1, false);
    }
}
