package dev.corpusmill.testkit.store;

import dev.corpusmill.api.model.Deadline;
import io.milvus.v2.client.ConnectConfig;
import io.milvus.v2.client.MilvusClientV2;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real Milvus Lite: a process of its own, on loopback, with a data folder of its own. The system property
 * {@code corpusmill.python} names the Python that has it; without it a test fails and says so.
 */
public final class MilvusLite implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);
    private static final long CONNECT_MILLIS = 3000;

    private final Path folder;
    private final Process process;
    private final int port;

    private MilvusLite(Path folder, Process process, int port) {
        this.folder = folder;
        this.process = process;
        this.port = port;
    }

    /** Starts a server and waits until it answers. */
    public static MilvusLite start() throws IOException {
        Path python = Path.of(python());
        Path program = python.resolveSibling("milvus-lite");
        if (!Files.isExecutable(program)) {
            throw new AssertionError("milvus-lite is not installed: program=" + program
                    + " (pip install -r scripts/e2e/requirements-test.txt, or run scripts/test)");
        }
        int port = freePort();
        Path folder = Files.createTempDirectory("milvus-lite");
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(
                        program.toString(),
                        "server",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--data-dir",
                        folder.resolve("data").toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        MilvusLite server = new MilvusLite(folder, process, port);
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        server.await(log);
        return server;
    }

    /** The Python of the tests. */
    public static String python() {
        String python = System.getProperty("corpusmill.python", "");
        if (python.isEmpty()) {
            throw new AssertionError("no Python with milvus-lite: run scripts/test, which installs one, or name it by"
                    + " -Dcorpusmill.python=PATH");
        }
        return python;
    }

    public int port() {
        return port;
    }

    public String uri() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.deleteIfExists(path);
        }
    }

    private void await(Path log) throws IOException {
        Deadline deadline = Deadline.after(START);
        while (true) {
            try {
                MilvusClientV2 client = new MilvusClientV2(ConnectConfig.builder()
                        .uri(uri())
                        .connectTimeoutMs(CONNECT_MILLIS)
                        .rpcDeadlineMs(CONNECT_MILLIS)
                        .build());
                try {
                    var unused = client.listCollections();
                    return;
                } finally {
                    client.close();
                }
            } catch (RuntimeException notYet) {
                if (!process.isAlive() || deadline.expired()) {
                    throw new AssertionError("milvus lite does not answer: " + Files.readString(log), notYet);
                }
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
