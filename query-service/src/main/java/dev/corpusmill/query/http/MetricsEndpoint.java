package dev.corpusmill.query.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.function.Supplier;

/** {@code GET /metrics}: for Prometheus. */
final class MetricsEndpoint implements Endpoint {
    private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";

    private final Supplier<byte[]> metrics;

    MetricsEndpoint(Supplier<byte[]> metrics) {
        this.metrics = metrics;
    }

    @Override
    public HandlerType method() {
        return HandlerType.GET;
    }

    @Override
    public String path() {
        return "/metrics";
    }

    @Override
    public Access access() {
        return Access.OPERATOR;
    }

    @Override
    public void handle(Context context) {
        context.contentType(TEXT_FORMAT).result(metrics.get());
    }
}
