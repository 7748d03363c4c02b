package dev.corpusmill.testkit.milvus;

import io.milvus.grpc.GetVersionResponse;
import io.milvus.shaded.io.grpc.CallOptions;
import io.milvus.shaded.io.grpc.ManagedChannel;
import io.milvus.shaded.io.grpc.Metadata;
import io.milvus.shaded.io.grpc.Server;
import io.milvus.shaded.io.grpc.Status;
import io.milvus.shaded.io.grpc.StatusRuntimeException;
import io.milvus.shaded.io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.milvus.shaded.io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.milvus.shaded.io.grpc.stub.ClientCalls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A real gRPC proxy in front of a Milvus Lite that says it is of another version, and wants a token, as full servers do. */
public final class PosingMilvus implements AutoCloseable {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final String version;
    private final String token;
    private final ManagedChannel upstream;
    private final Server server;

    /** {@code upstreamPort} is the server's on loopback. */
    public PosingMilvus(int upstreamPort, String version, String token) throws IOException {
        this.version = version;
        this.token = Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8));
        upstream = NettyChannelBuilder.forAddress("127.0.0.1", upstreamPort)
                .usePlaintext()
                .build();
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .fallbackHandlerRegistry(new RawMethods(this::handle))
                .build()
                .start();
    }

    public String uri() {
        return "http://127.0.0.1:" + server.getPort();
    }

    private void handle(RawMethods.Call call) {
        if (!token.equals(call.headers().get(AUTHORIZATION))) {
            call.fail(Status.UNAUTHENTICATED.withDescription("auth check failure, please check api key is correct"));
        } else if (call.name().equals("GetVersion")) {
            call.answer(
                    GetVersionResponse.newBuilder().setVersion(version).build().toByteArray());
        } else {
            try {
                call.answer(
                        ClientCalls.blockingUnaryCall(upstream, call.method(), CallOptions.DEFAULT, call.request()));
            } catch (StatusRuntimeException failure) {
                call.fail(failure.getStatus());
            }
        }
    }

    @Override
    public void close() {
        server.shutdownNow();
        upstream.shutdownNow();
    }
}
