package anneal.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anneal.schedule.RandomSchedules;
import anneal.schedule.Schedule;
import anneal.schedule.Steps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Python that is written gives the same rates when it is run: with PyTorch, Keras and optax where they are. */
class PythonLawsTest {
    private static final long[] FIRST = LongStream.range(0, Families.STEPS).toArray();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void functionsGiveTheRatesOfRandomSchedules() throws IOException {
        List<Schedule> schedules = new ArrayList<>();
        List<String> sources = new ArrayList<>();
        for (int seed = 0; seed < 300; seed++) {
            Schedule schedule = RandomSchedules.any(new SplittableRandom(seed));
            if (!Families.countsSamples(schedule)) {
                schedules.add(schedule);
                sources.add("import math\n" + new Functions(Language.PYTHON).add(schedule));
            }
        }
        assertThat(schedules).hasSizeGreaterThan(150);
        long[] steps = Arrays.stream(Steps.around(1_000))
                .filter(step -> step < 1L << 52)
                .toArray();
        String driver = "    rates = [ns['rate'](t) for t in " + Arrays.toString(steps) + "]\n";
        check("json", driver, schedules, sources, steps, 1e-12);
    }

    @Test
    void schedulersOfPyTorchGiveTheRates() throws IOException {
        String driver = """
                    parameter = torch.nn.Parameter(torch.zeros(1))
                    optimizer = torch.optim.SGD([parameter], lr=123.0)
                    scheduler = ns['make_scheduler'](optimizer)
                    rates = []
                    for step in range(130):
                        rates.append(optimizer.param_groups[0]['lr'])
                        optimizer.step()
                        scheduler.step()
                """;
        check("torch", driver, Target.PYTORCH, 1e-12);
    }

    /** Most backends of Keras compute in single precision, whatever they are told; rectified Adam's roots suffer most. */
    @Test
    void schedulesOfKerasGiveTheRates() throws IOException {
        String driver = """
                    schedule = ns['learning_rate']
                    rates = [float(schedule if isinstance(schedule, float) else schedule(t)) for t in range(130)]
                """;
        check("keras", driver, Target.KERAS, 5e-5);
    }

    @Test
    void schedulesOfOptaxGiveTheRates() throws IOException {
        check(
                "optax",
                "    rates = [float(ns['schedule'](jax.numpy.asarray(t))) for t in range(130)]\n",
                Target.OPTAX,
                1e-12);
    }

    private void check(String module, String driver, Target target, double share) throws IOException {
        List<Schedule> schedules = new ArrayList<>();
        List<String> sources = new ArrayList<>();
        for (Schedule schedule : Families.all()) {
            if (target != Target.PYTORCH && schedule instanceof anneal.schedule.Noise) {
                assertThatThrownBy(() -> target.write(schedule)).isInstanceOf(ExportException.class);
                continue;
            }
            schedules.add(schedule);
            sources.add(target.write(schedule));
        }
        check(module.equals("optax") ? "optax, jax" : module, driver, schedules, sources, FIRST, share);
    }

    private void check(
            String module, String driver, List<Schedule> schedules, List<String> sources, long[] steps, double share)
            throws IOException {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            Path path = folder.resolve(i + ".py");
            Files.writeString(path, sources.get(i));
            paths.add(path.toString());
        }
        Path script = folder.resolve("driver.py");
        Files.writeString(
                script,
                "import sys, warnings, " + module + "\nwarnings.simplefilter('ignore')\n"
                        + "for path in sys.argv[1:]:\n    ns = {}\n"
                        + "    try:\n        exec(open(path).read(), ns)\n"
                        + driver.indent(4)
                        + "    except Exception as e:\n        raise RuntimeError(open(path).read()) from e\n"
                        + "    print(','.join(map(repr, map(float, rates))))\n");
        List<String> lines = Python.run(module, script, paths);
        assertThat(lines).hasSameSizeAs(schedules);
        for (int i = 0; i < lines.size(); i++) {
            Rates.agree(schedules.get(i), steps, Rates.of(lines.get(i)), share);
        }
    }
}
