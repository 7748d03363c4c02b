package dev.corpusmill.testkit.milvus;

import io.milvus.shaded.io.grpc.CallOptions;
import io.milvus.shaded.io.grpc.Context;
import io.milvus.shaded.io.grpc.ManagedChannel;
import io.milvus.shaded.io.grpc.Server;
import io.milvus.shaded.io.grpc.ServerTransportFilter;
import io.milvus.shaded.io.grpc.StatusRuntimeException;
import io.milvus.shaded.io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.milvus.shaded.io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.milvus.shaded.io.grpc.stub.ClientCalls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/** A gRPC server on loopback in front of a Milvus: its handler decides what becomes of each call, of whatever method. */
final class MilvusProxy implements AutoCloseable {
    private static final int MAX_MESSAGE = 128 << 20;

    private final ManagedChannel upstream;
    private final Server server;

    /** Starts before the server on this port of the loopback. */
    MilvusProxy(int upstreamPort, Consumer<RawMethods.Call> handler, ServerTransportFilter connections)
            throws IOException {
        upstream = NettyChannelBuilder.forAddress("127.0.0.1", upstreamPort)
                .usePlaintext()
                .maxInboundMessageSize(MAX_MESSAGE)
                .build();
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .maxInboundMessageSize(MAX_MESSAGE)
                .fallbackHandlerRegistry(new RawMethods(handler))
                .addTransportFilter(connections)
                .build()
                .start();
    }

    /** The same, of connections that nobody asks for. */
    MilvusProxy(int upstreamPort, Consumer<RawMethods.Call> handler) throws IOException {
        this(upstreamPort, handler, new ServerTransportFilter() {});
    }

    int port() {
        return server.getPort();
    }

    String uri() {
        return "http://127.0.0.1:" + port();
    }

    /**
     * The server's answer, to a call of its own: what it has begun does not end because the client's connection does.
     *
     * @throws StatusRuntimeException where it answers with an error
     */
    byte[] ask(RawMethods.Call call) {
        Context clients = Context.ROOT.attach();
        try {
            return ClientCalls.blockingUnaryCall(upstream, call.method(), CallOptions.DEFAULT, call.request());
        } finally {
            Context.ROOT.detach(clients);
        }
    }

    /** Answers as the server does. */
    void pass(RawMethods.Call call) {
        try {
            call.answer(ask(call));
        } catch (StatusRuntimeException failure) {
            call.fail(failure.getStatus());
        }
    }

    @Override
    public void close() {
        server.shutdownNow();
        upstream.shutdownNow();
    }
}
