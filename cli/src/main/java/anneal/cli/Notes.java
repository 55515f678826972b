package anneal.cli;

import anneal.lab.Run;
import anneal.lab.RunFile;
import anneal.lab.TaskClass;
import anneal.train.Guard;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the checkpoints of {@code anneal train} say of their run.
 *
 * @param run the run
 * @param data the fingerprint of its data
 * @param code the fingerprint of its task's classes; empty for the built-in task
 * @param guard when it has diverged
 * @param every how often it saves itself
 * @param record its id in the run store; empty for none
 */
record Notes(Run run, String data, String code, Guard guard, Cadence every, String record) {
    private static final String RUN = "run";
    private static final String DATA = "data";
    private static final String CODE = "code";
    private static final String GUARD = "guard";
    private static final String EVERY = "every";
    private static final String RECORD = "record";

    /** The same notes of a run with another record. */
    Notes withRecord(String newRecord) {
        return new Notes(run, data, code, guard, every, newRecord);
    }

    /** The notes as texts by name. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(RUN, RunFile.print(run));
        texts.put(DATA, data);
        if (!code.isEmpty()) {
            texts.put(CODE, code);
        }
        texts.put(GUARD, GuardOptions.print(guard));
        texts.put(EVERY, every.toString());
        texts.put(RECORD, record);
        return texts;
    }

    /** Reads {@link #texts}. */
    static Notes of(Map<String, String> texts) {
        return new Notes(
                RunFile.parse(text(texts, RUN), "its run"),
                text(texts, DATA),
                texts.getOrDefault(CODE, ""),
                GuardOptions.parse(text(texts, GUARD)),
                Cadence.parse(text(texts, EVERY)),
                texts.getOrDefault(RECORD, ""));
    }

    /** The fingerprint of the classes of a run's task. */
    static String code(Run run) {
        return run.task() instanceof TaskClass task ? task.fingerprint() : "";
    }

    private static String text(Map<String, String> texts, String name) {
        String text = texts.get(name);
        if (text == null) {
            throw new IllegalArgumentException("note " + name + " must be there, but is not");
        }
        return text;
    }
}
