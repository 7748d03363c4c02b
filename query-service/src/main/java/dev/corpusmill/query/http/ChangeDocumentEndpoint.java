package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.query.documents.DocumentChanges;
import dev.corpusmill.query.security.Scope;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Map;
import java.util.TreeMap;

/** {@code PATCH /v1/document?id=}: renames a document, sets its metadata, or has it read again. */
final class ChangeDocumentEndpoint implements Endpoint {
    private final EndpointSupport support;
    private final DocumentSupport documents;

    ChangeDocumentEndpoint(EndpointSupport support, DocumentSupport documents) {
        this.support = support;
        this.documents = documents;
    }

    @Override
    public HandlerType method() {
        return HandlerType.PATCH;
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
        Fields fields = support.body().read(context);
        String name = fields.text("name");
        JsonNode metadata = fields.raw("metadata");
        boolean again = fields.flag("readAgain");
        fields.refuseUnknown();
        if (name == null && metadata.isMissingNode() && !again) {
            throw new ProblemException(
                    Problem.of(400, "nothing-to-do", "one of name, metadata and readAgain is needed"));
        }

        Scope scope = RequestContext.of(context).client().scope();
        String now = DocumentSupport.changing(() -> {
            DocumentChanges changes = documents.changes();
            if (!metadata.isMissingNode()) {
                changes.describe(scope, id, metadata(metadata));
            }
            if (again) {
                changes.readAgain(scope, id);
            }
            return name == null ? id : changes.rename(scope, id, name);
        });
        ObjectNode body = support.json().object().put("id", now);
        support.write(context, body);
    }

    /** A JSON object of texts and numbers. */
    static Map<String, String> metadata(JsonNode object) {
        Fields.check(object.isObject(), "metadata", "an object of fields and values");
        Map<String, String> metadata = new TreeMap<>();
        object.properties().forEach(field -> {
            Fields.check(
                    field.getValue().isTextual() || field.getValue().isNumber(),
                    "metadata." + field.getKey(),
                    "a string or a number");
            metadata.put(field.getKey(), field.getValue().asText());
        });
        return metadata;
    }
}
