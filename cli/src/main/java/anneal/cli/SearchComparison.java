package anneal.cli;

import anneal.lab.search.RecordedSearch;
import anneal.lab.search.RecordedSearch.Fate;
import anneal.lab.search.RecordedTrial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What sets searches apart, and what each has found.
 *
 * @param searches at least one
 */
record SearchComparison(List<SearchFields> searches) {
    private static final String NOTHING = "nothing";

    /** The parts in which they differ. */
    private List<String> differing() {
        Map<String, Boolean> names = new LinkedHashMap<>();
        searches.forEach(search -> search.parts().keySet().forEach(name -> names.put(name, true)));
        return names.keySet().stream()
                .filter(name -> searches.stream()
                                .map(search -> search.parts().getOrDefault(name, NOTHING))
                                .distinct()
                                .count()
                        > 1)
                .toList();
    }

    TextTable table() {
        List<String> differing = differing();
        List<String> header = new ArrayList<>(List.of("search"));
        header.addAll(differing);
        header.addAll(List.of("trials", "finished", "epochs", "best loss", "best schedule"));
        TextTable table = new TextTable(header.toArray(String[]::new));
        for (SearchFields fields : searches) {
            RecordedSearch search = fields.search();
            List<String> cells = new ArrayList<>(List.of(search.id()));
            differing.forEach(name -> cells.add(fields.parts().getOrDefault(name, NOTHING)));
            cells.add(Integer.toString(search.trials().size()));
            cells.add(Long.toString(search.count(Fate.FINISHED)));
            cells.add(SearchFields.epochs(search));
            cells.add(
                    search.best().map(best -> SearchFields.digits(best.loss())).orElse("-"));
            cells.add(search.best().map(RecordedTrial::schedule).orElse("-"));
            table.row(cells.toArray(String[]::new));
        }
        return table;
    }

    List<Map<String, @Nullable Object>> json() {
        List<String> differing = differing();
        List<Map<String, @Nullable Object>> json = new ArrayList<>();
        for (SearchFields fields : searches) {
            Map<String, String> differences = new LinkedHashMap<>();
            differing.forEach(name -> differences.put(name, fields.parts().getOrDefault(name, NOTHING)));
            Map<String, @Nullable Object> row = new LinkedHashMap<>(fields.about());
            row.put("differences", differences);
            json.add(row);
        }
        return json;
    }
}
