package dev.corpusmill.query.llm;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The first bytes of a body; where there are more, the connection is closed: a body may have no end. */
final class BoundedBody implements BodySubscriber<String> {
    private final BodySubscriber<String> delegate;
    private int left;
    private Flow.@Nullable Subscription subscription;
    private boolean ended;

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
        this.subscription = subscription;
        delegate.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (ended) {
            return;
        }
        List<ByteBuffer> kept = new ArrayList<>(buffers.size());
        for (ByteBuffer buffer : buffers) {
            int size = Math.min(left, buffer.remaining());
            if (size > 0) {
                kept.add(buffer.slice(buffer.position(), size));
                left -= size;
            }
        }
        delegate.onNext(kept);
        Flow.Subscription current = subscription;
        if (left == 0 && current != null) {
            ended = true;
            current.cancel();
            delegate.onComplete();
        }
    }

    @Override
    public void onError(Throwable failure) {
        if (!ended) {
            delegate.onError(failure);
        }
    }

    @Override
    public void onComplete() {
        if (!ended) {
            delegate.onComplete();
        }
    }

    @Override
    public String toString() {
        return "BoundedBody[" + delegate + "]";
    }
}
