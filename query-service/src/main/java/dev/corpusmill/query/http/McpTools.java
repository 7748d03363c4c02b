package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.search.Hit;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.query.cache.SearchCache;
import dev.corpusmill.query.pipeline.Retriever;
import dev.corpusmill.query.pipeline.SearchRequest;
import dev.corpusmill.query.retrieve.DocumentLookup;
import dev.corpusmill.query.security.Scope;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The tools of the MCP server. All of them read, and what the client's key may see is all there is. */
final class McpTools {
    private static final int MAX_HITS = 50;
    private static final int USUAL_HITS = 10;
    private static final int MAX_DOCUMENTS = 200;
    private static final int USUAL_DOCUMENTS = 50;

    private final EndpointSupport support;
    private final Retriever retriever;
    private final DocumentLookup documents;

    McpTools(EndpointSupport support, Retriever retriever, DocumentLookup documents) {
        this.support = support;
        this.retriever = retriever;
        this.documents = documents;
    }

    /** The tools with the schemas of their arguments. */
    ArrayNode list() {
        ArrayNode tools = support.json().object().putArray("tools");
        ObjectNode search = tool(tools, "search", "Passages of the documents that fit a question best", "query");
        text(search, "query", "the question, or words");
        number(search, "k", "passages at most, 1 to " + MAX_HITS);
        filter(search);
        ObjectNode fetch = tool(tools, "fetch", "The text of one document", "id");
        text(fetch, "id", "of the document, as search and list_documents give it");
        ObjectNode listing = tool(tools, "list_documents", "Documents in the order of their ids");
        text(listing, "after", "only documents behind this id");
        number(listing, "limit", "documents at most, 1 to " + MAX_DOCUMENTS);
        ObjectNode explain =
                tool(tools, "explain", "How a question finds its passages: ranks and scores of each route", "query");
        text(explain, "query", "the question, or words");
        number(explain, "k", "passages at most, 1 to " + MAX_HITS);
        filter(explain);
        return tools;
    }

    /**
     * What a tool says, as text that is JSON.
     *
     * @throws ProblemException where there is no such tool, or an argument is wrong
     */
    CompletableFuture<String> call(String name, JsonNode arguments, Scope scope) {
        Fields fields = new Fields(arguments);
        return switch (name) {
            case "search" -> find(fields, scope).thenApply(this::hits);
            case "explain" ->
                find(fields, scope)
                        .thenApply(found -> new String(support.json().search(found.result()), StandardCharsets.UTF_8));
            case "fetch" -> CompletableFuture.completedFuture(fetch(fields, scope));
            case "list_documents" -> CompletableFuture.completedFuture(listing(fields, scope));
            default ->
                throw new ProblemException(Problem.ofField("no-such-tool", "name", "there is no tool '" + name + "'"));
        };
    }

    private CompletableFuture<SearchCache.Found> find(Fields fields, Scope scope) {
        String query = fields.text("query");
        Integer k = fields.integer("k", 1, MAX_HITS);
        NodeFilter filter = support.filters().read(fields);
        fields.refuseUnknown(); // first: what is named wrongly is missing under its right name
        SearchRequest request =
                new SearchRequest(scope, support.questions().check("query", query), k == null ? USUAL_HITS : k, filter);
        return retriever.retrieve(request, Deadline.after(support.searchTimeout()));
    }

    private String hits(SearchCache.Found found) {
        ObjectNode body = support.json().object();
        ArrayNode results = body.putArray("results");
        for (Hit hit : found.result().hits()) {
            results.addObject()
                    .put("id", hit.node().documentId())
                    .put("title", hit.node().title())
                    .put("url", hit.node().uri())
                    .put("text", hit.node().text())
                    .put("page", hit.node().place().page())
                    .put("pages", hit.node().place().pages())
                    .put("score", hit.score());
        }
        return body.toString();
    }

    private String fetch(Fields fields, Scope scope) {
        String id = fields.text("id");
        fields.refuseUnknown();
        Fields.check(id != null && !id.isEmpty(), "id", "the id of a document");
        DocumentLookup.Text found = documents
                .text(scope, id == null ? "" : id)
                .orElseThrow(
                        () -> new ProblemException(Problem.of(404, "no-such-document", "there is no such document")));
        return entry(found.entry())
                .put("text", found.text())
                .put("complete", found.complete())
                .toString();
    }

    private String listing(Fields fields, Scope scope) {
        String after = fields.text("after");
        Integer limit = fields.integer("limit", 1, MAX_DOCUMENTS);
        fields.refuseUnknown();
        ObjectNode body = support.json().object();
        ArrayNode list = body.putArray("documents");
        List<DocumentLookup.Entry> entries =
                documents.list(scope, after == null ? "" : after, limit == null ? USUAL_DOCUMENTS : limit);
        entries.forEach(entry -> list.add(entry(entry)));
        return body.toString();
    }

    private ObjectNode entry(DocumentLookup.Entry entry) {
        return support.json()
                .object()
                .put("id", entry.id())
                .put("title", entry.title())
                .put("url", entry.uri());
    }

    private static ObjectNode tool(ArrayNode tools, String name, String description, String... required) {
        ObjectNode tool = tools.addObject().put("name", name).put("description", description);
        ObjectNode schema = tool.putObject("inputSchema").put("type", "object").put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        List.of(required).forEach(schema.putArray("required")::add);
        tool.putObject("annotations").put("readOnlyHint", true).put("openWorldHint", false);
        return properties;
    }

    private static void filter(ObjectNode properties) {
        properties
                .putObject("filter")
                .put("type", "object")
                .put("description", "like {\"eq\": {\"field\": \"metadata.team\", \"value\": \"x\"}}");
    }

    private static void text(ObjectNode properties, String name, String description) {
        properties.putObject(name).put("type", "string").put("description", description);
    }

    private static void number(ObjectNode properties, String name, String description) {
        properties.putObject(name).put("type", "integer").put("description", description);
    }
}
