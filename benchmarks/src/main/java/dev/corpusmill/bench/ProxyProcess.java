package dev.corpusmill.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A {@link ProxyServer} that was started: where it listens, and what it needs. */
final class ProxyProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final int servicePort;
    private final int relayPort;

    /** Heap that lives after a collection, and threads. */
    record Needs(long liveBytes, int threads) {}

    private ProxyProcess(Process process) throws IOException {
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        if (line == null) {
            throw new IOException("the service did not start");
        }
        String[] ports = line.split(" ", -1);
        this.servicePort = Integer.parseInt(ports[0]);
        this.relayPort = Integer.parseInt(ports[1]);
    }

    static ProxyProcess start(String config, String vllm) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProxyProcess(new ProcessBuilder(
                        java,
                        "-Xmx512m",
                        "-XX:+UseG1GC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ProxyServer.class.getName(),
                        config,
                        vllm)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    String service() {
        return "http://127.0.0.1:" + servicePort + "/v1";
    }

    String relay() {
        return "http://127.0.0.1:" + relayPort + "/v1";
    }

    Needs needs() throws IOException {
        OutputStream in = process.getOutputStream();
        in.write('\n');
        in.flush();
        String line = out.readLine();
        if (line == null) {
            throw new IOException("the service ended");
        }
        String[] numbers = line.split(" ", -1);
        return new Needs(Long.parseLong(numbers[0]), Integer.parseInt(numbers[1]));
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.destroy();
    }
}
