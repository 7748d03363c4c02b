package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.query.documents.DocumentEntry;
import dev.corpusmill.query.documents.DocumentState;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.List;

/** {@code GET /v1/document?id=}: one document with its chunks. */
final class DocumentEndpoint implements Endpoint {
    private static final int MAX_LIMIT = 200;
    private static final int USUAL_LIMIT = 20;

    private final EndpointSupport support;
    private final DocumentSupport documents;

    DocumentEndpoint(EndpointSupport support, DocumentSupport documents) {
        this.support = support;
        this.documents = documents;
    }

    @Override
    public HandlerType method() {
        return HandlerType.GET;
    }

    @Override
    public String path() {
        return "/v1/document";
    }

    @Override
    public void handle(Context context) {
        QueryParameters query = new QueryParameters(context);
        query.text("id");
        int offset = query.number("offset", 0, 1_000_000, 0);
        int limit = query.number("limit", 1, MAX_LIMIT, USUAL_LIMIT);
        query.refuseUnknown();
        DocumentEntry entry = documents.entry(context);

        ObjectNode body = documents.write(support.json(), entry);
        ArrayNode chunks = body.putArray("chunks");
        for (Node node : nodes(context, entry, offset, limit)) {
            ObjectNode chunk = chunks.addObject()
                    .put("id", node.id())
                    .put("ordinal", node.ordinal())
                    .put("text", node.text())
                    .put("page", node.place().page())
                    .put("pages", node.place().pages())
                    .put("place", node.place().label())
                    .put("heading", node.place().heading())
                    .put("charStart", node.place().charStart())
                    .put("charEnd", node.place().charEnd());
            ResponseJson.boxes(chunk, node.place().boxes());
        }
        support.write(context, body);
    }

    private List<Node> nodes(Context context, DocumentEntry entry, int offset, int limit) {
        return entry.state() == DocumentState.INDEXED
                ? documents.lookup().nodes(RequestContext.of(context).client().scope(), entry.id(), offset, limit)
                : List.of();
    }
}
