package anneal.examples;

import static anneal.net.Layer.linear;
import static anneal.net.Layer.relu;

import anneal.data.Loader;
import anneal.data.Shapes;
import anneal.data.Split;
import anneal.net.Loss;
import anneal.net.Network;
import anneal.net.Sequential;
import anneal.notation.Clock;
import anneal.notation.Plan;
import anneal.optim.SGD;
import anneal.train.Checkpoint;
import anneal.train.CheckpointFolder;
import anneal.train.CheckpointWriter;
import anneal.train.History;
import anneal.train.Saving;
import anneal.train.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How do I go on with a run after a crash? */
public final class ResumeARun {
    private ResumeARun() {}

    /** Takes a folder for the checkpoints; what is in it is gone on from. */
    public static void main(String[] arguments) throws IOException {
        Path path = arguments.length > 0 ? Path.of(arguments[0]) : Files.createTempDirectory("anneal");
        Split data = Shapes.standard().withTrain(1000).generate();
        Loader loader = Loader.shuffled(data.train(), 128, 0);
        Clock clock = Clock.ofEpochs(loader.batches());
        try (Network network = Sequential.of(linear(3072, 16), relu(), linear(16, 10))
                        .start(new SGD().withMomentum(0.9), Loss.CROSS_ENTROPY, 0);
                CheckpointFolder folder = CheckpointFolder.open(path, 2);
                CheckpointWriter writer = new CheckpointWriter(folder, ResumeARun::complain)) {
            Training training = new Training(
                            network,
                            loader,
                            data.test(),
                            Plan.parse("cosine(0.03, 3ep)").resolve(clock),
                            3)
                    .withSaving(Saving.everyEpochs(1, writer));
            Checkpoint last = folder.newest(ResumeARun::complain).orElseGet(training::checkpoint);
            History history = training.from(last).run();
            System.out.println("from update " + last.position().step() + " to " + history.updates() + ": loss "
                    + history.finalTestLoss());
        }
    }

    private static void complain(String problem) {
        System.err.println(problem);
    }
}
