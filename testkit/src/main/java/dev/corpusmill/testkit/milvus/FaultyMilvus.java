package dev.corpusmill.testkit.milvus;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.corpusmill.testkit.store.LoopbackProxy;
import io.milvus.grpc.FieldData;
import io.milvus.grpc.MutationResult;
import io.milvus.grpc.UpsertRequest;
import io.milvus.shaded.io.grpc.Attributes;
import io.milvus.shaded.io.grpc.ServerTransportFilter;
import io.milvus.shaded.io.grpc.Status;
import io.milvus.shaded.io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A real gRPC proxy in front of a Milvus. It passes every method on as bytes, and spoils those that its script says; writes of
 * nodes are looked into, to refuse rows and to count what is sent.
 */
public final class FaultyMilvus implements AutoCloseable {
    /** How many times the network was cut before a connection came to be. */
    private static final Attributes.Key<Integer> AGE = Attributes.Key.create("age");

    private static final Duration STALL = Duration.ofMillis(30);
    private static final int LARGE = 3; // rows of a message that is called too large
    private static final int RATE_LIMITED = 8; // Milvus's codes
    private static final int INVALID_PARAMETER = 1100;

    private static final Logger GRPC_LOG = Logger.getLogger("io.milvus.shaded.io.grpc");

    private final MilvusProxy proxy;
    private final LoopbackProxy network;
    private final ScheduledExecutorService late = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger age = new AtomicInteger();
    private final ReadWriteLock calls = new ReentrantReadWriteLock();
    private volatile Function<String, Fault> script = method -> Fault.NONE;
    private volatile String refusedRow = "";
    private volatile Traffic traffic = new Traffic();

    private FaultyMilvus(int upstreamPort) throws IOException {
        GRPC_LOG.setLevel(Level.SEVERE); // it warns of each stream that a cut connection leaves
        proxy = new MilvusProxy(upstreamPort, this::handle, new ServerTransportFilter() {
            @Override
            public Attributes transportReady(Attributes attributes) {
                return attributes.toBuilder().set(AGE, age.get()).build();
            }
        });
        network = new LoopbackProxy(proxy.port());
    }

    /** Starts a proxy in front of the server on this port of the loopback. */
    public static FaultyMilvus before(int upstreamPort) throws IOException {
        return new FaultyMilvus(upstreamPort);
    }

    public String uri() {
        return network.uri();
    }

    /** From now on the script decides what happens to each call of a method, such as {@code Upsert}. */
    public void play(Function<String, Fault> newScript) {
        script = newScript;
        traffic = new Traffic();
        refusedRow = "";
    }

    /** Counts anew what is written; to be called when no request is in flight. */
    public void countAnew() {
        traffic = new Traffic();
    }

    /** The server takes no request with this row, whatever else is in it. */
    public void refuse(String row) {
        refusedRow = row;
    }

    /** What was written since the script began. */
    public Traffic traffic() {
        return traffic;
    }

    @Override
    public void close() throws IOException {
        network.close();
        proxy.close();
        late.shutdownNow();
    }

    private void handle(RawMethods.Call call) {
        List<String> rows = call.name().equals("Upsert") ? rows(call.request()) : List.of();
        Fault asked = script.apply(call.name());
        Fault fault = asked == Fault.TOO_LARGE && rows.size() < LARGE ? Fault.NONE : asked;
        boolean refused = rows.contains(refusedRow);
        boolean unheard;
        Traffic.Request noted;
        calls.readLock().lock(); // a cut comes before this request, or after it
        try {
            unheard = unheard(call);
            boolean fails = refused
                    || unheard
                    || !Set.of(Fault.NONE, Fault.STALL, Fault.CUT).contains(fault);
            noted = traffic.note(rows, fails);
        } finally {
            calls.readLock().unlock();
        }
        if (refused) {
            call.answer(mutation(INVALID_PARAMETER, "invalid parameter: row cannot be taken: id=" + refusedRow));
        } else if (unheard) {
            call.fail(Status.UNAVAILABLE);
        } else {
            play(fault, call, noted);
        }
    }

    private void play(Fault fault, RawMethods.Call call, Traffic.Request noted) {
        Runnable forward = () -> {
            if (forward(call)) {
                traffic.answered(noted);
            } else {
                traffic.failed(noted);
            }
        };
        switch (fault) {
            case NONE -> forward.run();
            case RATE_LIMIT -> {
                if (call.name().equals("Upsert") || call.name().equals("Delete")) {
                    call.answer(mutation(RATE_LIMITED, "rate limit exceeded"));
                } else {
                    call.fail(Status.RESOURCE_EXHAUSTED.withDescription("rate limit exceeded"));
                }
            }
            case UNAVAILABLE -> call.fail(Status.UNAVAILABLE.withDescription("io exception: connection refused"));
            case TOO_LARGE ->
                call.fail(Status.RESOURCE_EXHAUSTED.withDescription(
                        "grpc: received message larger than max (67108865 vs. 67108864)"));
            case REPLY_LOST -> {
                carryOut(call);
                call.fail(Status.UNAVAILABLE.withDescription("io exception: connection reset by peer"));
            }
            case CUT -> {
                carryOut(call);
                cut();
            }
            case STALL -> {
                var unused = late.schedule(forward, STALL.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    /** Says whether the server did as it was asked. */
    private boolean forward(RawMethods.Call call) {
        try {
            byte[] answer = onServer(call);
            call.answer(answer);
            return !call.name().equals("Upsert") || done(answer);
        } catch (StatusRuntimeException failure) {
            call.fail(failure.getStatus());
            return false;
        }
    }

    private static boolean done(byte[] answer) {
        try {
            return MutationResult.parseFrom(answer).getStatus().getCode() == 0;
        } catch (InvalidProtocolBufferException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void carryOut(RawMethods.Call call) {
        try {
            var unused = onServer(call);
        } catch (StatusRuntimeException unheard) {
            // The client learns of a failure in any case, and sends the call again.
        }
    }

    /** A call whose connection has been cut meanwhile does not arrive: it would land after its repetition. */
    private byte[] onServer(RawMethods.Call call) {
        calls.readLock().lock();
        try {
            if (unheard(call)) {
                throw Status.UNAVAILABLE.asRuntimeException();
            }
            return proxy.ask(call);
        } finally {
            calls.readLock().unlock();
        }
    }

    /** Whether the call's connection has been cut. */
    private boolean unheard(RawMethods.Call call) {
        return !Objects.equals(call.attributes().get(AGE), age.get());
    }

    /** What the server has begun it ends first, so nothing lands after what a client sends next. */
    private void cut() {
        calls.writeLock().lock();
        try {
            traffic.cut();
            network.drop();
            age.incrementAndGet();
        } finally {
            calls.writeLock().unlock();
        }
    }

    private static byte[] mutation(int code, String reason) {
        return MutationResult.newBuilder()
                .setStatus(io.milvus.grpc.Status.newBuilder().setCode(code).setReason(reason))
                .build()
                .toByteArray();
    }

    /** Keys of the rows of an upsert. */
    private static List<String> rows(byte[] request) {
        try {
            for (FieldData field : UpsertRequest.parseFrom(request).getFieldsDataList()) {
                if (field.getFieldName().equals("id")) {
                    return field.getScalars().getStringData().getDataList();
                }
            }
            return List.of();
        } catch (InvalidProtocolBufferException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
