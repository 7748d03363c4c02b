package dev.corpusmill.query.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;

/** {@code GET /v1/models/{model}}: one model. */
final class ModelEndpoint implements Endpoint {
    private final EndpointSupport support;
    private final IndexModel model;

    ModelEndpoint(EndpointSupport support, IndexModel model) {
        this.support = support;
        this.model = model;
    }

    @Override
    public HandlerType method() {
        return HandlerType.GET;
    }

    @Override
    public String path() {
        return "/v1/models/{model}";
    }

    @Override
    public boolean openAi() {
        return true;
    }

    @Override
    public void handle(Context context) {
        model.check(context.pathParam("model"));
        support.write(context, model.write(support.json()));
    }
}
