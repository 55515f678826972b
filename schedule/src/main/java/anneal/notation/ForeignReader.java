package anneal.notation;

import anneal.schedule.Schedule;
import java.util.List;

/**
 * Reads other libraries' schedules in the text form. Found by {@link java.util.ServiceLoader}, so that the notation needs
 * to know no library.
 */
public interface ForeignReader {

    /** The names of the libraries that it reads, as they are written in the text form. */
    List<String> dialects();

    /**
     * The schedule of one parameter group.
     *
     * @param dialect one of {@link #dialects}
     * @param source the library's text
     * @param lr the optimizer's rate of each group, possibly none
     * @param group which group, from 0
     * @throws NotationException if the source cannot be read
     */
    Schedule read(String dialect, String source, List<Double> lr, int group);
}
