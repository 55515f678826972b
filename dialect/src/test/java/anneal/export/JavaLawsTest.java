package anneal.export;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.notation.Clock;
import anneal.notation.Controlled;
import anneal.notation.Plan;
import anneal.schedule.RandomSchedules;
import anneal.schedule.Schedule;
import anneal.schedule.Steps;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.spi.ToolProvider;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java that is written compiles and gives the same rates; DJL and DL4J are stood in for by their interfaces. */
class JavaLawsTest {
    private static final long[] FIRST = LongStream.range(0, Families.STEPS).toArray();
    private static final String TRACKER =
            "package ai.djl.training.tracker; public interface Tracker { float getNewValue(int numUpdate); }";
    private static final String ISCHEDULE = """
            package org.nd4j.linalg.schedule;
            public interface ISchedule extends java.io.Serializable, Cloneable {
                double valueAt(int iteration, int epoch);
                ISchedule clone();
            }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void ourOwnCodeBuildsTheSameValue() throws Exception {
        List<Schedule> schedules = new ArrayList<>(Families.all());
        for (int seed = 0; seed < 200; seed++) {
            schedules.add(RandomSchedules.any(new SplittableRandom(seed)));
        }
        List<Class<?>> classes = compiled(schedules, Target.JAVA);
        for (int i = 0; i < schedules.size(); i++) {
            assertThat(classes.get(i).getMethod("rate").invoke(null)).isEqualTo(schedules.get(i));
        }
    }

    @Test
    void ourOwnCodeBuildsAFeedbackToo() throws Exception {
        Controlled controlled =
                Plan.parse("cosine(0.1, 100) under plateau(patience=3)").resolve(Clock.UNKNOWN);
        Class<?> type = compiled(List.of(Target.JAVA.write(controlled))).get(0);
        assertThat(type.getMethod("rate").invoke(null)).isEqualTo(controlled);
    }

    @Test
    void trackersOfDjlCountFromOne() throws Exception {
        List<Schedule> schedules = Families.all();
        List<Class<?>> classes = compiled(schedules, Target.DJL);
        for (int i = 0; i < schedules.size(); i++) {
            Object tracker = classes.get(i).getConstructor().newInstance();
            var method = classes.get(i).getMethod("getNewValue", int.class);
            double[] rates = new double[FIRST.length];
            for (int step = 0; step < rates.length; step++) {
                rates[step] = (float) method.invoke(tracker, step + 1);
            }
            Rates.agree(schedules.get(i), FIRST, rates, 1e-7);
            assertThat(method.invoke(tracker, 0)).isEqualTo((float) rates[0]);
        }
    }

    @Test
    void schedulesOfDl4jGiveTheRates() throws Exception {
        List<Schedule> schedules = Families.all();
        List<Class<?>> classes = compiled(schedules, Target.DL4J);
        for (int i = 0; i < schedules.size(); i++) {
            Object schedule = classes.get(i).getConstructor().newInstance();
            Object copy = classes.get(i).getMethod("clone").invoke(schedule);
            var method = classes.get(i).getMethod("valueAt", int.class, int.class);
            double[] rates = new double[FIRST.length];
            for (int step = 0; step < rates.length; step++) {
                rates[step] = (double) method.invoke(copy, step, 0);
            }
            Rates.agree(schedules.get(i), FIRST, rates);
        }
    }

    @Test
    void functionsGiveTheRatesOfRandomSchedules() throws Exception {
        List<Schedule> schedules = new ArrayList<>();
        for (int seed = 300; seed < 500; seed++) {
            Schedule schedule = RandomSchedules.any(new SplittableRandom(seed));
            if (!Families.countsSamples(schedule)) {
                schedules.add(schedule);
            }
        }
        assertThat(schedules).hasSizeGreaterThan(100);
        List<Class<?>> classes = compiled(schedules, Target.DL4J);
        long[] steps = Arrays.stream(Steps.around(1_000))
                .filter(step -> step < Integer.MAX_VALUE)
                .toArray();
        for (int i = 0; i < schedules.size(); i++) {
            Object schedule = classes.get(i).getConstructor().newInstance();
            var method = classes.get(i).getMethod("valueAt", int.class, int.class);
            double[] rates = new double[steps.length];
            for (int k = 0; k < rates.length; k++) {
                rates[k] = (double) method.invoke(schedule, (int) steps[k], 0);
            }
            Rates.agree(schedules.get(i), steps, rates);
        }
    }

    private List<Class<?>> compiled(List<Schedule> schedules, Target target) throws Exception {
        return compiled(schedules.stream().map(target::write).toList());
    }

    /** Compiles sources, each in a package of its own, and loads the class of each. */
    private List<Class<?>> compiled(List<String> sources) throws Exception {
        List<String> options = new ArrayList<>(List.of("-d", folder.toString(), "-proc:none", "-cp", ownClasses()));
        options.add(file("ai/djl/training/tracker/Tracker.java", TRACKER));
        options.add(file("org/nd4j/linalg/schedule/ISchedule.java", ISCHEDULE));
        for (int i = 0; i < sources.size(); i++) {
            options.add(file("s" + i + "/Rate.java", "package s" + i + ";\n" + sources.get(i)));
        }
        StringWriter errors = new StringWriter();
        PrintWriter out = new PrintWriter(errors);
        int code = ToolProvider.findFirst("javac").orElseThrow().run(out, out, options.toArray(new String[0]));
        assertThat(code).as(errors.toString()).isZero();
        List<Class<?>> classes = new ArrayList<>();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, Schedule.class.getClassLoader())) {
            for (int i = 0; i < sources.size(); i++) {
                classes.add(Class.forName("s" + i + ".Rate", true, loader));
            }
        }
        return classes;
    }

    private String file(String name, String text) throws IOException {
        Path path = folder.resolve(name);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text).toString();
    }

    private static String ownClasses() throws URISyntaxException {
        return Path.of(Schedule.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
    }
}
