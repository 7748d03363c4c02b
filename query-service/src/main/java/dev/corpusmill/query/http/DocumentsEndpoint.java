package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.query.documents.DocumentEntry;
import dev.corpusmill.query.documents.DocumentList;
import dev.corpusmill.query.documents.DocumentPage;
import dev.corpusmill.query.security.Client;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.TreeMap;

/** {@code GET /v1/documents}: the documents that a client may see, with their states. */
final class DocumentsEndpoint implements Endpoint {
    private static final int MAX_LIMIT = 500;
    private static final int USUAL_LIMIT = 50;

    private final EndpointSupport support;
    private final DocumentSupport documents;

    DocumentsEndpoint(EndpointSupport support, DocumentSupport documents) {
        this.support = support;
        this.documents = documents;
    }

    @Override
    public HandlerType method() {
        return HandlerType.GET;
    }

    @Override
    public String path() {
        return "/v1/documents";
    }

    @Override
    public void handle(Context context) {
        Client client = RequestContext.of(context).client();
        DocumentList.Snapshot snapshot = documents.list().snapshot();
        DocumentPage page = DocumentPage.of(snapshot.visibleTo(client.scope()), query(context));

        ObjectNode body = support.json().object();
        ArrayNode list = body.putArray("documents");
        for (DocumentEntry entry : page.entries()) {
            list.add(documents.write(support.json(), entry));
        }
        body.put("total", page.total());
        ObjectNode states = body.putObject("states");
        page.states().forEach((state, count) -> states.put(state.label(), count));
        ArrayNode sources = body.putArray("sources");
        page.sources().forEach(sources::add);
        ArrayNode managed = body.putArray("managed");
        documents.sources().visibleTo(client.scope()).forEach(source -> managed.add(source.name()));
        body.put("editor", client.editor());
        body.put("maxFileBytes", documents.sources().maxFileBytes());
        ObjectNode fields = body.putObject("metadataFields");
        new TreeMap<>(documents.metadataTypes()).forEach(fields::put);
        body.put("generation", snapshot.generation());
        body.put("complete", !snapshot.cut());
        support.write(context, body);
    }

    private static DocumentPage.Query query(Context context) {
        QueryParameters query = new QueryParameters(context);
        DocumentPage.Query asked = new DocumentPage.Query(
                query.text("source"),
                query.states("state"),
                query.text("search"),
                query.oneOf("sort", DocumentPage.Order.class, DocumentPage.Order.NAME),
                query.flag("descending"),
                query.number("offset", 0, Integer.MAX_VALUE, 0),
                query.number("limit", 1, MAX_LIMIT, USUAL_LIMIT));
        query.refuseUnknown();
        return asked;
    }
}
