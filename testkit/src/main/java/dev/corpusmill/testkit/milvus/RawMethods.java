package dev.corpusmill.testkit.milvus;

import io.milvus.shaded.io.grpc.Attributes;
import io.milvus.shaded.io.grpc.HandlerRegistry;
import io.milvus.shaded.io.grpc.Metadata;
import io.milvus.shaded.io.grpc.MethodDescriptor;
import io.milvus.shaded.io.grpc.MethodDescriptor.MethodType;
import io.milvus.shaded.io.grpc.ServerMethodDefinition;
import io.milvus.shaded.io.grpc.Status;
import io.milvus.shaded.io.grpc.stub.ServerCallStreamObserver;
import io.milvus.shaded.io.grpc.stub.ServerCalls;
import io.milvus.shaded.io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Every method there is, with requests and answers as bytes. */
final class RawMethods extends HandlerRegistry {
    private final Consumer<Call> handler;

    /** A call that waits for its answer; {@code attributes} are its connection's. */
    record Call(
            MethodDescriptor<byte[], byte[]> method,
            byte[] request,
            ServerCallStreamObserver<byte[]> client,
            Attributes attributes,
            Metadata headers) {
        String name() {
            String name = method.getBareMethodName();
            return name == null ? "" : name;
        }

        void answer(byte[] answer) {
            if (!client.isCancelled()) {
                client.onNext(answer);
                client.onCompleted();
            }
        }

        void fail(Status status) {
            client.onError(status.asRuntimeException());
        }
    }

    RawMethods(Consumer<Call> handler) {
        this.handler = handler;
    }

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
                (call, headers) -> ServerCalls.asyncUnaryCall((byte[] request, StreamObserver<byte[]> client) -> {
                            ServerCallStreamObserver<byte[]> observer = (ServerCallStreamObserver<byte[]>) client;
                            observer.setOnCancelHandler(() -> {}); // an answer that nobody hears is no error
                            handler.accept(new Call(method, request, observer, call.getAttributes(), headers));
                        })
                        .startCall(call, headers));
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
