package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;

/** {@code GET /v1/models}: the list of the one model. */
final class ModelsEndpoint implements Endpoint {
    private final EndpointSupport support;
    private final IndexModel model;

    ModelsEndpoint(EndpointSupport support, IndexModel model) {
        this.support = support;
        this.model = model;
    }

    @Override
    public HandlerType method() {
        return HandlerType.GET;
    }

    @Override
    public String path() {
        return "/v1/models";
    }

    @Override
    public boolean openAi() {
        return true;
    }

    @Override
    public void handle(Context context) {
        ObjectNode body = support.json().object();
        body.put("object", "list");
        body.putArray("data").add(model.write(support.json()));
        support.write(context, body);
    }
}
