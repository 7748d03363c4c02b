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
    private final int port;
    private Process process;

    private MilvusLite(Path folder, int port) throws IOException {
        this.folder = folder;
        this.port = port;
        this.process = launch();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly()));
    }

    /** Starts a server and waits until it answers. */
    public static MilvusLite start() throws IOException {
        MilvusLite server = new MilvusLite(Files.createTempDirectory("milvus-lite"), freePort());
        server.await();
        return server;
    }

    /** Stops the server and starts it again on the same folder and port. */
    public void restart() throws IOException {
        process.destroy();
        stopped();
        process = launch();
        await();
    }

    private Process launch() throws IOException {
        Path python = Path.of(python());
        Path program = python.resolveSibling("milvus-lite");
        if (!Files.isExecutable(program)) {
            throw new AssertionError("milvus-lite is not installed: program=" + program
                    + " (pip install -r scripts/e2e/requirements-test.txt, or run scripts/test)");
        }
        return new ProcessBuilder(
                        program.toString(),
                        "server",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--data-dir",
                        folder.resolve("data").toString())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
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
        stopped();
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.deleteIfExists(path);
        }
    }

    private Path log() {
        return folder.resolve("log");
    }

    private void stopped() {
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void await() throws IOException {
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
                    throw new AssertionError("milvus lite does not answer: " + Files.readString(log()), notYet);
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
