package dev.corpusmill.query.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;

/** {@code DELETE /v1/document?id=}: deletes a document of a managed source; the index follows with the next run. */
final class DeleteDocumentEndpoint implements Endpoint {
    private final DocumentSupport documents;

    DeleteDocumentEndpoint(DocumentSupport documents) {
        this.documents = documents;
    }

    @Override
    public HandlerType method() {
        return HandlerType.DELETE;
    }

    @Override
    public String path() {
        return "/v1/document";
    }

    @Override
    public Access access() {
        return Access.EDITOR;
    }

    @Override
    public void handle(Context context) {
        String id = DocumentSupport.id(context);
        DocumentSupport.changing(() -> {
            documents.changes().delete(RequestContext.of(context).client().scope(), id);
            return id;
        });
        context.status(204);
    }
}
