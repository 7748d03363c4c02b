package dev.corpusmill.plugin;

import dev.corpusmill.api.filter.DocumentFilter;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import java.time.Duration;
import java.util.Optional;

/** The document filter of a plug-in: where it breaks, or takes too long, the document is refused, and the reason names it. */
public final class CheckedFilter implements DocumentFilter {
    private final DocumentFilter delegate;
    private final TimedCalls calls;

    /** {@code limit} is for one document. */
    public CheckedFilter(DocumentFilter delegate, Duration limit) {
        this.delegate = delegate;
        this.calls = new TimedCalls("document filter " + delegate.getClass().getName(), limit);
    }

    @Override
    public Optional<String> reject(Candidate document) {
        try {
            return calls.call(() -> delegate.reject(document));
        } catch (ClassifiedException classified) {
            throw classified;
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError broken) {
            throw new ClassifiedException(
                    FailureKind.REJECTED,
                    "a document filter failed: filter=" + delegate.getClass().getName() + " reason=" + broken,
                    broken);
        }
    }

    @Override
    public String toString() {
        return "CheckedFilter[" + delegate + "]";
    }
}
