package anneal.board.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides who comes in.
 *
 * <p>A name that somebody's DNS has turned to this machine is no Host of ours; a page of another site is no Origin of ours,
 * and may at most link here; and where there is a token, whoever has it neither as a cookie nor in the address stays out.
 */
public final class Gate {
    private static final String ADDRESS = "\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.%]+\\]";
    private static final String TOKEN = "token";

    private final boolean anyAddress;
    private final Set<String> hosts;
    private final @Nullable String token;

    private Gate(boolean anyAddress, Set<String> hosts, @Nullable String token) {
        this.anyAddress = anyAddress;
        this.hosts = hosts;
        this.token = token;
    }

    /**
     * A gate for a server at an address.
     *
     * @param host the address as it was asked for; where it is that of every network card, any address of numbers is good
     * @param token what one must know to come in; null for nothing
     */
    public static Gate of(String host, InetAddress address, @Nullable String token) {
        Set<String> hosts = new LinkedHashSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));
        hosts.add(host.toLowerCase(Locale.ROOT));
        if (!address.isLoopbackAddress()) {
            hosts.add(address.getHostAddress());
            hosts.addAll(ownNames());
        }
        return new Gate(address.isAnyLocalAddress(), hosts, token);
    }

    private static Set<String> ownNames() {
        try {
            return Set.of(InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT));
        } catch (UnknownHostException e) {
            return Set.of();
        }
    }

    /**
     * Lets a request in, or refuses it; the answer, if there is one, is all that it gets: it came with the token in its
     * address, and is sent on to the same address without it.
     */
    Optional<Answer> check(Request request) {
        requireHost(request);
        requireOwnPage(request);
        return token == null ? Optional.empty() : requireToken(request, token);
    }

    private void requireHost(Request request) {
        String host = request.header("Host");
        if (host == null || request.count("Host") > 1) {
            throw new Refusal(400, "a request must name one Host");
        }
        String name = host.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "");
        boolean ours = hosts.contains(name) || (anyAddress && name.matches(ADDRESS));
        if (!ours || !host.equalsIgnoreCase(name + ":" + request.port())) {
            throw new Refusal(403, "Host must be this board's own, but was " + host);
        }
    }

    private static void requireOwnPage(Request request) {
        String origin = request.header("Origin");
        if (origin != null && !origin.equalsIgnoreCase("http://" + request.header("Host"))) {
            throw new Refusal(403, "Origin must be this board's own page, but was " + origin);
        }
        String site = request.header("Sec-Fetch-Site");
        boolean elsewhere = site != null && !site.equals("same-origin") && !site.equals("none");
        boolean link = request.method().equals("GET")
                && "navigate".equals(request.header("Sec-Fetch-Mode"))
                && "document".equals(request.header("Sec-Fetch-Dest"));
        if (elsewhere && !link) {
            throw new Refusal(403, "a page of another site must not ask this board, but one did (" + site + ")");
        }
    }

    private static Optional<Answer> requireToken(Request request, String token) {
        String name = TOKEN + "-" + request.port();
        if (isSame(token, cookie(request, name))) {
            return Optional.empty();
        }
        Map<String, String> query = request.query();
        if (request.method().equals("GET") && isSame(token, query.get(TOKEN))) {
            return Optional.of(Body.seeOther(request.path(), name + "=" + token + "; Path=/; HttpOnly; SameSite=Lax"));
        }
        throw new Refusal(401, "this board needs its token: open the address that \"anneal board\" has printed");
    }

    private static boolean isSame(String token, @Nullable String given) {
        return given != null
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String cookie(Request request, String name) {
        String cookies = request.header("Cookie");
        for (String cookie : cookies == null ? new String[0] : cookies.split("; *")) {
            if (cookie.startsWith(name + "=")) {
                return cookie.substring(name.length() + 1);
            }
        }
        return null;
    }
}
