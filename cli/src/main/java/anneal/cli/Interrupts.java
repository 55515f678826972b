package anneal.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Makes Ctrl-C an interrupt of the main thread, which then has time to write down what was reached. */
final class Interrupts {
    private static final int SECONDS_TO_FINISH = 20;

    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean signalled;

    private Interrupts() {}

    static Interrupts install(Thread main) {
        Interrupts interrupts = new Interrupts();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> interrupts.stop(main), "anneal-interrupt"));
        return interrupts;
    }

    private void stop(Thread main) {
        if (finished.getCount() == 0) {
            return;
        }
        signalled = true;
        main.interrupt();
        try {
            finished.await(SECONDS_TO_FINISH, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets an interrupted thread write files again, which it could not while it counts as interrupted. */
    static void clear() {
        Thread.interrupted();
    }

    /** Ends the process; after a signal the shutdown that is under way does it. */
    void exit(int code) {
        finished.countDown();
        if (!signalled) {
            System.exit(code);
        }
    }
}
