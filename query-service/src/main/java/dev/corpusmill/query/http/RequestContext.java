package dev.corpusmill.query.http;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.query.cache.SearchCache;
import dev.corpusmill.query.limit.Admission;
import dev.corpusmill.query.limit.Permit;
import dev.corpusmill.query.pipeline.Answer;
import dev.corpusmill.query.pipeline.Request;
import dev.corpusmill.query.pipeline.Trace;
import dev.corpusmill.query.security.Client;
import dev.corpusmill.query.telemetry.RequestRecord;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One request from its first line to the end of its response: who sent it, what it holds, and what became of it. */
final class RequestContext {
    private static final String ATTRIBUTE = RequestContext.class.getName();

    private final RequestHead head;
    private final long startNanos = System.nanoTime();
    private volatile Client caller = Client.UNKNOWN;
    private volatile @Nullable InFlightRequests underWay;
    private volatile @Nullable Permit quota;
    private volatile Admission.@Nullable Entry entry;
    private volatile String question = "";
    private volatile String session = "";
    private volatile boolean streamed;
    private volatile SearchCache.@Nullable Found found;
    private volatile @Nullable Answer answer;
    private volatile String problem = "";

    private RequestContext(RequestHead head) {
        this.head = head;
    }

    static RequestContext begin(Context context, RequestHead head) {
        RequestContext visit = new RequestContext(head);
        context.attribute(ATTRIBUTE, visit);
        return visit;
    }

    /** The visit of a request that has come through the gate; every request has. */
    static RequestContext of(Context context) {
        return find(context)
                .orElseThrow(() -> new IllegalStateException("a request came around the gate: path=" + context.path()));
    }

    static Optional<RequestContext> find(Context context) {
        return Optional.ofNullable(context.attribute(ATTRIBUTE));
    }

    Client caller() {
        return caller;
    }

    /** Counts as under way until it leaves; false where nobody comes in any more. */
    boolean comesIn(InFlightRequests all) {
        underWay = all.enter() ? all : null;
        return underWay != null;
    }

    void caller(Client known) {
        caller = known;
    }

    void holds(Permit permit) {
        quota = permit;
    }

    /** Takes room for the work of this request, once its body is there: a slow sender takes none. */
    void admit(Admission admission) {
        entry = admission.enter(caller.priority());
    }

    void searches(String asked) {
        question = asked;
    }

    void asks(Request request, boolean stream) {
        question = request.question();
        session = request.session();
        streamed = stream;
    }

    void found(SearchCache.Found result) {
        found = result;
        Admission.Entry admitted = entry;
        if (admitted != null && !result.shared()) {
            admitted.worked();
        }
    }

    /** What its client waits for is the first token; answers that cost nothing tell nothing. */
    void answered(Answer given) {
        answer = given;
        Admission.Entry admitted = entry;
        if (admitted == null) {
            return;
        }
        switch (given.route()) {
            case LLM -> admitted.worked(TimeUnit.MILLISECONDS.toNanos(firstTokenMillis(given.trace())));
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

    /** The work has failed; where its response has begun, the status does not say so. */
    void failed(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof CancellationException) {
            problem = "client-left";
        } else if (cause instanceof ClassifiedException classified) {
            problem = "failed-" + classified.kind().name().toLowerCase(Locale.ROOT);
            Admission.Entry admitted = entry;
            if (admitted != null && classified.kind() == FailureKind.OVERLOADED) {
                admitted.dropped();
            }
        } else {
            problem = "internal-error";
        }
    }

    /** The response is this problem. */
    void problem(Problem written) {
        problem = written.code();
    }

    /** The response is complete, or its client has gone. */
    RequestRecord leave(Context context) {
        Admission.Entry admitted = entry;
        if (admitted != null) {
            admitted.close();
        }
        Permit permit = quota;
        if (permit != null) {
            permit.close();
        }
        InFlightRequests all = underWay;
        if (all != null) {
            underWay = null; // once
            all.leave();
        }
        SearchCache.Found result = found;
        return new RequestRecord(
                head.id(),
                head.traceParent(),
                context.method().name(),
                Paths.label(context.path()),
                context.statusCode(),
                caller,
                head.at(),
                System.nanoTime() - startNanos,
                question,
                session,
                streamed,
                Optional.ofNullable(result).map(SearchCache.Found::result),
                result != null && result.shared(),
                Optional.ofNullable(answer),
                problem.isEmpty() && unanswered() ? "unanswered" : problem);
    }

    /** A question went in, and neither an answer nor an error came out: its connection broke. */
    private boolean unanswered() {
        return !question.isEmpty() && answer == null && found == null;
    }
}
