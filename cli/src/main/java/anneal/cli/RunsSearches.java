package anneal.cli;

import anneal.lab.search.RecordedSearch;
import anneal.lab.search.RecordedSearches;
import anneal.lab.store.Store;
import anneal.notation.Json;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code anneal runs searches}: which searches there are, the latest first. */
@Command(
        name = "searches",
        description = "Lists the recorded searches of tune, the latest first.",
        mixinStandardHelpOptions = true)
final class RunsSearches implements Callable<Integer> {
    @Option(names = "--json", description = "print JSON instead of a table: all that is known of each search")
    private boolean json;

    @Mixin
    private StoreChoice choice = new StoreChoice();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Store store = choice.open()) {
            List<RecordedSearch> searches = latestFirst(store);
            if (json) {
                out.println(Json.write(searches.stream()
                        .map(search -> new SearchFields(search).json())
                        .toList()));
            } else {
                out.print(SearchFields.list(searches));
            }
        }
        out.flush();
        return 0;
    }

    static List<RecordedSearch> latestFirst(Store store) {
        List<RecordedSearch> searches = new ArrayList<>(new RecordedSearches(store).list());
        Collections.reverse(searches);
        return searches;
    }
}
