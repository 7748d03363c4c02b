package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** {@code GET /readyz}: each component, and whether requests make sense. */
final class ReadinessEndpoint implements Endpoint {
    private final EndpointSupport support;
    private final Supplier<List<Component>> components;
    private final BooleanSupplier stopping;

    ReadinessEndpoint(EndpointSupport support, Supplier<List<Component>> components, BooleanSupplier stopping) {
        this.support = support;
        this.components = components;
        this.stopping = stopping;
    }

    @Override
    public HandlerType method() {
        return HandlerType.GET;
    }

    @Override
    public String path() {
        return "/readyz";
    }

    @Override
    public Access access() {
        return Access.OPEN;
    }

    @Override
    public void handle(Context context) {
        List<Component> all = components.get();
        boolean ready = !stopping.getAsBoolean()
                && all.stream().filter(Component::required).allMatch(Component::up);
        ObjectNode body = support.json().object();
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
            if (!component.notes().isEmpty()) {
                component.notes().forEach(entry.putArray("notes")::add);
            }
        }

        if (!ready) {
            context.status(503).header("Retry-After", "2");
        }
        support.write(context, body);
    }
}
