package anneal.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import anneal.feedback.Nan;
import anneal.feedback.Plateau;
import anneal.feedback.State;
import anneal.schedule.Curve;
import anneal.schedule.Phase;
import anneal.schedule.Schedule;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** How an argument is read follows from the type of the component that it fills. */
class KindClosedFormsTest {

    private record OfEachKind(
            double number,
            long length,
            int count,
            boolean flag,
            List<Long> lengths,
            List<Double> numbers,
            Schedule schedule,
            Phase phase,
            Nan choice,
            Plateau rule,
            State state,
            Curve curve) {}

    private record OfNoKind(String text) {}

    @Test
    void aComponentsTypeIsItsKind() {
        RecordComponent[] components = OfEachKind.class.getRecordComponents();
        assertThat(components).hasSameSizeAs(Kind.values());
        for (RecordComponent component : components) {
            assertThat(Kind.of(component.getGenericType()))
                    .isEqualTo(Kind.valueOf(component.getName().toUpperCase(Locale.ROOT)));
        }
    }

    @Test
    void anyOtherTypeIsAMistakeOfOurs() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Kind.of(OfNoKind.class.getRecordComponents()[0].getGenericType()))
                .withMessage("no text form for a component of type class java.lang.String");
    }
}
