package anneal.spark;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** A Spark cluster on this machine's loopback: a master and two workers with one core each, every one a process. */
final class Cluster implements AutoCloseable {
    private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://\\S+)");
    private static final Pattern REGISTERED = Pattern.compile("Successfully registered with master");
    private static final String LOOPBACK = "127.0.0.1";

    private final Path home;
    private final List<Process> processes = new ArrayList<>();
    private final List<Process> workers = new ArrayList<>();
    private final String master;

    /** Starts one, with Spark taken from the class path; its files go to a folder. */
    Cluster(Path folder) throws IOException {
        home = Files.createDirectories(folder.resolve("spark"));
        linkJars();
        master = start("master.Master", MASTER, "--host", LOOPBACK, "--port", "0", "--webui-port", "0");
        workers.add(startWorker());
        workers.add(startWorker());
    }

    /** Spark looks for its jars in a folder of its home. */
    private void linkJars() throws IOException {
        Path jars = Files.createDirectories(home.resolve("jars"));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path jar = Path.of(entry);
            if (entry.endsWith(".jar") && !Files.exists(jars.resolve(jar.getFileName()))) {
                Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar.toAbsolutePath());
            }
        }
    }

    private Process startWorker() throws IOException {
        start(
                "worker.Worker",
                REGISTERED,
                "--host",
                LOOPBACK,
                "--webui-port",
                "0",
                "--cores",
                "1",
                "--memory",
                "1g",
                "--work-dir",
                home.resolve("work").toString(),
                master);
        return processes.get(processes.size() - 1);
    }

    /** Starts a program of Spark's and waits until it has said something; gives back what it said. */
    private String start(String program, Pattern saying, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "org.apache.spark.deploy." + program));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SPARK_HOME", home.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", LOOPBACK);
        Process process = builder.start();
        processes.add(process);
        BufferedReader output = process.inputReader();
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            Matcher matcher = saying.matcher(line);
            if (matcher.find()) {
                drain(output);
                return matcher.groupCount() > 0 ? matcher.group(1) : line;
            }
        }
        throw new IllegalStateException(program + " has ended, saying:\n" + said);
    }

    private static void drain(BufferedReader output) {
        Thread thread = new Thread(() -> output.lines().forEach(line -> {}), "drain");
        thread.setDaemon(true);
        thread.start();
    }

    /** A new application on it, whose processes find the tests' classes. */
    JavaSparkContext application() {
        return new JavaSparkContext(new SparkConf()
                .setMaster(master)
                .setAppName("test")
                .set("spark.driver.host", LOOPBACK)
                .set("spark.driver.bindAddress", LOOPBACK)
                .set("spark.ui.enabled", "false")
                .set("spark.executor.memory", "512m")
                .set("spark.executor.extraClassPath", System.getProperty("java.class.path")));
    }

    /** Kills one worker; its executor ends with it. */
    void killWorker() {
        workers.remove(0).destroyForcibly();
    }

    /** Starts a worker in the place of one that was killed. */
    void replaceWorker() throws IOException {
        workers.add(startWorker());
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
    }
}
