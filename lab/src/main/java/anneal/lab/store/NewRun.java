package anneal.lab.store;

import anneal.lab.Run;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A run that is to be recorded.
 *
 * @param name what it is called, such as its schedule
 * @param run the run
 * @param origin where it comes from
 * @param parent the id of the run whose checkpoint it begins from; null for none
 */
public record NewRun(
        String name, Run run, Origin origin, @Nullable String parent) {

    /**
     * What the runs of one command have in common.
     *
     * @param command the command's name
     * @param group their group's id, from {@link Ids#fresh}
     * @param folder where their files are; null for nowhere
     * @param version the version of Anneal
     */
    public record Origin(
            String command, String group, @Nullable Path folder, String version) {}
}
