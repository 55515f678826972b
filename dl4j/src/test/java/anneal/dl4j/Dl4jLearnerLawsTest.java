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
    private static final Map<String, IUpdater> UPDATERS = Map.ofEntries(
            Map.entry("sgd", new Sgd()),
            Map.entry("graph", new Sgd()),
            Map.entry("nesterovs", new Nesterovs(0.9)),
            Map.entry("adam", new Adam()),
            Map.entry("amsgrad", new AMSGrad()),
            Map.entry("adamax", new AdaMax()),
            Map.entry("nadam", new Nadam()),
            Map.entry("adagrad", new AdaGrad()),
            Map.entry("adadelta", new AdaDelta()),
            Map.entry("rmsprop", new RmsProp()));

    @Override
    protected List<String> optimizers() {
        return UPDATERS.keySet().stream().sorted().toList();
    }

    @Override
    protected Map<String, Optimizer> twins() {
        return Map.of("sgd", Optimizer.parse("sgd"), "graph", Optimizer.parse("sgd"));
    }

    @Override
    protected List<String> groups(String optimizer) {
        return List.of("first", "head");
    }

    @Override
    protected boolean freezes() {
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
