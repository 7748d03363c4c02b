package dev.corpusmill.query.http;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.query.cache.SearchCache;
import dev.corpusmill.query.concurrent.Futures;
import dev.corpusmill.query.limit.Admission;
import dev.corpusmill.query.limit.Permit;
import dev.corpusmill.query.pipeline.Answer;
import dev.corpusmill.query.pipeline.Request;
import dev.corpusmill.query.pipeline.Trace;
import dev.corpusmill.query.security.Client;
import dev.corpusmill.query.telemetry.RequestHead;
import dev.corpusmill.query.telemetry.RequestOutcome;
import dev.corpusmill.query.telemetry.RequestRecord;
import io.javalin.http.Context;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One request until the end of its response: its head, the room that it holds, and its outcome. */
final class RequestContext {
    private static final String ATTRIBUTE = RequestContext.class.getName();

    private final RequestHead head;
    private final boolean openAi;
    private final long startNanos = System.nanoTime();
    private final Deque<Permit> permits = new ConcurrentLinkedDeque<>();
    private volatile Admission.@Nullable Entry admitted;
    private volatile RequestOutcome outcome = RequestOutcome.NONE;

    private RequestContext(RequestHead head, boolean openAi) {
        this.head = head;
        this.openAi = openAi;
    }

    /** @param openAi whether the client expects OpenAI's errors */
    static RequestContext begin(Context context, RequestHead head, boolean openAi) {
        RequestContext request = new RequestContext(head, openAi);
        context.attribute(ATTRIBUTE, request);
        return request;
    }

    /** The context of a request that has passed the authentication filter; every request has. */
    static RequestContext of(Context context) {
        return find(context)
                .orElseThrow(() -> new IllegalStateException("a request came around the filter: " + context.path()));
    }

    static Optional<RequestContext> find(Context context) {
        return Optional.ofNullable(context.attribute(ATTRIBUTE));
    }

    Client client() {
        return head.client();
    }

    boolean openAi() {
        return openAi;
    }

    /** Holds room until the end of the response. */
    void hold(Permit permit) {
        permits.push(permit);
    }

    /** Takes room for the work of this request, once its body is there: a slow sender takes none. */
    void admit(Admission admission) {
        Admission.Entry entry = admission.enter(client().priority(), client().name());
        admitted = entry;
        hold(entry.permit());
    }

    void searches(String question) {
        outcome = RequestOutcome.asked(question, "", false);
    }

    void asks(Request request, boolean streamed) {
        outcome = RequestOutcome.asked(request.question(), request.session(), streamed);
    }

    void found(SearchCache.Found found) {
        outcome = outcome.withResult(found.result(), found.shared());
        Admission.Entry entry = admitted;
        if (entry != null) {
            if (!found.shared()) {
                entry.worked();
            }
            entry.permit().close(); // the work is done, however slowly its client reads
        }
    }

    /** Its client waits for the first token; answers that cost nothing say nothing about the limit. */
    void answered(Answer answer) {
        outcome = outcome.withAnswer(answer);
        Admission.Entry entry = admitted;
        if (entry == null) {
            return;
        }
        switch (answer.origin()) {
            case LLM -> entry.worked(TimeUnit.MILLISECONDS.toNanos(firstTokenMillis(answer.trace())));
            case EXTRACT -> entry.worked();
            case CACHE, STORED, NONE -> {
                // They take no part in the work that is limited.
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

    /** The work has failed; if its response has begun, the status does not say so. */
    void failed(Throwable failure) {
        Throwable cause = Futures.cause(failure);
        if (cause instanceof CancellationException) {
            outcome = outcome.withProblem("client-left");
        } else if (cause instanceof ClassifiedException classified) {
            outcome = outcome.withProblem("failed-" + classified.kind().name().toLowerCase(Locale.ROOT));
            Admission.Entry entry = admitted;
            if (entry != null && classified.kind() == FailureKind.OVERLOADED) {
                entry.dropped();
            }
        } else {
            outcome = outcome.withProblem("internal-error");
        }
    }

    /** The response is this problem. */
    void problem(Problem written) {
        outcome = outcome.withProblem(written.code());
    }

    /** The response is complete, or its client has left: all room is given back. */
    RequestRecord end(int status) {
        for (Permit permit = permits.poll(); permit != null; permit = permits.poll()) {
            permit.close();
        }
        RequestOutcome last = outcome;
        return new RequestRecord(
                head,
                last.unanswered() ? last.withProblem("unanswered") : last,
                status,
                System.nanoTime() - startNanos);
    }
}
