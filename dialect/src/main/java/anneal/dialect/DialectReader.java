package anneal.dialect;

import anneal.notation.ForeignReader;
import anneal.schedule.Schedule;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Brings the {@link Dialects} into the text form; made by the service loader. */
public final class DialectReader implements ForeignReader {

    /** As the service loader wants it. */
    public DialectReader() {}

    @Override
    public List<String> dialects() {
        return Dialects.names();
    }

    @Override
    public Schedule read(String dialect, String source, List<Double> lr, int group) {
        return Dialects.read(dialect, source, new Setup(lr, OptionalDouble.empty(), Map.of(), false))
                .schedule(group);
    }
}
