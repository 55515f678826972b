package anneal.lab.search;

import java.util.List;
import java.util.Optional;

/**
 * Decides which trial is trained next, and how far. A conversation: it is asked, and told what came of its answers in the
 * order in which it gave them. In the same conversation it says the same.
 */
interface Strategy {

    /**
     * A part of a trial to be trained.
     *
     * @param trial which trial
     * @param from epochs that it has been trained for
     * @param to epochs that it is to have been trained for
     */
    record Move(Trial trial, int from, int to) {}

    /**
     * What to train next.
     *
     * @param left epochs of the budget that are neither used up nor promised
     * @return nothing, if there is nothing to do until more is told, or at all
     */
    Optional<Move> ask(double left);

    /** What came of an answer, the oldest that has not been told. */
    void tell(Move move, Result result);

    /** All trials of which anything was told, the best first. */
    List<Trial> bestFirst();

    /** Where it was tried to cut a rate, and what paid; none where the schedules are given. */
    default List<Cut> cuts() {
        return List.of();
    }
}
