package anneal.recipes;

import anneal.data.Fingerprint;
import anneal.data.Loader;
import anneal.data.Split;
import anneal.notation.Clock;
import anneal.notation.Controlled;
import anneal.notation.Plan;
import anneal.train.Learner;
import anneal.train.Training;
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

    /** A model ready to learn; the seed decides its first weights, and whatever is random in it. */
    Learner start(long seed) {
        torch.manual_seed(seed);
        return model.get();
    }

    /** A run of a model from its start; the seed decides the order of the batches. */
    Training training(Learner learner, Controlled rate, long seed) {
        return new Training(learner, Loader.shuffled(data.train(), batch, seed), data.test(), rate, epochs);
    }

    /** The rate that a text such as {@code milestones(0.1, [50%, 75%])} stands for. */
    Controlled rate(String schedule) {
        return Plan.parse(schedule)
                .resolve(Clock.accumulating(updatesPerEpoch(), batch, 1).withUpdates(updates()));
    }

    /** The name, and what the data is: two recipes with the same make the same runs. */
    String identity() {
        return name + ", data " + Fingerprint.of(data);
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
