package anneal.dl4j;

import anneal.data.Batch;
import java.nio.FloatBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Mini-batches as DL4J takes them, in native memory that is used again for batches of the same size. */
final class Rows {
    private @Nullable DataSet last;

    /** The rows of some mini-batches, until the next call. */
    DataSet gather(List<Batch> batches) {
        int rows = batches.stream().mapToInt(Batch::size).sum();
        anneal.data.DataSet data = batches.get(0).data();
        DataSet into = room(rows, data.features(), outputs(data));
        FloatBuffer features = into.getFeatures().data().asNioFloat();
        INDArray labels = into.getLabels().assign(0);
        int at = 0;
        for (Batch batch : batches) {
            for (int i = 0; i < batch.size(); i++) {
                batch.gather(i, features, at * data.features());
                labels.putScalar(
                        at, data.classes() == 0 ? 0 : batch.label(i), data.classes() == 0 ? batch.target(i) : 1);
                at++;
            }
        }
        return into;
    }

    /** How many outputs a network for such data has. */
    static int outputs(anneal.data.DataSet data) {
        return Math.max(1, data.classes());
    }

    private DataSet room(int rows, int features, int outputs) {
        DataSet room = last;
        if (room == null
                || room.getFeatures().size(0) != rows
                || room.getFeatures().size(1) != features
                || room.getLabels().size(1) != outputs) {
            room = new DataSet(Nd4j.create(DataType.FLOAT, rows, features), Nd4j.create(DataType.FLOAT, rows, outputs));
            last = room;
        }
        return room;
    }
}
