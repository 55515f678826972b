package anneal.benchmarks.peers;

import anneal.data.Batch;
import anneal.data.Images;
import anneal.data.Loader;
import anneal.data.Shapes;
import anneal.net.Engine;
import anneal.net.Network;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes the files that contenders read: built-in images, Anneal's first weights, Anneal's batches. */
final class WorkWriter {
    private final Path folder;
    private final Work work;

    WorkWriter(Path folder, Work work) {
        this.folder = folder;
        this.work = work;
    }

    void write() throws IOException {
        Images images = (Images) new Shapes(work.images(), 10, 0).generate().train();
        writeImages(images);
        writeWeights();
        writeRows(images);
    }

    private void writeImages(Images images) throws IOException {
        byte[] record = new byte[1 + Work.INPUTS];
        try (OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(folder.resolve(WorkFiles.IMAGES)), 1 << 16)) {
            for (int row = 0; row < images.size(); row++) {
                record[0] = (byte) images.label(row);
                for (int i = 0; i < Work.INPUTS; i++) {
                    record[1 + i] = (byte) images.pixel(row, i);
                }
                out.write(record);
            }
        }
    }

    private void writeWeights() throws IOException {
        ByteBuffer bytes = little(Math.toIntExact(Ours.model(work).parameters()));
        try (Network network = Ours.start(work, Engine.standard())) {
            for (int layer = 0; layer < network.model().layers().size(); layer += 2) {
                put(bytes, network.weights(layer));
                put(bytes, network.biases(layer));
            }
        }
        write(WorkFiles.WEIGHTS, bytes.flip());
    }

    private static void put(ByteBuffer bytes, float... numbers) {
        for (float number : numbers) {
            bytes.putFloat(number);
        }
    }

    private void writeRows(Images images) throws IOException {
        Loader loader = Ours.loader(images);
        ByteBuffer bytes = little(work.allEpochs() * work.batches() * Work.BATCH);
        for (int epoch = 0; epoch < work.allEpochs(); epoch++) {
            for (Batch batch : loader.epoch(epoch)) {
                for (int i = 0; i < batch.size(); i++) {
                    bytes.putInt(batch.row(i));
                }
            }
        }
        write(WorkFiles.ROWS, bytes.flip());
    }

    private void write(String name, ByteBuffer bytes) throws IOException {
        try (FileChannel channel =
                FileChannel.open(folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    private static ByteBuffer little(int numbers) {
        return ByteBuffer.allocate(numbers * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }
}
