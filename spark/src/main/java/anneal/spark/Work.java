package anneal.spark;

import anneal.data.Fingerprint;
import anneal.data.Split;
import anneal.lab.Run;
import anneal.lab.RunFile;
import anneal.lab.search.Judge;
import anneal.lab.search.Subject;
import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The subject of a search as text, which is made into data once in every process.
 *
 * @param run as a run file
 * @param judge its name
 * @param data the fingerprint of the driver's data, which everybody else's must have, too
 */
record Work(String run, String judge, String data) implements Serializable {
    private static final long serialVersionUID = 1;

    private static final Map<Work, Subject> LOADED = new ConcurrentHashMap<>();

    static Work of(Subject subject) {
        return new Work(RunFile.print(subject.run()), subject.judge().toString(), Fingerprint.of(subject.split()));
    }

    /**
     * The subject itself.
     *
     * @throws IllegalStateException if the data here are not the driver's
     */
    Subject subject() {
        return LOADED.computeIfAbsent(this, Work::load);
    }

    private Subject load() {
        Run parsed = RunFile.parse(run, "the driver's run");
        Split split = parsed.split(parsed.load());
        String found = Fingerprint.of(split);
        if (!found.equals(data)) {
            throw new IllegalStateException("data of an executor must be the driver's, of fingerprint " + data
                    + ", but has fingerprint " + found + " (" + parsed.task() + ")");
        }
        return new Subject(parsed, split, Judge.parse(judge));
    }
}
