package anneal.net;

import anneal.optim.Crew;
import anneal.optim.Product;
import java.util.ArrayList;
import java.util.List;

/**
 * A product of matrices in float32, made by its rows.
 *
 * @param products what makes it
 * @param a each shard's rows of the left matrix
 * @param b the right matrix
 * @param c each shard's rows of what the product is added to
 */
record FloatProduct(Products products, List<Matrix> a, Matrix b, List<Matrix> c) implements Product {

    static FloatProduct of(Products products, Matrix a, Matrix b, Matrix c) {
        List<Matrix> left = new ArrayList<>();
        List<Matrix> target = new ArrayList<>();
        for (int shard = 0; shard < Crew.SHARDS; shard++) {
            int from = c.rows() * shard / Crew.SHARDS;
            int to = c.rows() * (shard + 1) / Crew.SHARDS;
            left.add(a.flipped() ? a.transposed().columns(from, to).transposed() : a.rows(from, to));
            target.add(c.rows(from, to));
        }
        return new FloatProduct(products, left, b, target);
    }

    @Override
    public void add(int shard, double keep, double take) {
        products.multiply(a.get(shard), b, c.get(shard), (float) keep, (float) take);
    }
}
