package anneal.dialect;

import java.util.List;

/**
 * What a simulation answers: row k is in force for update k, one column for each group.
 *
 * @param lr the rates
 * @param momentum the momenta, or first betas, where the scheduler drives them; else empty
 */
public record Rows(List<List<Double>> lr, List<List<Double>> momentum) {
    public Rows {
        lr = List.copyOf(lr);
        momentum = List.copyOf(momentum);
    }
}
