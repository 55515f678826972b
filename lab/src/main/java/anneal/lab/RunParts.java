package anneal.lab;

import anneal.train.Evaluating;
import anneal.train.Weights;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a {@link RunFile} says of a run, key by key. */
final class RunParts {
    private RunParts() {}

    /** The keys with their values, in the order of a file; what is as usual is left out where most files leave it out. */
    static Map<String, Object> of(Run run) {
        Map<String, Object> parts = new LinkedHashMap<>();
        if (run.task() instanceof TaskClass task) {
            parts.put(RunFile.TASK, task.name());
            parts.put(RunFile.CLASS_PATH, task.classPath());
        } else if (run.task() instanceof Block block) {
            add(parts, block);
        } else {
            throw new IllegalArgumentException("the task must have a name to be written, but is " + run.task());
        }
        if (run.optimizer() != null) {
            parts.put("optimizer", run.optimizer().toString());
        }
        parts.put("schedule", run.schedule().toString());
        parts.put("batch", run.batch());
        parts.put("epochs", run.epochs());
        if (run.options().accumulate() != 1) {
            parts.put("accumulate", run.options().accumulate());
        }
        if (!run.options().clip().isNone()) {
            parts.put("clip", run.options().clip().toString());
        }
        if (run.options().average() != null) {
            parts.put("average", run.options().average().toString());
        }
        if (run.options().weights() != Weights.LAST) {
            parts.put("weights", run.options().weights().toString());
        }
        if (run.options().precision() != RunFile.STANDARD.options().precision()) {
            parts.put("precision", run.options().precision().toString());
        }
        if (run.validation() != null) {
            parts.put("validation", run.validation().toString());
        }
        Evaluating evaluating = run.options().evaluating();
        if (!evaluating.every().equals(Evaluating.STANDARD.every())) {
            parts.put("evaluate", evaluating.every().toString());
        }
        if (evaluating.monitor() != Evaluating.STANDARD.monitor()) {
            parts.put("monitor", evaluating.monitor().toString());
        }
        if (evaluating.stop() != null) {
            parts.put("stop", evaluating.stop().toString());
        }
        parts.put("seed", run.seed());
        return parts;
    }

    private static void add(Map<String, Object> parts, Block block) {
        DataSource data = block.data();
        parts.put("data", data.name());
        if (data.name().equals(DataSource.BUILT_IN)) {
            parts.put("images", data.images());
        }
        if (data.label() != null) {
            parts.put("label", data.label());
        }
        if (data.target() != null) {
            parts.put("target", data.target());
        }
        parts.put("hidden", block.hidden());
        parts.put("activation", block.activation().title());
    }
}
