package anneal.lab.chart;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.lab.chart.Scene.Anchor;
import anneal.lab.chart.Scene.Fill;
import anneal.lab.chart.Scene.Item;
import anneal.lab.chart.Scene.Stroke;
import anneal.lab.chart.Scene.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LayoutLawsTest {
    private static List<Scene> scenes() {
        List<Scene> scenes = new ArrayList<>();
        Stream.concat(Charts.odd().stream(), LongStream.range(0, 200).mapToObj(Charts::random))
                .forEach(chart -> {
                    scenes.add(Layout.of(chart, Size.WIDE));
                    scenes.add(Layout.of(chart, Size.NARROW));
                });
        return scenes;
    }

    @Test
    void everythingStaysInThePicture() {
        for (Scene scene : scenes()) {
            Box picture = new Box(0, 0, scene.size().width(), scene.size().height());
            for (Item item : scene.items()) {
                if (item instanceof Text text) {
                    Box box = box(text);
                    assertThat(picture.contains(box.left(), box.top()) && picture.contains(box.right(), box.bottom()))
                            .as("%s in %s at %s", text.content(), scene.title(), scene.size())
                            .isTrue();
                } else {
                    Path path = item instanceof Stroke stroke ? stroke.path() : ((Fill) item).path();
                    for (int i = 0; i < path.size(); i++) {
                        assertThat(picture.contains(path.x(i), path.y(i)))
                                .as(scene.title())
                                .isTrue();
                    }
                }
            }
        }
    }

    @Test
    void noTwoLabelsTouch() {
        for (Scene scene : scenes()) {
            List<Text> texts = scene.items().stream()
                    .filter(Text.class::isInstance)
                    .map(Text.class::cast)
                    .filter(text -> !text.content().equals("the first loss")
                            && !text.content().equals("blind guess"))
                    .toList();
            for (int i = 0; i < texts.size(); i++) {
                for (Text other : texts.subList(i + 1, texts.size())) {
                    assertThat(touch(box(texts.get(i)), box(other)))
                            .as("%s and %s in %s at %s", texts.get(i), other, scene.title(), scene.size())
                            .isFalse();
                }
            }
        }
    }

    /** The ink of a text: from the height of its capitals to its baseline. */
    private static Box box(Text text) {
        int size = text.lettering().size();
        double width = TextWidth.of(text.content(), size) * (text.lettering().bold() ? TextWidth.BOLD : 1) * 0.98;
        Anchor anchor = text.lettering().anchor();
        double left = text.x() - (anchor == Anchor.START ? 0 : anchor == Anchor.END ? width : width / 2);
        return new Box(left, text.y() - 0.72 * size, left + width, text.y());
    }

    private static boolean touch(Box a, Box b) {
        return a.left() < b.right() && b.left() < a.right() && a.top() < b.bottom() && b.top() < a.bottom();
    }
}
