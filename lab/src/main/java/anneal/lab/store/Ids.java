package anneal.lab.store;

import java.util.concurrent.ThreadLocalRandom;

/** Short names for runs and groups of them. */
public final class Ids {
    private static final String LETTERS = "bcdfghjkmnpqrstvwxyz";
    private static final String SIGNS = LETTERS + "23456789";
    private static final int LENGTH = 8;

    private Ids() {}

    /** A new one: a letter, then seven letters or digits, without those that look alike or spell words. */
    public static String fresh() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        StringBuilder id = new StringBuilder();
        id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        while (id.length() < LENGTH) {
            id.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return id.toString();
    }
}
