package anneal.cli;

import anneal.data.CacheDirectory;
import anneal.data.Downloader;
import anneal.data.PublicData;
import anneal.data.Split;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anneal data}: brings public data sets to this machine. */
@Command(
        name = "data",
        description = "Brings public data sets to this machine.",
        mixinStandardHelpOptions = true,
        subcommands = {DataCommand.Get.class, DataCommand.Ls.class})
final class DataCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return CommandLine.ExitCode.USAGE;
    }

    /** {@code anneal data get}: downloads and verifies; what was cut off goes on where it stopped. */
    @Command(
            name = "get",
            description =
                    "Downloads a data set, verifies its sums and unpacks it. A download that was cut off is resumed.",
            mixinStandardHelpOptions = true)
    static final class Get implements Callable<Integer> {
        private static final long NANOS_BETWEEN_LINES = 200_000_000;

        @Parameters(paramLabel = "NAME", description = "cifar10, mnist or fashion-mnist")
        private String name = "";

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        private long lastLine;

        @Override
        public Integer call() {
            PublicData data = PublicData.named(name);
            PrintWriter err = spec.commandLine().getErr();
            boolean terminal = Boolean.getBoolean("anneal.terminal");
            Path folder = data.fetch(CacheDirectory.ofUser(), new Downloader(), (file, done, total) -> {
                long now = System.nanoTime();
                if (terminal && (now - lastLine > NANOS_BETWEEN_LINES || done == total)) {
                    lastLine = now;
                    err.printf(Locale.ROOT, "\r%s  %.1f of %.1f MB\u001b[K", file, done / 1e6, total / 1e6);
                    err.flush();
                }
            });
            if (terminal) {
                err.print("\r\u001b[K");
            }
            Split split = data.read(folder);
            PrintWriter out = spec.commandLine().getOut();
            out.printf(
                    Locale.ROOT,
                    "%s: %,d training and %,d test rows in %s%n",
                    data.id(),
                    split.train().size(),
                    split.test().size(),
                    folder);
            out.flush();
            return 0;
        }
    }

    /** {@code anneal data ls}: what is there. */
    @Command(name = "ls", description = "Lists the data sets and where they are.", mixinStandardHelpOptions = true)
    static final class Ls implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Override
        public Integer call() {
            Path cache = CacheDirectory.ofUser();
            TextTable table = new TextTable("name", "where");
            table.row("built-in", "drawn at first use, kept under " + cache);
            for (PublicData data : PublicData.values()) {
                table.row(
                        data.id(),
                        data.isPresent(cache)
                                ? data.folder(cache).toString()
                                : "not here: anneal data get " + data.id());
            }
            spec.commandLine().getOut().print(table.leftAligned());
            spec.commandLine().getOut().flush();
            return 0;
        }
    }
}
