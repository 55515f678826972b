/**
 * Records of a run: what was really applied, update by update, for TensorBoard, CSV, JSON Lines and MLflow.
 *
 * <pre>{@code
 * try (Recorder recorder = new Recorder(List.of(new CsvLog(csv), new TensorBoardLog(folder)))) {
 *     training.run(recorder);
 * }
 * }</pre>
 *
 * <p>Every update has its rate, those of groups of parameters, what else is set, and its loss, one that was skipped as well; every epoch has its scores. Steps count from 0,
 * epochs from 1. In TensorBoard and MLflow the scores of an epoch stand at the step of its last update.
 *
 * <p>An {@link anneal.record.EventFile} is a sequence of records, each framed as TensorFlow's {@code TFRecord}: length
 * (uint64), masked CRC-32C of the length (uint32), data, masked CRC-32C of the data (uint32), all little-endian. The data
 * is a protocol buffer {@code Event}, the first of them {@code file_version: "brain.Event:2"}.
 */
@NullMarked
package anneal.record;

import org.jspecify.annotations.NullMarked;
