package anneal.board;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * An HTTP answer to a request that was written by hand, down to its headers, as no polite client writes it.
 *
 * @param status its status
 * @param head its headers
 * @param body what follows
 */
record Wire(int status, String head, String body) {

    /** Sends lines, and a body behind an empty one, to a board. */
    static Wire ask(int port, String body, String... lines) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            StringBuilder request = new StringBuilder();
            for (String line : lines) {
                request.append(line.replace("PORT", Integer.toString(port))).append("\r\n");
            }
            if (!body.isEmpty()) {
                request.append("Content-Length: ").append(body.length()).append("\r\n");
            }
            request.append("Connection: close\r\n\r\n").append(body);
            OutputStream out = socket.getOutputStream();
            out.write(request.toString().getBytes(StandardCharsets.UTF_8));
            out.flush();
            return of(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Wire of(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        return new Wire(Integer.parseInt(answer.substring(9, 12)), answer.substring(0, end), answer.substring(end + 4));
    }
}
