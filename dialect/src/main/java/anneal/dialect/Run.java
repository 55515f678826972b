package anneal.dialect;

import anneal.notation.Clock;
import anneal.notation.Controlled;
import anneal.notation.Plan;
import anneal.schedule.Schedule;
import java.util.List;

/** A scheduler or schedule under way: the values in force, and how to go on. */
interface Run {

    /** The rates in force, one for each group. */
    List<Double> rates();

    /** The momenta in force where they are scheduled, else empty. */
    List<Double> momenta();

    /** Goes on by one update. */
    void step(double metric);

    /** Whether it wants a metric at every step. */
    boolean listens();

    /** Whether it can go to any time at once. */
    boolean isPure();

    /** Goes to a time at once. */
    void jump(long time);

    /** A scheduler over an optimizer. */
    record OfScheduler(Scheduler scheduler, Optimizer optimizer, Work work) implements Run {
        @Override
        public List<Double> rates() {
            return optimizer.values("lr");
        }

        @Override
        public List<Double> momenta() {
            return optimizer.cyclesMomentum() ? optimizer.values("momentum") : List.of();
        }

        @Override
        public void step(double metric) {
            work.refill();
            scheduler.step(metric);
        }

        @Override
        public boolean listens() {
            return scheduler.listens();
        }

        @Override
        public boolean isPure() {
            return scheduler.isPure();
        }

        @Override
        public void jump(long time) {
            work.refill();
            scheduler.jump(time);
        }
    }

    /** A function of the step, or a constant. */
    final class OfFunction implements Run {
        private final Object function;
        private final boolean single;
        private final Work work;
        private long time;

        OfFunction(Object function, boolean single, Work work) {
            this.function = function;
            this.single = single;
            this.work = work;
        }

        @Override
        public List<Double> rates() {
            work.refill();
            Object value =
                    function instanceof Callable callable ? callable.call(new Tensor(time, single, true)) : function;
            double rate = Values.real(value);
            return List.of(single ? (double) (float) rate : rate);
        }

        @Override
        public List<Double> momenta() {
            return List.of();
        }

        @Override
        public void step(double metric) {
            time++;
        }

        @Override
        public boolean listens() {
            return false;
        }

        @Override
        public boolean isPure() {
            return true;
        }

        @Override
        public void jump(long to) {
            time = to;
        }
    }

    /** A plan in Anneal's own notation. */
    final class OfPlan implements Run {
        private final boolean listens;
        private Controlled controlled;
        private long time;

        OfPlan(Plan plan, Clock clock) {
            listens = plan.listens();
            controlled = plan.resolve(clock);
        }

        /** What is planned, whatever a metric may make of it. */
        Schedule schedule() {
            return controlled.schedule();
        }

        @Override
        public List<Double> rates() {
            return List.of(controlled.at(time));
        }

        @Override
        public List<Double> momenta() {
            return List.of();
        }

        @Override
        public void step(double metric) {
            time++;
            controlled = listens ? controlled.observe(metric) : controlled;
        }

        @Override
        public boolean listens() {
            return listens;
        }

        @Override
        public boolean isPure() {
            return !listens;
        }

        @Override
        public void jump(long to) {
            time = to;
        }
    }
}
