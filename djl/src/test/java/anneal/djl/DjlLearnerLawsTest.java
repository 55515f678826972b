package anneal.djl;

import ai.djl.Model;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import anneal.laws.LearnerLaws;
import anneal.net.Network;
import anneal.train.Learner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;

/** DJL's models hold what every learner must, under each optimizer that its PyTorch engine has. */
class DjlLearnerLawsTest extends LearnerLaws {
    /** DJL's Adam has its eps elsewhere than PyTorch's. */
    private static final float NEARLY_NOTHING = 1e-12f;

    private static final Map<String, Function<Tracker, Optimizer>> OPTIMIZERS = Map.of(
            "adam",
            rate -> Optimizer.adam()
                    .optLearningRateTracker(rate)
                    .optEpsilon(NEARLY_NOTHING)
                    .build(),
            "adamw",
            rate -> Optimizer.adamW()
                    .optLearningRateTracker(rate)
                    .optEpsilon(NEARLY_NOTHING)
                    .build(),
            "momentum",
            rate -> Optimizer.sgd()
                    .setLearningRateTracker(rate)
                    .optMomentum(0.9f)
                    .build(),
            "sgd",
            rate -> Optimizer.sgd().setLearningRateTracker(rate).build());

    private final List<Model> models = new ArrayList<>();

    @Override
    protected List<String> optimizers() {
        return OPTIMIZERS.keySet().stream().sorted().toList();
    }

    @Override
    protected Map<String, anneal.optim.Optimizer> twins() {
        return Map.of(
                "sgd", anneal.optim.Optimizer.parse("sgd"),
                "adam", anneal.optim.Optimizer.parse("adam(eps=1e-12)"),
                "adamw", anneal.optim.Optimizer.parse("adamw(eps=1e-12)"));
    }

    /** DJL's velocity has the rate in it. */
    @Override
    protected Map<String, Steady> steadyTwins() {
        return Map.of("momentum", new Steady(anneal.optim.Optimizer.parse("sgd(momentum=0.9)"), 0.01));
    }

    @Override
    protected List<String> groups(String optimizer) {
        return List.of("first", "bias", "*.weight");
    }

    /** DJL's Adam corrects the means of a parameter that joins late as if it had been there from the first. */
    @Override
    protected boolean freezes(String optimizer) {
        return !optimizer.startsWith("adam");
    }

    @Override
    protected Learner block(String optimizer, Network start) {
        Model model = Block.model(start);
        models.add(model);
        return new DjlLearner(model, Loss.softmaxCrossEntropyLoss(), OPTIMIZERS.get(optimizer), 3072);
    }

    @AfterAll
    void close() {
        models.forEach(Model::close);
    }
}
