package anneal.lab;

import java.util.Arrays;
import java.util.Optional;

/** What to say when something goes wrong in the classes of a {@link TaskClass}. */
public final class Blame {
    private static final String LOADER = "task ";

    private Blame() {}

    /** The name of the loader of a task's classes, by which they are known in a stack trace. */
    static String loader(String task) {
        return LOADER + task;
    }

    /** That a task has failed, why and where, in a line; nothing if it has not, or if Anneal has refused what it was told. */
    public static Optional<String> of(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        if (trace.length == 0 || trace[0].getClassName().startsWith("anneal.")) {
            return Optional.empty();
        }
        return Arrays.stream(trace)
                .filter(frame -> loader(frame).startsWith(LOADER))
                .findFirst()
                .map(frame -> loader(frame).substring(LOADER.length()) + " failed: " + reason(thrown) + " at "
                        + frame.getClassName() + "." + frame.getMethodName() + ", line " + frame.getLineNumber());
    }

    private static String loader(StackTraceElement frame) {
        return String.valueOf(frame.getClassLoaderName());
    }

    /** What was thrown, in words. */
    static String reason(Throwable thrown) {
        if (thrown instanceof ExceptionInInitializerError && thrown.getCause() != null) {
            return reason(thrown.getCause());
        }
        String message = thrown.getMessage();
        if (message == null) {
            return thrown.getClass().getSimpleName();
        }
        if (thrown instanceof NoClassDefFoundError) {
            return message.replace('/', '.') + " is not on its class path";
        }
        return message.lines().findFirst().orElse("") + " (" + thrown.getClass().getSimpleName() + ")";
    }
}
