package anneal.dl4j;

import java.util.Map;
import java.util.function.ObjDoubleConsumer;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;

/** The hyper-parameters besides the rate that DL4J's updaters can be told before each update. */
final class Setting {
    private static final Map<Class<?>, Map<String, ObjDoubleConsumer<IUpdater>>> OF = Map.of(
            Nesterovs.class, Map.of("momentum", (updater, value) -> ((Nesterovs) updater).setMomentum(value)),
            Adam.class,
                    Map.of(
                            "beta1", (updater, value) -> ((Adam) updater).setBeta1(value),
                            "beta2", (updater, value) -> ((Adam) updater).setBeta2(value),
                            "eps", (updater, value) -> ((Adam) updater).setEpsilon(value)),
            AMSGrad.class,
                    Map.of(
                            "beta1", (updater, value) -> ((AMSGrad) updater).setBeta1(value),
                            "beta2", (updater, value) -> ((AMSGrad) updater).setBeta2(value),
                            "eps", (updater, value) -> ((AMSGrad) updater).setEpsilon(value)),
            AdaMax.class,
                    Map.of(
                            "beta1", (updater, value) -> ((AdaMax) updater).setBeta1(value),
                            "beta2", (updater, value) -> ((AdaMax) updater).setBeta2(value),
                            "eps", (updater, value) -> ((AdaMax) updater).setEpsilon(value)),
            Nadam.class,
                    Map.of(
                            "beta1", (updater, value) -> ((Nadam) updater).setBeta1(value),
                            "beta2", (updater, value) -> ((Nadam) updater).setBeta2(value),
                            "eps", (updater, value) -> ((Nadam) updater).setEpsilon(value)),
            RmsProp.class,
                    Map.of(
                            "alpha", (updater, value) -> ((RmsProp) updater).setRmsDecay(value),
                            "eps", (updater, value) -> ((RmsProp) updater).setEpsilon(value)),
            AdaDelta.class,
                    Map.of(
                            "rho", (updater, value) -> ((AdaDelta) updater).setRho(value),
                            "eps", (updater, value) -> ((AdaDelta) updater).setEpsilon(value)),
            AdaGrad.class, Map.of("eps", (updater, value) -> ((AdaGrad) updater).setEpsilon(value)));

    private Setting() {}

    /**
     * Sets a layer's updaters.
     *
     * @throws IllegalArgumentException if one of them has no such hyper-parameter
     */
    static void set(Layer layer, String name, double value) {
        if (layer.conf().getLayer() instanceof BaseLayer own) {
            set(own.getIUpdater(), name, value);
            if (own.getBiasUpdater() != null && own.getBiasUpdater() != own.getIUpdater()) {
                set(own.getBiasUpdater(), name, value);
            }
        }
    }

    private static void set(IUpdater updater, String name, double value) {
        Map<String, ObjDoubleConsumer<IUpdater>> all = OF.getOrDefault(updater.getClass(), Map.of());
        ObjDoubleConsumer<IUpdater> setting = all.get(name);
        if (setting == null) {
            throw new IllegalArgumentException("settings of DL4J's "
                    + updater.getClass().getSimpleName() + " must be among "
                    + all.keySet().stream().sorted().toList() + ", but one was " + name);
        }
        setting.accept(updater, value);
    }
}
