package dev.corpusmill.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.corpusmill.query.TestConfigs;
import dev.corpusmill.query.TestIndex;
import dev.corpusmill.query.TestService;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The service before a model server that writes four answers at once, in 100 ms each, and lets the others wait. For
 * a minute: {@code scripts/e2e/test-service overload}.
 */
class OverloadedServiceTest {
    private static final int SLOTS = 4;
    private static final long SERVICE_MILLIS = 100;
    private static final double CAPACITY = SLOTS * 1000.0 / SERVICE_MILLIS;
    private static final int SECONDS = Integer.getInteger("corpusmill.overload", 6);
    private static final double MIN_GOODPUT = SECONDS < 30 ? .8 : .9; // of the capacity; a short run is part of a build
    private static final int CLIENTS = 40;
    private static final long MAX_GROWTH_BYTES = 4 << 20; // of caches as small as below, and what the test itself keeps
    private static final String SSE =
            "data: {\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Yes.\"},"
                    + "\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";

    private final ExecutorService slots = Executors.newFixedThreadPool(SLOTS);
    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer model;
    private TestService service;

    @BeforeEach
    void start() throws Exception {
        model = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        ExecutorService waiting = Executors.newCachedThreadPool();
        model.setExecutor(waiting);
        model.createContext("/v1/models", exchange -> {
            byte[] body = "{\"data\":[{\"id\":\"m\"}]}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        model.createContext("/v1/chat/completions", exchange -> {
            exchange.getRequestBody().readAllBytes();
            join(slots.submit(() -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(SERVICE_MILLIS))));
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(SSE.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        model.start();
        service = new TestService(
                        TestConfigs.shipped(
                                Path.of(""),
                                "llm.servers=[\"http://127.0.0.1:"
                                        + model.getAddress().getPort() + "/v1\"]",
                                "limits.answers=32",
                                "cache.answers=0B",
                                "cache.vectors=1MB",
                                "cache.searches=1MB"),
                        new TestIndex().promote("g1", "Vectors are stored in object storage."))
                .awaitReady();
    }

    @AfterEach
    void stop() {
        clients.shutdownNow();
        service.close();
        model.stop(0);
        slots.shutdownNow();
    }

    private static void join(Future<?> work) {
        try {
            work.get();
        } catch (Exception stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private HttpResponse<String> ask() throws Exception {
        return service.post(
                "/v1/answer", "{\"question\":\"Where are the vectors " + asked.incrementAndGet() + " stored?\"}");
    }

    /** What clients that come back at once get, within so many seconds. */
    private Tally run(int count, int seconds) throws Exception {
        Tally tally = new Tally();
        long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Callable<Boolean> client = () -> {
                while (System.nanoTime() < endNanos) {
                    long start = System.nanoTime();
                    int status = ask().statusCode();
                    tally.add(status, System.nanoTime() - start);
                    if (status == 503) {
                        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(SERVICE_MILLIS)); // 10 times the capacity
                    }
                }
                return true;
            };
            running.add(clients.submit(client));
        }
        for (Future<?> each : running) {
            each.get();
        }
        return tally;
    }

    private static final class Tally {
        final AtomicInteger answered = new AtomicInteger();
        final AtomicLong longestNanos = new AtomicLong();
        final List<Long> refusalsNanos = Collections.synchronizedList(new ArrayList<>());

        void add(int status, long nanos) {
            assertThat(status).isIn(200, 503);
            if (status == 200) {
                answered.incrementAndGet();
                longestNanos.accumulateAndGet(nanos, Math::max);
            } else {
                refusalsNanos.add(nanos);
            }
        }

        double refusalMedianMillis() {
            List<Long> sorted = new ArrayList<>(refusalsNanos);
            Collections.sort(sorted);
            return sorted.get(sorted.size() / 2) / 1e6;
        }
    }

    @Test
    void ten_times_too_many_requests_leave_the_throughput_and_are_refused_at_once() throws Exception {
        var unusedWarmUp = run(CLIENTS, 3); // with all the connections and buffers that overload needs
        long heapBefore = liveHeap();
        Tally overload = run(CLIENTS, SECONDS);
        long grown = liveHeap() - heapBefore;
        double goodput = overload.answered.get() / (double) SECONDS;
        assertThat(goodput).isGreaterThan(MIN_GOODPUT * CAPACITY);
        assertThat(overload.refusalsNanos).isNotEmpty();
        assertThat(overload.refusalMedianMillis()).isLessThan(10);
        assertThat(grown).isLessThan(MAX_GROWTH_BYTES);
        Tally after = run(1, 2);
        assertThat(after.refusalsNanos).isEmpty();
        assertThat(after.longestNanos.get()).isLessThan(TimeUnit.MILLISECONDS.toNanos(10 * SERVICE_MILLIS));
        System.out.printf(
                "overload: seconds=%d capacity=%.1f/s goodput=%.1f/s refusals=%d median=%.2fms heap-grown=%dKB recovery=at once%n",
                SECONDS, CAPACITY, goodput, overload.refusalsNanos.size(), overload.refusalMedianMillis(), grown >> 10);
    }

    private static long liveHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
