package anneal.lab;

import anneal.record.Recorder;
import java.util.List;

/** Where runs are recorded. */
public interface Recording {
    /** Nowhere. */
    Recording NONE = (name, run) -> new Recorder(List.of());

    /**
     * Begins the record of a run, to be closed when the run is over. Several may be open at once, on threads of their own.
     *
     * @param name what the run is called
     * @param run the run
     */
    Recorder begin(String name, Run run);
}
