package dev.corpusmill.query.llm;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.query.concurrent.Futures;
import java.net.ProtocolException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Looks at one server's health, and at its load where it has vLLM's metrics. One look at a time; no thread waits. */
final class ServerProbe {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int MAX_BYTES = 4 << 20;
    /** A server without metrics is asked for them again after so many looks. */
    private static final int LOOKS_WITHOUT_METRICS = 30;

    private final HttpClient http;
    private final LlmServer server;
    private final ServerModel model;
    private final PooledServer pooled;
    private final AtomicBoolean looking = new AtomicBoolean();
    private final ProbeBackoff backoff = new ProbeBackoff();
    private volatile int skip;

    ServerProbe(HttpClient http, LlmServer server, ServerModel model, PooledServer pooled) {
        this.http = http;
        this.server = server;
        this.model = model;
        this.pooled = pooled;
    }

    PooledServer pooled() {
        return pooled;
    }

    void look() {
        if (backoff.due() && looking.compareAndSet(false, true)) {
            var unused = model.ask().whenComplete((name, failure) -> answered(failure));
        }
    }

    private void answered(@Nullable Throwable failure) {
        pooled.probed(failure == null ? "" : reasonOf(failure));
        backoff.looked(failure == null || !notHttp(failure));
        if (failure != null || skip > 0) {
            skip = failure == null ? skip - 1 : 0;
            looking.set(false);
            return;
        }
        int ownBefore = pooled.inFlight();
        var unused = BoundedCall.send(
                        http,
                        server.besideApi("/metrics").timeout(TIMEOUT).GET().build(),
                        info -> new BoundedBody(BodySubscribers.ofString(StandardCharsets.UTF_8), MAX_BYTES),
                        TIMEOUT)
                .whenComplete((response, refused) -> metrics(response, ownBefore));
    }

    /** Without metrics our own count has to do: no failure of the server. */
    private void metrics(@Nullable HttpResponse<String> response, int ownBefore) {
        Optional<ServerLoad> load =
                response == null || response.statusCode() != 200 ? Optional.empty() : ServerLoad.parse(response.body());
        pooled.reported(load.orElse(new ServerLoad(0, 0)), ownBefore);
        skip = load.isPresent() ? 0 : LOOKS_WITHOUT_METRICS;
        looking.set(false);
    }

    private static boolean notHttp(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof ProtocolException)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    private static String reasonOf(Throwable failure) {
        return ClassifiedException.reasonOf(Futures.cause(failure));
    }
}
