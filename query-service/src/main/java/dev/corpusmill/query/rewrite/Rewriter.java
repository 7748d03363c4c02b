package dev.corpusmill.query.rewrite;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.Deadline;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Lets a model complete a question from the conversation; where it cannot in time, the question stays as it was asked. */
public final class Rewriter {
    private final Model model;
    private final Duration timeout;
    private final int maxChars;

    /** Writes a text by a prompt, within a deadline that it keeps. */
    @FunctionalInterface
    public interface Model {
        CompletableFuture<String> write(String prompt, Deadline deadline);
    }

    /**
     * A rewriter with little time: the answer comes after it.
     *
     * @param maxChars of a question; a longer one is no question any more
     */
    public Rewriter(Model model, Duration timeout, int maxChars) {
        this.model = model;
        this.timeout = timeout;
        this.maxChars = maxChars;
    }

    /**
     * The question, completed.
     *
     * @param prompt that asks for it
     * @return never fails; cancelling it ends the work
     */
    public CompletableFuture<Rewritten> rewrite(String question, String prompt, Deadline deadline) {
        CompletableFuture<String> written = model.write(prompt, deadline.within(timeout));
        CompletableFuture<Rewritten> rewritten = written.handle((text, failure) -> take(question, text, failure));
        var unused = rewritten.whenComplete((done, failure) -> {
            if (rewritten.isCancelled()) {
                written.cancel(true);
            }
        });
        return rewritten;
    }

    private Rewritten take(String question, @Nullable String text, @Nullable Throwable failure) {
        if (failure != null) {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            return Rewritten.asAsked(question, ClassifiedException.reasonOf(cause));
        }
        String line = text == null
                ? ""
                : text.strip().replaceAll("^[\"“”'「『]+|[\"“”'」』]+$", "").strip();
        if (line.isEmpty() || line.length() > maxChars || line.contains("\n")) {
            return Rewritten.asAsked(question, "the model did not write a question");
        }
        return new Rewritten(line, true, "");
    }
}
