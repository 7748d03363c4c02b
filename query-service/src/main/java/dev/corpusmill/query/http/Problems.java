package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.store.StoreException;
import dev.corpusmill.query.concurrent.Futures;
import dev.corpusmill.query.limit.RefusedException;
import dev.corpusmill.query.llm.GenerateException;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns failures into problems, and problems into RFC 9457 documents or OpenAI's error objects. */
public final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String TYPE = "urn:corpusmill:problem:";

    private final ObjectMapper json;

    Problems(ObjectMapper json) {
        this.json = json;
    }

    Problem of(Throwable failure) {
        Throwable cause = Futures.cause(failure);
        if (cause instanceof ProblemException known) {
            return known.problem();
        }
        if (cause instanceof RefusedException refused) {
            return new Problem(
                    refused.quota() ? 429 : 503,
                    refused.quota() ? "over-quota" : "overloaded",
                    ClassifiedException.reasonOf(refused),
                    "",
                    refused.retryAfterSeconds());
        }
        if (cause instanceof ClassifiedException classified) {
            return of(classified);
        }
        if (cause instanceof HttpResponseException http) {
            return Problem.of(http.getStatus(), slug(http.getStatus()), describe(http.getStatus()));
        }
        if (cause instanceof CancellationException) {
            return Problem.of(499, "client-gone", "the client has gone"); // which nobody reads
        }
        LOG.error("request failed", cause);
        return Problem.of(500, "internal-error", "the service failed; its log says why");
    }

    private static Problem of(ClassifiedException failure) {
        String reason = ClassifiedException.reasonOf(failure);
        return switch (failure.kind()) {
            case OVERLOADED, TRANSIENT -> new Problem(503, "not-available", shown(failure, reason), "", 2);
            case REJECTED -> Problem.of(400, "rejected", shown(failure, reason));
            case FATAL -> {
                LOG.error("request failed: {}", reason);
                yield Problem.of(500, "internal-error", "the service failed; its log says why");
            }
        };
    }

    /** What a store says names folders of ours, and what a model server says may name it and more. */
    private static String shown(ClassifiedException failure, String reason) {
        if (failure instanceof StoreException) {
            LOG.warn("request failed: {}", reason);
            return "the index cannot be read now; the log of the service says why";
        }
        if (failure instanceof GenerateException failed) {
            LOG.warn("request failed: {}", reason);
            return failed.shown();
        }
        return reason;
    }

    /** Writes the problem of a failure as the whole response. */
    void write(Throwable failure, Context context) {
        Problem problem = of(failure);
        Optional<RequestContext> request = RequestContext.find(context);
        request.ifPresent(current -> current.problem(problem));
        if (problem.retryAfterSeconds() > 0) {
            context.header("Retry-After", Integer.toString(problem.retryAfterSeconds()));
        }
        if (problem.status() == 401) {
            context.header("WWW-Authenticate", "Bearer realm=\"corpusmill\"");
        }
        if (problem.status() == 405 && failure instanceof HttpResponseException refused) {
            context.header("Allow", String.join(", ", methods(refused)));
        }
        boolean openAi = request.map(RequestContext::openAi).orElse(false);
        context.status(problem.status());
        context.contentType(openAi ? "application/json" : "application/problem+json");
        context.result((openAi ? openAi(problem) : document(problem, context.path())).toString());
    }

    /** What the router knows of the path. */
    private static List<String> methods(HttpResponseException refused) {
        return refused.getDetails().values().stream()
                .flatMap(list -> Stream.of(String.valueOf(list).split("[^A-Z]+")))
                .filter(method -> !method.isEmpty())
                .sorted()
                .toList();
    }

    /** A problem document of RFC 9457. */
    public ObjectNode document(Problem problem, String instance) {
        ObjectNode document = json.createObjectNode();
        document.put("type", TYPE + problem.code());
        document.put("title", HttpStatus.forStatus(problem.status()).getMessage());
        document.put("status", problem.status());
        document.put("detail", problem.detail());
        if (!instance.isEmpty()) {
            document.put("instance", instance);
        }
        if (!problem.field().isEmpty()) {
            document.put("field", problem.field());
        }
        return document;
    }

    /** OpenAI's error object. */
    ObjectNode openAi(Problem problem) {
        ObjectNode document = json.createObjectNode();
        ObjectNode error = document.putObject("error");
        error.put("message", problem.detail());
        error.put("type", problem.status() < 500 ? "invalid_request_error" : "server_error");
        error.put("param", problem.field().isEmpty() ? null : problem.field());
        error.put("code", problem.code().replace('-', '_'));
        return document;
    }

    private static String slug(int status) {
        return HttpStatus.forStatus(status).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String describe(int status) {
        return switch (status) {
            case 404 -> "there is nothing here; /openapi.json lists what there is";
            case 405 -> "this path takes another method; /openapi.json lists which";
            default -> HttpStatus.forStatus(status).getMessage();
        };
    }
}
