package anneal.schedule;

/** The steps at which laws are tried: the edges of a length, and the largest step there is. */
public final class Steps {
    private Steps() {}

    /** 0, 1, n-1, n, n+1, a few inside, a few beyond, and the largest long. */
    public static long[] around(long n) {
        return new long[] {0, 1, n / 3, n / 2, Math.max(0, n - 1), n, n + 1, 2 * n + 1, 1_000_000_007L, Long.MAX_VALUE};
    }
}
