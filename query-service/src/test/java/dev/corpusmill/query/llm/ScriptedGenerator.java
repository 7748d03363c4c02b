package dev.corpusmill.query.llm;

import dev.corpusmill.api.model.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A generator whose calls end when, and as, a test says. */
final class ScriptedGenerator implements Generator {
    final List<Call> calls = new ArrayList<>();

    /** One call, under way until it is ended. */
    record Call(TokenSink sink, CompletableFuture<Completion> result) {
        void end() {
            result.complete(new Completion("stop", "http://gpu", "tiny", Optional.empty(), 0, 0));
        }

        void fail(GenerateException failure) {
            result.completeExceptionally(failure);
        }
    }

    @Override
    public CompletableFuture<Completion> generate(GenerationRequest request, Deadline deadline, TokenSink sink) {
        Call call = new Call(sink, new CompletableFuture<>());
        calls.add(call);
        return call.result();
    }

    Call last() {
        return calls.get(calls.size() - 1);
    }
}
