package anneal.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever must not come in gets a status and one line. */
class BoardMessagesTest {
    private static Board board;
    private static int port;

    @BeforeAll
    static void start() throws IOException {
        board = Boards.start("localhost", 0, null);
        port = URI.create(board.address()).getPort();
    }

    @AfterAll
    static void stop() {
        board.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            GET / HTTP/1.1;Host: localhost:PORT                                     | 200 |
            GET / HTTP/1.1;Host: 127.0.0.1:PORT                                     | 200 |
            GET / HTTP/1.1;Host: [::1]:PORT                                         | 200 |
            GET / HTTP/1.1;Host: LOCALHOST:PORT;Origin: http://localhost:PORT       | 200 |
            GET / HTTP/1.0                                                          | 400 | a request must name one Host
            GET / HTTP/1.1;Host: localhost:PORT;Host: evil.example                  | 400 | a request must name one Host
            GET / HTTP/1.1;Host: evil.example:PORT                                  | 403 | Host must be this board's own, but was evil.example:PORT
            GET / HTTP/1.1;Host: localhost                                          | 403 | Host must be this board's own, but was localhost
            GET / HTTP/1.1;Host: 192.0.2.1:PORT                                     | 403 | Host must be this board's own, but was 192.0.2.1:PORT
            GET / HTTP/1.1;Host: localhost:PORT;Origin: http://evil.example         | 403 | Origin must be this board's own page, but was http://evil.example
            GET / HTTP/1.1;Host: localhost:PORT;Origin: null                        | 403 | Origin must be this board's own page, but was null
            GET / HTTP/1.1;Host: localhost:PORT;Origin: http://localhost:1          | 403 | Origin must be this board's own page, but was http://localhost:1
            GET /api/vocabulary HTTP/1.1;Host: localhost:PORT;Sec-Fetch-Site: cross-site | 403 | a page of another site must not ask this board, but one did (cross-site)
            GET / HTTP/1.1;Host: localhost:PORT;Sec-Fetch-Site: cross-site;Sec-Fetch-Mode: navigate;Sec-Fetch-Dest: document | 200 |
            GET / HTTP/1.1;Host: localhost:PORT;Sec-Fetch-Site: cross-site;Sec-Fetch-Mode: navigate;Sec-Fetch-Dest: iframe   | 403 | a page of another site must not ask this board, but one did (cross-site)
            GET /../pom.xml HTTP/1.1;Host: localhost:PORT                           | 404 | there is no such page
            GET /..%2fpom.xml HTTP/1.1;Host: localhost:PORT                         | 404 | there is no such page
            GET /%2e%2e/Board.class HTTP/1.1;Host: localhost:PORT                   | 404 | there is no such page
            GET //etc/passwd HTTP/1.1;Host: localhost:PORT                          | 404 | there is no such page
            GET /main.js%00.html HTTP/1.1;Host: localhost:PORT                      | 404 | there is no such page
            GET /nothing.html HTTP/1.1;Host: localhost:PORT                         | 404 | there is no such page
            GET /uPlot.LICENSE HTTP/1.1;Host: localhost:PORT                        | 404 | there is no such page
            DELETE /main.js HTTP/1.1;Host: localhost:PORT                           | 405 | a file can be read only
            GET /api/curves HTTP/1.1;Host: localhost:PORT                           | 405 | /api/curves must be asked by POST, but was by GET
            POST /api/curves HTTP/1.1;Host: localhost:PORT                          | 415 | what is sent must be application/json
            POST /api/curves HTTP/1.1;Host: localhost:PORT;Content-Type: text/plain | 415 | what is sent must be application/json, but was text/plain
            """)
    void oneLineForEachRefusal(String lines, int status, String message) throws IOException {
        Wire answer = Wire.ask(port, "", lines.split(";"));
        assertThat(answer.status()).isEqualTo(status);
        if (message != null) {
            String expected = "{\"error\":\"" + message.replace("PORT", Integer.toString(port)) + "\"}";
            assertThat(answer.body()).isEqualTo(expected);
        }
        assertThat(answer.head())
                .containsIgnoringCase("Content-Security-Policy: default-src 'none'; script-src 'self'")
                .containsIgnoringCase("X-Content-Type-Options: nosniff")
                .doesNotContainIgnoringCase("Access-Control-Allow");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            []                                        | a request must be a JSON object
            {"curve                                   | a string must be closed, at character 8 of "{"curve"
            {"curvs": []}                             | unknown key "curvs"; did you mean "curves"?
            {"curves": 3}                             | curves must be a list of objects, but was 3
            {"curves": [3]}                           | curves must hold an object, but held 3
            {"curves": [{}]}                          | spec must be a string, but is missing
            {"curves": [], "updates": 10000001}       | updates must be from 1 to 10000000, but was 10000001
            {"curves": [], "updates": "x"}            | updates must be a whole number, but was "x"
            {"curves": [], "columns": 1e9}            | columns must be from 1 to 4000, but was 1000000000
            {"curves": [{"spec": "1", "file": "x"}]}  | unknown key "file"
            """)
    void oneLineForEachMistake(String request, String message) throws Exception {
        assertThat(Asking.error(Asking.post(board, "/api/curves", request))).isEqualTo(message);
    }

