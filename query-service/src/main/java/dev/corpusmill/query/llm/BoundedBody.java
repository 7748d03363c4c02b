package dev.corpusmill.query.llm;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Passes on the first bytes of a body and reads the rest without keeping it. */
final class BoundedBody implements BodySubscriber<String> {
    private final BodySubscriber<String> delegate;
    private int left;

    BoundedBody(BodySubscriber<String> delegate, int maxBytes) {
        this.delegate = delegate;
        this.left = maxBytes;
    }

    @Override
    public CompletionStage<String> getBody() {
        return delegate.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        delegate.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        List<ByteBuffer> kept = new ArrayList<>(buffers.size());
        for (ByteBuffer buffer : buffers) {
            int size = Math.min(left, buffer.remaining());
            if (size > 0) {
                kept.add(buffer.slice(buffer.position(), size));
                left -= size;
            }
        }
        delegate.onNext(kept);
    }

    @Override
    public void onError(Throwable failure) {
        delegate.onError(failure);
    }

    @Override
    public void onComplete() {
        delegate.onComplete();
    }

    @Override
    public String toString() {
        return "BoundedBody[" + delegate + "]";
    }
}
