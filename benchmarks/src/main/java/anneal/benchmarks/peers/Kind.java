package anneal.benchmarks.peers;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The libraries, and the ways of using them, that can take part. */
enum Kind {
    OURS(Program.OURS, "openblas", Sharing.RUNS),
    OURS_MKL(Program.OURS, "mkl", Sharing.RUNS),
    OURS_MKL_BF16(Program.OURS, "mkl-bf16", Sharing.RUNS),
    PYTORCH(Program.PYTHON, "eager", Sharing.NONE),
    PYTORCH_COMPILED(Program.PYTHON, "compiled", Sharing.NONE),
    PYTORCH_LOADER(Program.PYTHON, "loader", Sharing.NONE),
    PYTORCH_DATASET(Program.PYTHON, "dataset", Sharing.NONE),
    PYTORCH_BF16(Program.PYTHON, "bf16", Sharing.NONE),
    PYTORCH_PROCESSES(Program.PYTHON, "eager", Sharing.PROCESSES),
    PYTORCH_DEBIAN(Program.SYSTEM_PYTHON, "eager", Sharing.NONE),
    DJL(Program.MODULE, "djl", Sharing.NONE),
    LIBTORCH(Program.MODULE, "libtorch", Sharing.NONE),
    DL4J(Program.MODULE, "dl4j", Sharing.NONE);

    /** How several runs share the cores. */
    enum Sharing {
        /** One run after another, each on all threads. */
        NONE,
        /** As many runs at once as there are threads, in one process. */
        RUNS,
        /** As many processes at once as there are threads, each with its part of the runs. */
        PROCESSES
    }

    private final Program program;
    private final String variant;
    private final Sharing sharing;

    Kind(Program program, String variant, Sharing sharing) {
        this.program = program;
        this.variant = variant;
        this.sharing = sharing;
    }

    /** The kind that tables and options call so. */
    static Kind named(String name) {
        String names = Arrays.stream(values()).map(Kind::toString).collect(Collectors.joining(", "));
        return Arrays.stream(values())
                .filter(kind -> kind.toString().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("contender must be one of " + names + ", but was " + name));
    }

    Program program() {
        return program;
    }

    /** What the program is told to be. */
    String variant() {
        return variant;
    }

    Sharing sharing() {
        return sharing;
    }

    /** Whether it computes in less than float32, so that its losses are only near the others'. */
    boolean coarse() {
        return variant.endsWith("bf16");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
