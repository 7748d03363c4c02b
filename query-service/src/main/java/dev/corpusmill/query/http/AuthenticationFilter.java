package dev.corpusmill.query.http;

import dev.corpusmill.query.limit.Permit;
import dev.corpusmill.query.limit.Quotas;
import dev.corpusmill.query.security.Client;
import dev.corpusmill.query.security.Keys;
import dev.corpusmill.query.telemetry.RequestListener;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs around every request: who sent it, may they, and what became of it? */
final class AuthenticationFilter {
    private static final String SCHEME = "bearer ";

    private final Keys keys;
    private final Cors cors;
    private final Endpoints endpoints;
    private final Quotas quotas;
    private final Hosts hosts;
    private final InFlightRequests inFlight;
    private final RequestHeads heads;
    private final RequestListener listener;
    private final SameOrigin sameOrigin;

    AuthenticationFilter(Endpoints endpoints, InFlightRequests inFlight, HttpSettings settings) {
        this.keys = settings.operations().keys();
        this.quotas = new Quotas(settings.perKey(), System::nanoTime);
        this.hosts = new Hosts(settings.security().hosts());
        this.cors = new Cors(settings.security().corsOrigins());
        this.endpoints = endpoints;
        this.inFlight = inFlight;
        this.heads = new RequestHeads(settings.clock());
        this.sameOrigin = new SameOrigin(settings.security().corsOrigins());
        this.listener = settings.operations().listener();
    }

    /** Name of the client that sends a header {@code Authorization}; empty where it needs a key and has none. */
    Optional<String> sender(String authorization) {
        return keys.authenticate(token(authorization)).map(Client::name);
    }

    void enter(Context context) {
        String path = context.path();
        boolean preflight = cors.apply(context); // browsers send no key with this question
        boolean open = preflight || endpoints.open(path);
        Optional<Client> client = open ? Optional.empty() : keys.authenticate(token(context.header("Authorization")));

        RequestContext request = RequestContext.begin(
                context,
                heads.read(context, endpoints.label(path), client.orElse(Client.UNKNOWN)),
                endpoints.openAi(path));
        if (preflight) {
            context.status(204);
            context.skipRemainingHandlers();
        }
        if (open) {
            return;
        }

        if (!keys.required() && !hosts.allowed(context.header("Host"))) {
            throw new ProblemException(Problem.of(
                    421,
                    "unknown-host",
                    "without keys the service answers to localhost only, and to the names in security.hosts"));
        }
        request.hold(inFlight(context));
        request.hold(quotas.enter(client.orElseThrow(AuthenticationFilter::unauthorized)));
    }

    private Permit inFlight(Context context) {
        return inFlight.enter().orElseThrow(() -> {
            context.header("Connection", "close");
            return new ProblemException(
                    new Problem(503, "stopping", "the service stops and takes no new requests", "", 2));
        });
    }

    /** Decides on the endpoint that the router has matched, never on the path as the client wrote it. */
    void authorize(Context context, Endpoint endpoint) {
        Client client = RequestContext.of(context).client();
        switch (endpoint.access()) {
            case OPEN -> {
                // without a key
            }
            case CLIENT -> {
                if (client.equals(Client.UNKNOWN)) {
                    throw unauthorized();
                }
            }
            case EDITOR -> {
                if (!client.editor()) {
                    throw new ProblemException(Problem.of(403, "forbidden", "this is for the keys of editors only"));
                }
                if (!keys.required()) {
                    sameOrigin.check(context);
                }
            }
            case OPERATOR -> {
                if (!client.operator()) {
                    throw new ProblemException(Problem.of(403, "forbidden", "this is for the keys of operators only"));
                }
            }
        }
    }

    /** Runs after every request, however it ended. */
    void leave(Context context) {
        RequestContext.find(context).ifPresent(request -> listener.ended(request.end(context.statusCode())));
    }

    private static ProblemException unauthorized() {
        return new ProblemException(
                Problem.of(401, "unauthorized", "a valid API key is needed: Authorization: Bearer KEY"));
    }

    private static String token(@Nullable String authorization) {
        if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return "";
        }
        return authorization.substring(SCHEME.length()).strip();
    }
}
