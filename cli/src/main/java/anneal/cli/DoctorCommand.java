package anneal.cli;

import anneal.data.CacheDirectory;
import anneal.data.PublicData;
import anneal.net.Blas;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code anneal doctor}: what this machine offers, for bug reports and puzzled users. */
@Command(
        name = "doctor",
        description = "Says what this machine offers: Java, BLAS, cores, memory, caches, data.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--blas", paramLabel = "NAME", description = "try another library of products: mkl or java")
    private @Nullable Blas blas;

    @Override
    public Integer call() {
        if (blas != null) {
            Blas.use(blas);
        }
        Path cache = CacheDirectory.ofUser();
        TextTable table = new TextTable("what", "found");
        table.row("version", Version.text());
        table.row("java", Runtime.version() + ", " + System.getProperty("java.vm.name"));
        table.row("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        table.row("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        table.row(
                "heap",
                String.format(
                        Locale.ROOT, "%,d MB at most", Runtime.getRuntime().maxMemory() >> 20));
        table.row("products", products());
        String kernels = System.getenv("OPENBLAS_CORETYPE");
        if (kernels != null && Blas.inUse() == Blas.OPENBLAS) {
            table.row("kernels", "for " + kernels + " (OPENBLAS_CORETYPE; unset it for this processor's own)");
        }
        table.row("bfloat16", Blas.processorOffersBfloat16() ? "with mkl (--precision bf16)" : "not by this processor");
        table.row("cache", cache + (writable(cache) ? "" : " (not writable: nothing is kept)"));
        for (PublicData data : PublicData.values()) {
            table.row(data.id(), data.isPresent(cache) ? "present" : "absent (anneal data get " + data.id() + ")");
        }
        spec.commandLine().getOut().print(table.leftAligned());
        spec.commandLine().getOut().flush();
        return 0;
    }

    private static String products() {
        Blas found = Blas.inUse();
        return found == Blas.MKL ? "mkl" : found + " (mkl on request: --blas mkl or ANNEAL_BLAS=mkl)";
    }

    private static boolean writable(Path cache) {
        Path existing = cache;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        return existing != null && Files.isWritable(existing);
    }
}
