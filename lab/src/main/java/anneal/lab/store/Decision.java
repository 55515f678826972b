package anneal.lab.store;

/**
 * Something that was decided while a run was trained.
 *
 * @param step the update at which it holds
 * @param kind what: {@code cut}, {@code skip}, {@code rollback}, {@code divergence}, {@code flat}, {@code early stop} or
 *     {@code interrupt}
 * @param text why, in words
 * @param millis when, in milliseconds since 1970
 */
public record Decision(long step, String kind, String text, long millis) {}