    @Test
    void whatIsTooLargeIsRefused() throws Exception {
        String curves = "{\"curves\": [" + "{\"spec\": \"1\"},".repeat(20) + "{\"spec\": \"1\"}]}";
        assertThat(Asking.error(Asking.post(board, "/api/curves", curves)))
                .isEqualTo("curves must have at most 20, but has 21");
        assertThat(Asking.error(Asking.post(board, "/api/curves", " ".repeat(1 << 20) + "{}")))
                .isEqualTo("what is sent must be at most 1048576 bytes");
        assertThat(Wire.ask(port, "", "GET /?" + "x".repeat(20_000) + " HTTP/1.1", "Host: localhost:PORT")
                        .body())
                .isEqualTo("{\"error\":\"an address must be at most 16384 characters long\"}");
    }

    @Test
    void noFileIsReadForASchedule() throws Exception {
        String request = "{\"curves\": [{\"spec\": \"scheduler.pt\", \"dialect\": \"pytorch\", \"lr\": 0.1}]}";
        assertThat(Asking.post(board, "/api/curves", request).toString())
                .contains("module 'scheduler' has no attribute 'pt'");
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Boards.start("localhost", port, null))
                .withMessage("port " + port + " of localhost cannot be had: Address already in use; another one may be"
                        + " given, 0 for any");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Boards.start("no-such-host.invalid", 0, null))
                .withMessage("there is no host no-such-host.invalid");
    }

    @Test
    void othersNeedAToken() throws Exception {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Boards.start("0.0.0.0", 0, null))
                .withMessage("host 0.0.0.0 can be reached by others, so a token must be given");
        try (Board open = Boards.start("0.0.0.0", 0, "a-long-secret")) {
            int at = URI.create(open.address()).getPort();
            assertThat(open.address()).isEqualTo("http://0.0.0.0:" + at + "/?token=a-long-secret");
            String refused =
                    "{\"error\":\"this board needs its token: open the address that \\\"anneal board\\\" has printed\"}";
            List<Wire> without = new ArrayList<>();
            without.add(Wire.ask(at, "", "GET / HTTP/1.1", "Host: 127.0.0.1:PORT"));
            without.add(Wire.ask(at, "", "GET /?token=a-long-secreT HTTP/1.1", "Host: 127.0.0.1:PORT"));
            without.add(Wire.ask(at, "", "GET / HTTP/1.1", "Host: 127.0.0.1:PORT", "Cookie: token-PORT=x"));
            assertThat(without).allSatisfy(answer -> {
                assertThat(answer.status()).isEqualTo(401);
                assertThat(answer.body()).isEqualTo(refused);
            });
            Wire entry = Wire.ask(at, "", "GET /?token=a-long-secret HTTP/1.1", "Host: 192.0.2.7:PORT");
            assertThat(entry.status()).isEqualTo(303);
            assertThat(entry.head())
                    .containsPattern("Location: /(\r\n|$)")
                    .containsIgnoringCase("Set-Cookie: token-" + at + "=a-long-secret; Path=/; HttpOnly; SameSite=Lax");
            Wire inside =
                    Wire.ask(at, "", "GET / HTTP/1.1", "Host: 192.0.2.7:PORT", "Cookie: a=b; token-PORT=a-long-secret");
            assertThat(inside.status()).isEqualTo(200);
            assertThat(Wire.ask(at, "", "GET / HTTP/1.1", "Host: evil.example:PORT", "Cookie: token-PORT=a-long-secret")
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void aFileIsSentOnceAndGzipped() throws Exception {
        var first = Asking.get(board, "/main.js", "Accept-Encoding", "gzip");
        assertThat(first.headers().firstValue("Content-Encoding")).contains("gzip");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(Asking.get(board, "/main.js", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(Asking.get(board, "/main.js", "If-None-Match", "\"other\"").body())
                .contains("import");
    }
}
