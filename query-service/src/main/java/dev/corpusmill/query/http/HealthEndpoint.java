package dev.corpusmill.query.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;

/** {@code GET /healthz}: the process answers, and says its version. */
final class HealthEndpoint implements Endpoint {
    private final EndpointSupport support;
    private final String version;

    HealthEndpoint(EndpointSupport support, String version) {
        this.support = support;
        this.version = version;
    }

    @Override
    public HandlerType method() {
        return HandlerType.GET;
    }

    @Override
    public String path() {
        return "/healthz";
    }

    @Override
    public Access access() {
        return Access.OPEN;
    }

    @Override
    public void handle(Context context) {
        support.write(context, support.json().object().put("status", "ok").put("version", version));
    }
}
