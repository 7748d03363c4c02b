package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** {@code GET /healthz}: the process answers. {@code GET /readyz}: each component, and whether requests make sense. */
final class HealthEndpoints {
    private final EndpointSupport exchanges;
    private final Supplier<List<Component>> components;
    private final BooleanSupplier stopping;

    HealthEndpoints(EndpointSupport exchanges, Supplier<List<Component>> components, BooleanSupplier stopping) {
        this.exchanges = exchanges;
        this.components = components;
        this.stopping = stopping;
    }

    void live(Context context) {
        exchanges.write(context, exchanges.wire().object().put("status", "ok"));
    }

    void ready(Context context) {
        List<Component> all = components.get();
        boolean ready = !stopping.getAsBoolean()
                && all.stream().filter(Component::required).allMatch(Component::up);
        ObjectNode body = exchanges.wire().object();
        body.put("status", ready ? "ready" : stopping.getAsBoolean() ? "stopping" : "not ready");
        ArrayNode list = body.putArray("components");
        for (Component component : all) {
            ObjectNode entry = list.addObject();
            entry.put("name", component.name());
            entry.put("state", component.up() ? "up" : "down");
            entry.put("required", component.required());
            if (!component.up()) {
                entry.put("error", component.error());
            }
        }
        if (!ready) {
            context.status(503).header("Retry-After", "2");
        }
        exchanges.write(context, body);
    }
}
