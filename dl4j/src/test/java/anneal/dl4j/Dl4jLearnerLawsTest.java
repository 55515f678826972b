package anneal.dl4j;

import anneal.laws.LearnerLaws;
import anneal.net.Network;
import anneal.optim.Optimizer;
import anneal.train.Learner;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/** DL4J's networks hold what every learner must, under each of its updaters but AdaBelief, which fails in DL4J itself. */
class Dl4jLearnerLawsTest extends LearnerLaws {
    /** DL4J's Adam and AMSGrad have their eps elsewhere than PyTorch's. */
    private static final double SMALL = 1e-12;

    /** RMSProp's mean square begins at its eps; the built-in network's begins at 0. */
    private static final double SMALLER = 1e-16;

    private static final Map<String, IUpdater> UPDATERS = Map.ofEntries(
            Map.entry("sgd", new Sgd()),
            Map.entry("graph", new Sgd()),
            Map.entry("nesterovs", new Nesterovs(0.9)),
            Map.entry("adam", new Adam(1, 0.9, 0.999, SMALL)),
            Map.entry("amsgrad", new AMSGrad(1, 0.9, 0.999, SMALL)),
            Map.entry("adamax", new AdaMax()),
            Map.entry("nadam", new Nadam()),
            Map.entry("adagrad", new AdaGrad()),
            Map.entry("adadelta", new AdaDelta()),
            Map.entry("rmsprop", new RmsProp(1, 0.95, SMALLER)));

    @Override
    protected List<String> optimizers() {
        return UPDATERS.keySet().stream().sorted().toList();
    }

    @Override
    protected Map<String, Optimizer> twins() {
        return Map.of(
                "sgd", Optimizer.parse("sgd"),
                "graph", Optimizer.parse("sgd"),
                "adam", Optimizer.parse("adam(eps=" + SMALL + ")"),
                "amsgrad", Optimizer.parse("adam(amsgrad=true, eps=" + SMALL + ")"),
                "adamax", Optimizer.parse("adamax(eps=1e-32)"),
                "adagrad", Optimizer.parse("adagrad(initialAccumulator=1e-6, eps=1e-6)"));
    }

    /**
     * The velocity of Nesterovs has the rate in it, and AdaDelta has no rate. RMSProp's first steps are of one length also where
     * the gradient is but rounding, so that only short ones lead to the same place.
     */
    @Override
    protected Map<String, Steady> steadyTwins() {
        return Map.of(
                "rmsprop", new Steady(Optimizer.parse("rmsprop(alpha=0.95, eps=" + SMALLER + ")"), 1e-4),
                "nesterovs", new Steady(Optimizer.parse("sgd(momentum=0.9, nesterov=true)"), 0.01),
                "adadelta", new Steady(Optimizer.parse("adadelta(rho=0.95, eps=1e-6)"), 1));
    }

    @Override
    protected List<String> groups(String optimizer) {
        return List.of("first", "head");
    }

    @Override
    protected boolean freezes(String optimizer) {
        return false;
    }

    @Override
    protected boolean clips() {
        return false;
    }

    @Override
    protected Learner block(String optimizer, Network start) {
        IUpdater updater = UPDATERS.get(optimizer).clone();
        return optimizer.equals("graph")
                ? new Dl4jLearner(Block.graph(updater, start))
                : new Dl4jLearner(Block.layers(updater, start));
    }
}
