package dev.corpusmill.testkit.milvus;

import io.milvus.shaded.io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A real gRPC proxy in front of a Milvus that asks it each search once, and knows the answer from then on, if it may. */
public final class ReplayingMilvus implements AutoCloseable {
    private final MilvusProxy proxy;
    private final Map<ByteBuffer, byte[]> answers = new ConcurrentHashMap<>();
    private volatile boolean replaying = true;

    /** {@code upstreamPort} is the server's on loopback. */
    public ReplayingMilvus(int upstreamPort) throws IOException {
        this.proxy = new MilvusProxy(upstreamPort, this::handle);
    }

    public String uri() {
        return proxy.uri();
    }

    /** Searches that the server was asked. */
    public int known() {
        return answers.size();
    }

    /** From now on the server is asked each time. */
    public void askAlways() {
        replaying = false;
    }

    private void handle(RawMethods.Call call) {
        if (!replaying || !call.name().equals("Search")) {
            proxy.pass(call);
            return;
        }
        try {
            call.answer(answers.computeIfAbsent(ByteBuffer.wrap(call.request()), request -> proxy.ask(call)));
        } catch (StatusRuntimeException failure) {
            call.fail(failure.getStatus());
        }
    }

    @Override
    public void close() {
        proxy.close();
    }
}
