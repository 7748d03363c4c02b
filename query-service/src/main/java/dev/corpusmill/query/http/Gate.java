package dev.corpusmill.query.http;

import dev.corpusmill.query.limit.Quotas;
import dev.corpusmill.query.security.Caller;
import dev.corpusmill.query.security.Keys;
import io.javalin.http.Context;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where every request comes in: who is it, and may they? Only a few paths are open to all. */
final class Gate {
    private static final String SCHEME = "bearer ";

    private final Keys keys;
    private final Cors cors;
    private final Quotas quotas;

    Gate(Keys keys, Cors cors, Quotas quotas) {
        this.keys = keys;
        this.cors = cors;
        this.quotas = quotas;
    }

    void enter(Context context) {
        boolean preflight = cors.apply(context);
        if (preflight) {
            Visit.begin(context, Caller.KEYLESS);
            context.status(204);
            context.skipRemainingHandlers(); // browsers send no key with this question
            return;
        }
        if (Paths.open(context.path())) {
            Visit.begin(context, Caller.KEYLESS);
            return;
        }
        Caller caller = keys.authenticate(token(context.header("Authorization")))
                .orElseThrow(() -> new ProblemException(
                        Problem.of(401, "unauthorized", "a valid API key is needed: Authorization: Bearer KEY")));
        Visit visit = Visit.begin(context, caller);
        if (Paths.forOperators(context.path()) && !caller.operator()) {
            throw new ProblemException(Problem.of(403, "forbidden", "this is for the keys of operators only"));
        }
        visit.holds(quotas.enter(caller));
    }

    /** Runs behind every request, however it ended. */
    static void leave(Context context) {
        Visit visit = context.attribute(Visit.class.getName());
        if (visit != null) {
            visit.leave();
        }
    }

    private static String token(@Nullable String authorization) {
        if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return "";
        }
        return authorization.substring(SCHEME.length()).strip();
    }
}
