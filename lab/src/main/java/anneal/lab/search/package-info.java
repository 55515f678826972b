/**
 * Finding the schedule: which of many candidates does best, within a budget of epochs.
 *
 * <p>A {@link anneal.lab.search.SearchSpace} says what may be tried, a {@link anneal.lab.search.Sampler} what to try next, and a
 * {@link anneal.lab.search.Strategy} how long each trial is trained. All three are functions of a seed and of what they were
 * told. The {@link anneal.lab.search.Tuner} asks the strategy, has the answer trained by an {@link anneal.lab.search.Executor}, and tells
 * the strategy what came of it.
 *
 * <p><b>Reproducible.</b> Results are told in the order of the questions, however long each takes, and before question
 * {@code n} all results up to question {@code n - ahead} have been told, no more and no fewer. So a search is a function of
 * its seed and of {@code ahead}; how many trials are trained at once, and where, changes nothing. A search that is killed is
 * resumed by asking its questions again and answering those whose results are known.
 *
 * <p><b>For other executors.</b> A {@link anneal.lab.search.Leg} is plain text and numbers, and says all: its trial's candidate and
 * seed, and up to which epoch to train. The bits that come of it are the same wherever it is trained, and whether it begins at
 * the checkpoint of an earlier leg or, where that is not at hand, at the first update. So a leg may be lost, repeated or trained
 * twice. A {@link anneal.lab.search.Result} is a handful of numbers. Data does not travel with legs:
 * {@link anneal.lab.search.Subject} holds it, once for each process.
 */
@NullMarked
package anneal.lab.search;

import org.jspecify.annotations.NullMarked;
