package dev.corpusmill.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Cached searches a second on one core of the server, and the ratio to a bare Javalin handler that returns the same
 * bytes: {@code CONFIG [REQUESTS [PAIRS]]}. The server is a process of its own, and its processor time is what counts:
 * so it does not matter what the client and others take.
 */
public final class CachedMain {
    private static final double FLOOR = 10_000;
    private static final int CLIENTS = 4;

    private CachedMain() {}

    private record Run(double cpuSeconds, double seconds) {}

    /** Runs both sides in turn; the first pair warms up and does not count. */
    public static void main(String[] arguments) throws Exception {
        Path config = Path.of(arguments[0]);
        int requests = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 40_000;
        int pairs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx1g",
                        "-XX:+UseG1GC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CachedServer.class.getName(),
                        config.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                PrintWriter in = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8)) {
            String[] hello = out.readLine().split(" ", 3);
            byte[] ask = PlainClient.post("/v1/search", "{\"question\":\"" + hello[2] + "\"}");
            int service = Integer.parseInt(hello[0]);
            int bare = Integer.parseInt(hello[1]);
            byte[] body = prepare(service, bare, ask);
            System.out.printf(Locale.ROOT, "requests=%d pairs=%d body=%d bytes%n", requests, pairs, body.length);
            Ratios ratios = new Ratios();
            double best = 0;
            for (int pair = 0; pair <= pairs; pair++) {
                Run ours = run(service, ask, requests, in, out);
                Run theirs = run(bare, ask, requests, in, out);
                System.out.printf(
                        Locale.ROOT,
                        "%s ours=%.0f/s a core (%.0f/s) bare=%.0f/s a core (%.0f/s)%n",
                        pair == 0 ? "warm-up" : "pair " + pair,
                        requests / ours.cpuSeconds(),
                        requests / ours.seconds(),
                        requests / theirs.cpuSeconds(),
                        requests / theirs.seconds());
                if (pair > 0) {
                    ratios.add(ours.cpuSeconds(), theirs.cpuSeconds());
                    best = Math.max(best, requests / ours.cpuSeconds());
                }
            }
            System.out.println(ratios.line("cached over bare javalin", 0));
            System.out.printf(Locale.ROOT, "cached: best=%.0f/s a core floor=%.0f%n", best, FLOOR);
        } finally {
            process.destroy();
        }
        System.exit(0);
    }

    /** Lets the bare handler answer with what the service answers. */
    private static byte[] prepare(int service, int bare, byte[] ask) throws IOException {
        try (PlainClient client = new PlainClient(service);
                PlainClient other = new PlainClient(bare)) {
            byte[] body = {};
            while (body.length == 0) {
                try {
                    body = client.send(ask);
                } catch (IOException notReadyYet) {
                    Thread.onSpinWait();
                }
            }
            other.send(PlainClient.post("/bytes", new String(body, StandardCharsets.UTF_8)));
            return body;
        }
    }

    private static Run run(int port, byte[] ask, int requests, PrintWriter in, BufferedReader out)
            throws IOException, InterruptedException, ExecutionException {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        long cpu = cpuNanos(in, out);
        long start = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Callable<Integer> sender = () -> {
                try (PlainClient client = new PlainClient(port)) {
                    int bytes = 0;
                    for (int sent = 0; sent < requests / CLIENTS; sent++) {
                        bytes += client.send(ask).length;
                    }
                    return bytes;
                }
            };
            running.add(clients.submit(sender));
        }
        for (Future<?> client : running) {
            client.get();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        clients.shutdown();
        return new Run((cpuNanos(in, out) - cpu) / 1e9, seconds);
    }

    private static long cpuNanos(PrintWriter in, BufferedReader out) throws IOException {
        in.println("cpu");
        return Long.parseLong(out.readLine());
    }
}
