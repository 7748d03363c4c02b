package dev.corpusmill.query.assembly;

import dev.corpusmill.config.LlmConfig;
import dev.corpusmill.config.LlmServerConfig;
import dev.corpusmill.query.http.Component;
import dev.corpusmill.query.llm.LlmPool;
import dev.corpusmill.query.security.TrustedCertificates;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The pool of model servers with its connections, threads and clock. */
public record LlmParts(LlmConfig config, LlmPool pool) {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /** @param trusted PEM file of certificates; empty for those that Java knows */
    static LlmParts create(LlmConfig config, String trusted, ServiceThreads threads) {
        return new LlmParts(config, new LlmPool(config, outside(trusted, threads)));
    }

    public static LlmPool.Outside outside(String trusted, ServiceThreads threads) {
        HttpClient.Builder http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1) // vLLM drops the body of a request that offers h2c
                .connectTimeout(CONNECT_TIMEOUT)
                .executor(threads.client());
        if (!trusted.isEmpty()) {
            http.sslContext(TrustedCertificates.of(Path.of(trusted)));
        }
        return new LlmPool.Outside(
                http.build(),
                threads.timer(),
                LlmParts::addresses,
                System::nanoTime,
                () -> ThreadLocalRandom.current().nextDouble());
    }

    private static List<String> addresses(String host) throws UnknownHostException {
        return Arrays.stream(InetAddress.getAllByName(host))
                .map(InetAddress::getHostAddress)
                .toList();
    }

    /** Looks names up, and looks after the servers from now on. */
    void start(ScheduledExecutorService poll) {
        if (config.servers().stream().anyMatch(LlmServerConfig::resolve)) {
            every(poll, config.pool().resolveInterval(), pool::resolve);
        }
        every(poll, config.pool().probeInterval(), pool::look);
    }

    private static void every(ScheduledExecutorService poll, Duration interval, Runnable task) {
        var unused = poll.scheduleWithFixedDelay(task, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** One for each server; none of them is needed, because answers can be quoted. */
    List<Component> components() {
        List<Component> components = new ArrayList<>();
        for (LlmPool.State state : pool.states()) {
            components.add(new Component("llm " + state.server(), state.problem(), false, state.learned()));
        }
        return components;
    }
}
