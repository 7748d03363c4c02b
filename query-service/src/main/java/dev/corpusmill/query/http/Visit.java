package dev.corpusmill.query.http;

import dev.corpusmill.model.ClassifiedException;
import dev.corpusmill.model.FailureKind;
import dev.corpusmill.query.limit.Admission;
import dev.corpusmill.query.limit.Permit;
import dev.corpusmill.query.pipeline.Answer;
import dev.corpusmill.query.pipeline.Trace;
import dev.corpusmill.query.security.Caller;
import io.javalin.http.Context;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One request from its first line to the end of its response. */
final class Visit {
    private static final String ATTRIBUTE = Visit.class.getName();

    private final Caller caller;
    private volatile @Nullable Permit quota;
    private volatile Admission.@Nullable Entry entry;

    private Visit(Caller caller) {
        this.caller = caller;
    }

    static Visit begin(Context context, Caller caller) {
        Visit visit = new Visit(caller);
        context.attribute(ATTRIBUTE, visit);
        return visit;
    }

    /** The visit of a request that has come through the gate; every request has. */
    static Visit of(Context context) {
        Visit visit = context.attribute(ATTRIBUTE);
        if (visit == null) {
            throw new IllegalStateException("a request came around the gate: path=" + context.path());
        }
        return visit;
    }

    Caller caller() {
        return caller;
    }

    void holds(Permit permit) {
        quota = permit;
    }

    /** Takes room for the work of this request, once its body is there: a slow sender takes none. */
    void admit(Admission admission) {
        entry = admission.enter(caller.priority());
    }

    /** A search of its own was made for this request. */
    void searched() {
        Admission.Entry admitted = entry;
        if (admitted != null) {
            admitted.worked();
        }
    }

    /** What its client waits for is the first token; answers that cost nothing tell nothing. */
    void answered(Answer answer) {
        Admission.Entry admitted = entry;
        if (admitted == null) {
            return;
        }
        switch (answer.route()) {
            case LLM -> admitted.worked(TimeUnit.MILLISECONDS.toNanos(firstTokenMillis(answer.trace())));
            case EXTRACT -> admitted.worked();
            case CACHE, STORED, NONE -> {
                // The time of these is not that of the work that there is a limit for.
            }
        }
    }

    private static long firstTokenMillis(Trace trace) {
        long before = trace.millis().entrySet().stream()
                .filter(step -> !step.getKey().equals("generate"))
                .mapToLong(step -> step.getValue())
                .sum();
        return before
                + trace.completion()
                        .map(completion -> completion.firstTokenMillis())
                        .orElse(0L);
    }

    void failed(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        Admission.Entry admitted = entry;
        if (admitted != null
                && cause instanceof ClassifiedException classified
                && classified.kind() == FailureKind.OVERLOADED) {
            admitted.dropped();
        }
    }

    /** The response is complete, or its client has gone. */
    void leave() {
        Admission.Entry admitted = entry;
        if (admitted != null) {
            admitted.close();
        }
        Permit permit = quota;
        if (permit != null) {
            permit.close();
        }
    }
}
