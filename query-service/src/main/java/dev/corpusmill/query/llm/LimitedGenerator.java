package dev.corpusmill.query.llm;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets so many generations be in flight at once and refuses more immediately: each one holds memory and a connection. */
final class LimitedGenerator implements Generator {
    private final Generator delegate;
    private final int maxInFlight;
    private final AtomicInteger inFlight = new AtomicInteger();

    LimitedGenerator(Generator delegate, int maxInFlight) {
        this.delegate = delegate;
        this.maxInFlight = maxInFlight;
    }

    @Override
    public CompletableFuture<Completion> generate(GenerationRequest request, Deadline deadline, TokenSink sink) {
        if (inFlight.incrementAndGet() > maxInFlight) {
            inFlight.decrementAndGet();
            return CompletableFuture.failedFuture(new GenerateException(
                    FailureKind.OVERLOADED,
                    "as many answers are being written as may be: max-in-flight=" + maxInFlight));
        }
        CompletableFuture<Completion> result = delegate.generate(request, deadline, sink);
        var unused = result.whenComplete((completion, failure) -> inFlight.decrementAndGet());
        return result;
    }

    @Override
    public String toString() {
        return "LimitedGenerator[" + maxInFlight + ", " + delegate + "]";
    }
}
