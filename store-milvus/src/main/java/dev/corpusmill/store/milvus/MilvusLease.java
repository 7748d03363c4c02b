package dev.corpusmill.store.milvus;

import dev.corpusmill.api.store.ControlRecord.Lease;
import dev.corpusmill.api.store.StoreException;
import io.milvus.v2.service.collection.request.AlterCollectionPropertiesReq;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A lease that lives by its heartbeat: a counter among the properties of its collection. Whoever wants it watches the counter
 * for the length of the lease; the holder stops to believe in it a while before that.
 */
final class MilvusLease implements Lease {
    private static final String RELEASED = "corpusmill.released";
    private static final String HEARTBEAT = "corpusmill.heartbeat";
    private static final String HOLDER = "corpusmill.holder";
    static final Map<String, String> RELEASE = Map.of(RELEASED, "yes");

    private static final int BEATS_PER_LEASE = 4;
    /** Share of the lease after which a holder without an acknowledged heartbeat holds it no more. */
    private static final double MARGIN = 0.75;

    /** Where this is not known, only this process sees its own. */
    private static final String NOWHERE_ELSE = UUID.randomUUID().toString();

    private final MilvusConnection connection;
    private final String collection;
    private final long runToken;
    private final BooleanSupplier overtaken;
    private final Duration length;
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "lease-heartbeat");
        thread.setDaemon(true);
        return thread;
    });
    private volatile long lastBeat = System.nanoTime();
    private volatile boolean lost;
    private volatile boolean closed;
    private long beats;
    private @Nullable ScheduledFuture<?> beating;

    /** What is seen of a holder. */
    enum Sign {
        ALIVE,
        /** It has not said a word for the length of a lease. */
        SILENT,
        /** It gave the lease back, or is known to run no more. */
        GONE
    }

    MilvusLease(MilvusConnection connection, String collection, long runToken, BooleanSupplier overtaken) {
        this.connection = connection;
        this.collection = collection;
        this.runToken = runToken;
        this.overtaken = overtaken;
        this.length = connection.settings().lease();
    }

    /** Properties of a lease that was just created. */
    static Map<String, String> birth() {
        return Map.of(HEARTBEAT, "0", HOLDER, holder());
    }

    static boolean released(Map<String, String> properties) {
        return properties.containsKey(RELEASED);
    }

    /** Whether somebody has it, as far as these properties tell. */
    static boolean taken(Map<String, String> properties) {
        return !released(properties) && !diedHere(properties.getOrDefault(HOLDER, ""));
    }

    /** What the holder of this lease shows: watches it for as long as a lease lasts, unless that is clear before. */
    static Sign watch(MilvusConnection connection, String collection) {
        Map<String, String> first = MilvusControl.properties(connection, collection);
        if (!taken(first)) {
            return Sign.GONE;
        }
        Duration length = connection.settings().lease();
        long start = System.nanoTime();
        while (System.nanoTime() - start < length.toNanos()) {
            LockSupport.parkNanos(length.toNanos() / (2L * BEATS_PER_LEASE));
            Map<String, String> now = MilvusControl.properties(connection, collection);
            if (released(now)) {
                return Sign.GONE;
            }
            if (!now.getOrDefault(HEARTBEAT, "").equals(first.getOrDefault(HEARTBEAT, ""))) {
                return Sign.ALIVE;
            }
        }
        return Sign.SILENT;
    }

    void start() {
        long pause = length.toNanos() / BEATS_PER_LEASE;
        beating = heart.scheduleWithFixedDelay(this::beat, 0, pause, TimeUnit.NANOSECONDS);
    }

    @Override
    public long runToken() {
        return runToken;
    }

    @Override
    public boolean held() {
        return !closed && !lost && System.nanoTime() - lastBeat < MARGIN * length.toNanos();
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (beating != null) {
            beating.cancel(false);
        }
        heart.shutdown(); // without an interrupt: a beat on its way must not come after the release
        try {
            release();
        } finally {
            connection.close();
        }
    }

    private void beat() {
        long now = System.nanoTime();
        if (closed) {
            return;
        }
        try {
            put(Map.of(HEARTBEAT, Long.toString(++beats)));
            lost |= overtaken.getAsBoolean();
            lastBeat = now;
        } catch (StoreException failure) {
            lost |= System.nanoTime() - lastBeat > length.toNanos(); // until then the next beat may get through
        }
    }

    /** The collection is not there any more where another run has taken over: then there is nothing to give back. */
    private synchronized void release() {
        connection.run("lease", "collection=" + collection, client -> {
            try {
                client.alterCollectionProperties(altered(RELEASE));
            } catch (RuntimeException failure) {
                if (!MilvusFailures.notThere(failure)) {
                    throw failure;
                }
            }
        });
    }

    private synchronized void put(Map<String, String> properties) {
        connection.run(
                "lease", "collection=" + collection, client -> client.alterCollectionProperties(altered(properties)));
    }

    private AlterCollectionPropertiesReq altered(Map<String, String> properties) {
        return AlterCollectionPropertiesReq.builder()
                .collectionName(collection)
                .properties(properties)
                .build();
    }

    /** This process, where processes have such numbers. */
    private static String holder() {
        return ProcessHandle.current().pid() + "@" + processes();
    }

    /** Whether the holder ran where this process sees it, and runs no more. */
    private static boolean diedHere(String holder) {
        int at = holder.indexOf('@');
        return at > 0
                && holder.substring(at + 1).equals(processes())
                && ProcessHandle.of(Long.parseLong(holder.substring(0, at))).isEmpty();
    }

    /**
     * The machine since its last start, and whose processes are seen. A host's name does not tell: containers share it, and a
     * holder in another one would look dead.
     */
    private static String processes() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip() + "/"
                    + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
        } catch (IOException | UnsupportedOperationException unknown) {
            return NOWHERE_ELSE;
        }
    }
}
