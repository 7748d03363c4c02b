package dev.corpusmill.testkit.milvus;

import com.google.protobuf.InvalidProtocolBufferException;
import io.milvus.grpc.FieldData;
import io.milvus.grpc.MutationResult;
import io.milvus.grpc.UpsertRequest;
import io.milvus.shaded.io.grpc.CallOptions;
import io.milvus.shaded.io.grpc.HandlerRegistry;
import io.milvus.shaded.io.grpc.ManagedChannel;
import io.milvus.shaded.io.grpc.MethodDescriptor;
import io.milvus.shaded.io.grpc.MethodDescriptor.MethodType;
import io.milvus.shaded.io.grpc.Server;
import io.milvus.shaded.io.grpc.ServerMethodDefinition;
import io.milvus.shaded.io.grpc.Status;
import io.milvus.shaded.io.grpc.StatusRuntimeException;
import io.milvus.shaded.io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.milvus.shaded.io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.milvus.shaded.io.grpc.stub.ClientCalls;
import io.milvus.shaded.io.grpc.stub.ServerCalls;
import io.milvus.shaded.io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A real gRPC proxy in front of a Milvus. It passes every method on as bytes, and spoils those that its script says; writes of
 * nodes are looked into, to refuse rows and to count what is sent.
 */
public final class FaultyMilvus implements AutoCloseable {
    private static final int MAX_MESSAGE = 128 << 20;
    private static final Duration STALL = Duration.ofMillis(30);
    private static final int LARGE = 3; // rows of a message that is called too large
    private static final int RATE_LIMITED = 8; // Milvus's codes
    private static final int INVALID_PARAMETER = 1100;

    private final ManagedChannel upstream;
    private final Server server;
    private final ScheduledExecutorService late = Executors.newSingleThreadScheduledExecutor();
    private volatile Function<String, Fault> script = method -> Fault.NONE;
    private volatile String refusedRow = "";
    private volatile Traffic traffic = new Traffic();

    private FaultyMilvus(int upstreamPort) throws IOException {
        upstream = NettyChannelBuilder.forAddress("127.0.0.1", upstreamPort)
                .usePlaintext()
                .maxInboundMessageSize(MAX_MESSAGE)
                .build();
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .maxInboundMessageSize(MAX_MESSAGE)
                .fallbackHandlerRegistry(new Registry())
                .build()
                .start();
    }

    /** Starts a proxy in front of the server on this port of the loopback. */
    public static FaultyMilvus before(int upstreamPort) throws IOException {
        return new FaultyMilvus(upstreamPort);
    }

    public String uri() {
        return "http://127.0.0.1:" + server.getPort();
    }

    /** From now on the script decides what happens to each call of a method, such as {@code Upsert}. */
    public void play(Function<String, Fault> newScript) {
        script = newScript;
        traffic = new Traffic();
        refusedRow = "";
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
    public void close() {
        server.shutdownNow();
        upstream.shutdownNow();
        late.shutdownNow();
    }

    private void handle(MethodDescriptor<byte[], byte[]> method, byte[] request, StreamObserver<byte[]> client) {
        String name = method.getBareMethodName() == null ? "" : method.getBareMethodName();
        List<String> rows = name.equals("Upsert") ? rows(request) : List.of();
        Fault asked = script.apply(name);
        Fault fault = asked == Fault.TOO_LARGE && rows.size() < LARGE ? Fault.NONE : asked;
        boolean refused = rows.contains(refusedRow);
        if (!rows.isEmpty()) {
            traffic.note(rows, refused || (fault != Fault.NONE && fault != Fault.STALL));
        }
        if (refused) {
            answer(client, mutation(INVALID_PARAMETER, "invalid parameter: row cannot be taken: id=" + refusedRow));
            return;
        }
        switch (fault) {
            case NONE -> forward(method, request, client);
            case RATE_LIMIT -> {
                if (name.equals("Upsert") || name.equals("Delete")) {
                    answer(client, mutation(RATE_LIMITED, "rate limit exceeded"));
                } else {
                    fail(client, Status.RESOURCE_EXHAUSTED.withDescription("rate limit exceeded"));
                }
            }
            case UNAVAILABLE -> fail(client, Status.UNAVAILABLE.withDescription("io exception: connection refused"));
            case TOO_LARGE ->
                fail(
                        client,
                        Status.RESOURCE_EXHAUSTED.withDescription(
                                "grpc: received message larger than max (67108865 vs. 67108864)"));
            case REPLY_LOST -> {
                call(method, request);
                fail(client, Status.UNAVAILABLE.withDescription("io exception: connection reset by peer"));
            }
            case STALL -> {
                var unused =
                        late.schedule(() -> forward(method, request, client), STALL.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    private void forward(MethodDescriptor<byte[], byte[]> method, byte[] request, StreamObserver<byte[]> client) {
        try {
            answer(client, call(method, request));
        } catch (StatusRuntimeException failure) {
            client.onError(failure);
        }
    }

    private byte[] call(MethodDescriptor<byte[], byte[]> method, byte[] request) {
        return ClientCalls.blockingUnaryCall(upstream, method, CallOptions.DEFAULT, request);
    }

    private static void answer(StreamObserver<byte[]> client, byte[] answer) {
        client.onNext(answer);
        client.onCompleted();
    }

    private static void fail(StreamObserver<byte[]> client, Status status) {
        client.onError(status.asRuntimeException());
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

    private final class Registry extends HandlerRegistry {
        @Override
        public ServerMethodDefinition<?, ?> lookupMethod(String methodName, @Nullable String authority) {
            MethodDescriptor<byte[], byte[]> method = MethodDescriptor.<byte[], byte[]>newBuilder()
                    .setType(MethodType.UNARY)
                    .setFullMethodName(methodName)
                    .setRequestMarshaller(Bytes.INSTANCE)
                    .setResponseMarshaller(Bytes.INSTANCE)
                    .build();
            return ServerMethodDefinition.create(
                    method,
                    ServerCalls.asyncUnaryCall(
                            (byte[] request, StreamObserver<byte[]> client) -> handle(method, request, client)));
        }
    }

    /** Messages as they are. */
    private enum Bytes implements MethodDescriptor.Marshaller<byte[]> {
        INSTANCE;

        @Override
        public InputStream stream(byte[] message) {
            return new ByteArrayInputStream(message);
        }

        @Override
        public byte[] parse(InputStream message) {
            try {
                return message.readAllBytes();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
