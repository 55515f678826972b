package anneal.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * A command that was run inside the test.
 *
 * @param code its exit code
 * @param out what it printed
 * @param err what it complained of
 */
record Captured(int code, String out, String err) {

    static Captured run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Anneal.line(arguments);
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        int code = line.execute(arguments);
        return new Captured(code, out.toString(), err.toString());
    }
}
