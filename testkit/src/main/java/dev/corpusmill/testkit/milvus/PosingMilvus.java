package dev.corpusmill.testkit.milvus;

import io.milvus.grpc.GetVersionResponse;
import io.milvus.shaded.io.grpc.Metadata;
import io.milvus.shaded.io.grpc.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A real gRPC proxy in front of a Milvus Lite that says it is of another version, and wants a token, as full servers do. */
public final class PosingMilvus implements AutoCloseable {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final String version;
    private final String token;
    private final MilvusProxy proxy;

    /** {@code upstreamPort} is the server's on loopback. */
    public PosingMilvus(int upstreamPort, String version, String token) throws IOException {
        this.version = version;
        this.token = Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8));
        this.proxy = new MilvusProxy(upstreamPort, this::handle);
    }

    public String uri() {
        return proxy.uri();
    }

    private void handle(RawMethods.Call call) {
        if (!token.equals(call.headers().get(AUTHORIZATION))) {
            call.fail(Status.UNAUTHENTICATED.withDescription("auth check failure, please check api key is correct"));
        } else if (call.name().equals("GetVersion")) {
            call.answer(
                    GetVersionResponse.newBuilder().setVersion(version).build().toByteArray());
        } else {
            proxy.pass(call);
        }
    }

    @Override
    public void close() {
        proxy.close();
    }
}
