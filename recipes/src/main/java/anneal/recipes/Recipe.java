package anneal.recipes;

import anneal.data.Loader;
import anneal.data.Split;
import anneal.notation.Clock;
import anneal.notation.Controlled;
import anneal.notation.Plan;
import anneal.train.History;
import anneal.train.Learner;
import anneal.train.TrainEvent;
import anneal.train.Training;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.bytedeco.pytorch.global.torch;

/**
 * How a model is trained, but for the rate and the seed.
 *
 * @param name in words, with every setting that the result depends on
 * @param data what is learnt and tested on
 * @param batch rows of an update
 * @param epochs passes over the data
 * @param model makes the model, ready to learn, its weights drawn from libtorch's random numbers
 */
record Recipe(String name, Split data, int batch, int epochs, Supplier<Learner> model) {
    Recipe {
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs must be >= 1, but was " + epochs);
        }
    }

    /** Trains a model from a seed, which decides its first weights, whatever is random in it, and the order of the batches. */
    History train(Controlled rate, long seed, Consumer<TrainEvent> events) {
        torch.manual_seed(seed);
        Loader loader = Loader.shuffled(data.train(), batch, seed);
        try (Learner learner = model.get()) {
            return new Training(learner, loader, data.test(), rate, epochs).run(events);
        }
    }

    /** The rate that a text such as {@code milestones(0.1, [50%, 75%])} stands for. */
    Controlled rate(String schedule) {
        return Plan.parse(schedule)
                .resolve(Clock.accumulating(updatesPerEpoch(), batch, 1).withUpdates(updates()));
    }

    /** Updates in a run. */
    int updates() {
        return Math.multiplyExact(updatesPerEpoch(), epochs);
    }

    /** Updates in an epoch. */
    int updatesPerEpoch() {
        return Loader.shuffled(data.train(), batch, 0).batches();
    }
}
