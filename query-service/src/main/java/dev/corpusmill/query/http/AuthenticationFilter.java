package dev.corpusmill.query.http;

import dev.corpusmill.query.limit.Quotas;
import dev.corpusmill.query.security.Client;
import dev.corpusmill.query.security.Keys;
import dev.corpusmill.query.telemetry.RequestListener;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where every request comes in and leaves: who is it, may they, and what became of it? Few paths are open to all. */
final class AuthenticationFilter {
    private static final String SCHEME = "bearer ";

    private final Keys keys;
    private final Cors cors;
    private final Quotas quotas = new Quotas(System::nanoTime);
    private final InFlightRequests underWay;
    private final RequestListener accounts;
    private final Clock clock;

    AuthenticationFilter(Keys keys, Cors cors, InFlightRequests underWay, HttpSettings settings) {
        this.keys = keys;
        this.cors = cors;
        this.underWay = underWay;
        this.accounts = settings.operations().accounts();
        this.clock = settings.clock();
    }

    void enter(Context context) {
        RequestContext visit = RequestContext.begin(context, RequestHead.of(context, clock));
        if (cors.apply(context)) {
            context.status(204);
            context.skipRemainingHandlers(); // browsers send no key with this question
            return;
        }
        if (Paths.open(context.path())) {
            return;
        }
        if (!visit.comesIn(underWay)) {
            context.header("Connection", "close");
            throw new ProblemException(
                    new Problem(503, "stopping", "the service stops and takes no new requests", "", 2));
        }
        Client caller = keys.authenticate(token(context.header("Authorization")))
                .orElseThrow(() -> new ProblemException(
                        Problem.of(401, "unauthorized", "a valid API key is needed: Authorization: Bearer KEY")));
        visit.caller(caller);
        if (Paths.forOperators(context.path()) && !caller.operator()) {
            throw new ProblemException(Problem.of(403, "forbidden", "this is for the keys of operators only"));
        }
        visit.holds(quotas.enter(caller));
    }

    /** Runs behind every request, however it ended. */
    void leave(Context context) {
        RequestContext.find(context).ifPresent(visit -> accounts.take(visit.leave(context)));
    }

    private static String token(@Nullable String authorization) {
        if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return "";
        }
        return authorization.substring(SCHEME.length()).strip();
    }
}
