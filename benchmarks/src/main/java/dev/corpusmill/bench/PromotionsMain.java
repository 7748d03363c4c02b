package dev.corpusmill.bench;

import dev.corpusmill.query.assembly.QueryAssembly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Searches of the service at a constant rate while the live generation changes: {@code CONFIG [CHUNKS [PROMOTIONS]]}. A
 * request's time counts from the moment when it was due, so that one that waits behind another is seen to.
 */
public final class PromotionsMain {
    private static final long SEED = 20_261_105;
    private static final int RATE = 200;
    private static final int CLIENTS = 16;
    private static final double BOUND = 2;
    private static final long EVERY_MILLIS = 500;
    private static final long POLL_MILLIS = 50;
    /** So long after the pointer moved the service may be busy with it: it looks, opens the other generation and warms it. */
    private static final long BUSY_MILLIS = 200;

    private final ServedIndex index;
    private final int port;
    private final int promotions;
    private final long start = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);

    private PromotionsMain(ServedIndex index, int port, int promotions) {
        this.index = index;
        this.port = port;
        this.promotions = promotions;
    }

    /** A request: when it was due, how long it took from then on, and what came; nanoseconds since the start. */
    private record Asked(long due, long nanos, boolean failed, boolean mixed) {}

    /** One round warms up and does not count. */
    public static void main(String[] arguments) throws Exception {
        int chunks = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5_000;
        int promotions = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 100;
        try (ServedIndex index = ServedIndex.of(
                        Path.of(arguments[0]), chunks, SEED, "service.poll-interval=" + POLL_MILLIS + "ms");
                QueryAssembly service = new QueryAssembly(index.config(), index.store(), index.embedder())) {
            index.write("g2", chunks, SEED);
            service.start();
            try (PlainClient client = new PlainClient(service.port())) {
                client.awaitReady();
            }
            new PromotionsMain(index, service.port(), promotions / 4).run();
            print(promotions, new PromotionsMain(index, service.port(), promotions).run());
        }
        System.exit(0);
    }

    private List<Asked> run() throws InterruptedException, ExecutionException {
        ScheduledExecutorService promoter = Executors.newSingleThreadScheduledExecutor();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        long wait = TimeUnit.NANOSECONDS.toMillis(start - System.nanoTime());
        List<Future<?>> moves = new ArrayList<>();
        for (int i = 0; i < promotions; i++) {
            String generation = i % 2 == 0 ? "g2" : "g1";
            moves.add(promoter.schedule(
                    () -> index.store().promote(generation), wait + i * EVERY_MILLIS, TimeUnit.MILLISECONDS));
        }
        List<Future<List<Asked>>> asking = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            int client = i;
            asking.add(clients.submit(() -> ask(client)));
        }
        List<Asked> all = new ArrayList<>();
        for (Future<List<Asked>> some : asking) {
            all.addAll(some.get());
        }
        for (Future<?> move : moves) {
            move.get();
        }
        clients.shutdown();
        promoter.shutdown();
        return all;
    }

    private List<Asked> ask(int client) throws IOException {
        List<Asked> all = new ArrayList<>();
        long requests = promotions * EVERY_MILLIS * RATE / 1000;
        try (PlainClient connection = new PlainClient(port)) {
            for (int i = client; i < requests; i += CLIENTS) {
                long due = i * TimeUnit.SECONDS.toNanos(1) / RATE;
                while (System.nanoTime() - start < due) {
                    LockSupport.parkNanos(due - (System.nanoTime() - start));
                }
                String question = index.questions().get(i % index.questions().size());
                all.add(ask(connection, question, due));
            }
        }
        return all;
    }

    private Asked ask(PlainClient connection, String question, long due) {
        try {
            byte[] body = connection.send(PlainClient.post("/v1/search", "{\"question\":\"" + question + "\"}"));
            long nanos = System.nanoTime() - start - due;
            String text = new String(body, StandardCharsets.UTF_8);
            boolean first = text.contains("Edition g1.");
            return new Asked(
                    due, nanos, !first && !text.contains("Edition g2."), first && text.contains("Edition g2."));
        } catch (IOException failure) {
            return new Asked(due, System.nanoTime() - start - due, true, false);
        }
    }

    private static void print(int promotions, List<Asked> all) {
        List<Long> during = new ArrayList<>();
        List<Long> usual = new ArrayList<>();
        for (Asked one : all) {
            long sinceMove = TimeUnit.NANOSECONDS.toMillis(one.due) % EVERY_MILLIS;
            (sinceMove < POLL_MILLIS + BUSY_MILLIS ? during : usual).add(one.nanos);
        }
        System.out.printf(
                Locale.ROOT,
                "promotions=%d requests=%d errors=%d mixed=%d p50=%.2f ms and %.2f ms during a promotion, p99=%.2f ms and"
                        + " %.2f ms%n",
                promotions,
                all.size(),
                all.stream().filter(Asked::failed).count(),
                all.stream().filter(Asked::mixed).count(),
                millis(usual, 50),
                millis(during, 50),
                millis(usual, 99),
                millis(during, 99));
        System.out.printf(
                Locale.ROOT,
                "promotions: p99 during a promotion over the usual=%.2f bound=%.1f%n",
                millis(during, 99) / millis(usual, 99),
                BOUND);
    }

    private static double millis(List<Long> nanos, int percent) {
        Collections.sort(nanos);
        return nanos.get(nanos.size() * percent / 100) / 1e6;
    }
}
