package anneal.lab.search;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * By what trials are compared that have been trained as long as each other, but not to the end, where the loss as it is
 * decides.
 */
public enum Judge {
    /** By the loss of the weights as they are. */
    AS_IS {
        @Override
        double[] scores(List<Result> peers) {
            return peers.stream().mapToDouble(Result::loss).toArray();
        }

        @Override
        double behind(Result one, Result peer) {
            return worse(one.loss(), peer.loss());
        }
    },
    /** By the loss of the mean of the weights over the last epoch, which hides the noise of a rate that is still high. */
    AVERAGE {
        @Override
        double[] scores(List<Result> peers) {
            return peers.stream().mapToDouble(Result::averagedLoss).toArray();
        }

        @Override
        double behind(Result one, Result peer) {
            return worse(one.averagedLoss(), peer.averagedLoss());
        }
    },
    /** By the loss after a cooldown of an epoch, which is trained for that alone and counts. */
    PROBE {
        @Override
        double[] scores(List<Result> peers) {
            return peers.stream().mapToDouble(Result::probedLoss).toArray();
        }

        @Override
        double behind(Result one, Result peer) {
            return worse(one.probedLoss(), peer.probedLoss());
        }
    },
    /** By the sum of the ranks as they are and of the average. */
    RANK_SUM {
        @Override
        double[] scores(List<Result> peers) {
            double[] asIs = ranks(AS_IS.scores(peers));
            double[] average = ranks(AVERAGE.scores(peers));
            return IntStream.range(0, asIs.length)
                    .mapToDouble(i -> asIs[i] + average[i])
                    .toArray();
        }

        @Override
        double behind(Result one, Result peer) {
            return AS_IS.behind(one, peer) + AVERAGE.behind(one, peer);
        }
    };

    /** A score for each, the lower the better. */
    abstract double[] scores(List<Result> peers);

    /** By how many ranks a peer is ahead of a result; the sums over all peers are in the order of the scores. */
    abstract double behind(Result one, Result peer);

    private static double worse(double one, double other) {
        int order = Double.compare(one, other);
        return order > 0 ? 1 : order == 0 ? 0.5 : 0;
    }

    /** The ranks of numbers from 0, the least first; equal ones share the mean of theirs. */
    static double[] ranks(double... numbers) {
        double[] ranks = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            for (double other : numbers) {
                ranks[i] += worse(numbers[i], other);
            }
            ranks[i] -= 0.5;
        }
        return ranks;
    }

    /** Epochs that are trained for the judgement alone. */
    int probe() {
        return this == PROBE ? 1 : 0;
    }

    /** Whether it looks at the mean of the weights over the last epoch. */
    public boolean averages() {
        return this == AVERAGE || this == RANK_SUM;
    }

    /** Reads {@code as-is}, {@code average}, {@code probe} or {@code rank-sum}. */
    public static Judge parse(String text) {
        for (Judge judge : values()) {
            if (judge.toString().equals(text)) {
                return judge;
            }
        }
        throw new IllegalArgumentException("judge must be as-is, average, probe or rank-sum, but was " + text);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
