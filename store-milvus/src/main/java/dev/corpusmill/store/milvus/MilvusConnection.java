package dev.corpusmill.store.milvus;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.StoreException;
import io.milvus.shaded.io.grpc.Context;
import io.milvus.v2.client.ConnectConfig;
import io.milvus.v2.client.MilvusClientV2;
import io.milvus.v2.client.RetryConfig;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One client of a server, connected when it is first used. For several threads. */
final class MilvusConnection implements AutoCloseable {
    // Servers take offence at more of them; a request that hangs meets its own deadline.
    private static final long KEEP_ALIVE_MILLIS = 300_000;

    private final MilvusSettings settings;
    private final ScheduledThreadPoolExecutor deadlines; // has no thread before the first deadline
    private @Nullable MilvusClientV2 client;
    private int users = 1;

    MilvusConnection(MilvusSettings settings) {
        this.settings = settings;
        this.deadlines = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "milvus-deadlines");
            thread.setDaemon(true);
            return thread;
        });
        deadlines.setRemoveOnCancelPolicy(true);
    }

    MilvusSettings settings() {
        return settings;
    }

    /** Calls the server once: callers that may repeat a call know whether that is safe. */
    <T> T call(String action, String facts, Function<MilvusClientV2, T> call) {
        try {
            return call.apply(client());
        } catch (RuntimeException failure) {
            throw MilvusFailures.of(failure, action, facts);
        }
    }

    /** The same, given up at the deadline where that comes before the timeout of requests. */
    <T> T call(String action, String facts, Deadline deadline, Function<MilvusClientV2, T> call) {
        long nanos = Math.max(1, deadline.remaining().toNanos());
        try (Context.CancellableContext timed =
                Context.current().withDeadlineAfter(nanos, TimeUnit.NANOSECONDS, deadlines)) {
            Context outer = timed.attach();
            try {
                return call(action, facts, call);
            } catch (StoreException failure) {
                if (timed.isCancelled()) { // by its deadline: nobody else has it
                    throw new StoreException(
                            FailureKind.TRANSIENT, "milvus " + action + " passed its deadline: " + facts, failure);
                }
                throw failure;
            } finally {
                timed.detach(outer);
            }
        }
    }

    void run(String action, String facts, Consumer<MilvusClientV2> call) {
        call(action, facts, connected -> {
            call.accept(connected);
            return true;
        });
    }

    /** The client itself, for calls whose failures mean something. */
    synchronized MilvusClientV2 client() {
        if (users == 0) {
            throw new StoreException(FailureKind.FATAL, "store is closed: uri=" + settings.uri());
        }
        if (client == null) {
            client = connect();
        }
        return client;
    }

    /** One more user, which has to close it, too. */
    synchronized MilvusConnection shared() {
        client();
        users++;
        return this;
    }

    /** A user ends; the last one closes the client. */
    @Override
    public synchronized void close() {
        users--;
        if (users > 0) {
            return;
        }
        deadlines.shutdownNow();
        if (client != null) {
            client.close();
            client = null;
        }
    }

    private MilvusClientV2 connect() {
        MilvusSettings.Tls tls = settings.tls();
        ConnectConfig.ConnectConfigBuilder config = ConnectConfig.builder()
                .uri(settings.uri())
                .connectTimeoutMs(settings.connectTimeout().toMillis())
                .rpcDeadlineMs(settings.timeout().toMillis())
                .keepAliveTimeMs(KEEP_ALIVE_MILLIS)
                .secure(settings.uri().startsWith("https:"));
        if (!settings.token().isEmpty()) {
            config.token(settings.token());
        }
        if (!settings.database().isEmpty()) {
            config.dbName(settings.database());
        }
        if (!tls.authority().isEmpty()) {
            config.caPemPath(tls.authority());
        }
        if (!tls.certificate().isEmpty()) {
            config.clientPemPath(tls.certificate()).clientKeyPath(tls.key());
        }
        if (!tls.serverName().isEmpty()) {
            config.serverName(tls.serverName());
        }
        try {
            MilvusClientV2 connected = new MilvusClientV2(config.build());
            connected.retryConfig(RetryConfig.builder()
                    .maxRetryTimes(1)
                    .retryOnRateLimit(false)
                    .build());
            return connected;
        } catch (RuntimeException failure) {
            throw MilvusFailures.of(failure, "connection", "uri=" + settings.uri());
        }
    }
}
