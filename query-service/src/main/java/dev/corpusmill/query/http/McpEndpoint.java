package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.query.concurrent.Futures;
import dev.corpusmill.query.limit.Admission;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /mcp}: a read-only server of the Model Context Protocol over streamable HTTP, with the keys and tenants of all
 * other endpoints. It keeps no sessions and begins no streams: each message has its answer as JSON.
 */
final class McpEndpoint implements Endpoint {
    private static final List<String> VERSIONS = List.of("2025-11-25", "2025-06-18", "2025-03-26");
    private static final int METHOD_NOT_FOUND = -32601;
    private static final int INVALID_PARAMS = -32602;

    private final EndpointSupport support;
    private final McpTools tools;
    private final Admission admission;
    private final String version;
    private final List<String> origins;

    /**
     * The protocol over some tools.
     *
     * @param version of the program
     * @param origins web pages that may call, besides those of this machine
     */
    McpEndpoint(EndpointSupport support, McpTools tools, Admission admission, String version, List<String> origins) {
        this.support = support;
        this.tools = tools;
        this.admission = admission;
        this.version = version;
        this.origins = List.copyOf(origins);
    }

    @Override
    public HandlerType method() {
        return HandlerType.POST;
    }

    @Override
    public String path() {
        return "/mcp";
    }

    @Override
    public void handle(Context context) {
        checkOrigin(context.header("Origin"));
        String spoken = context.header("MCP-Protocol-Version");
        if (spoken != null && !VERSIONS.contains(spoken)) {
            throw new ProblemException(Problem.of(
                    400, "unknown-protocol-version", "versions of the protocol here: " + String.join(", ", VERSIONS)));
        }
        Fields message = support.body().read(context);
        JsonNode id = message.raw("id");
        String method = message.text("method");
        if (method == null || id.isMissingNode()) {
            context.status(202); // a notification, or an answer to what was never asked
            return;
        }
        JsonNode params = message.raw("params");
        switch (method) {
            case "initialize" -> answer(context, id, initialize(params));
            case "ping" -> answer(context, id, support.json().object());
            case "tools/list" -> {
                ObjectNode result = support.json().object();
                result.set("tools", tools.list());
                answer(context, id, result);
            }
            case "tools/call" -> call(context, id, params);
            default -> error(context, id, METHOD_NOT_FOUND, "no such method");
        }
    }

    /** A page elsewhere must not reach a service of this machine through somebody's browser. */
    private void checkOrigin(@Nullable String origin) {
        if (origin == null || origins.contains("*") || origins.contains(origin)) {
            return;
        }
        String host;
        try {
            host = URI.create(origin).getHost();
        } catch (IllegalArgumentException noAddress) {
            host = null;
        }
        if (host == null || !List.of("localhost", "127.0.0.1", "[::1]").contains(host)) {
            throw new ProblemException(Problem.of(403, "origin-not-allowed", "pages of this origin may not call"));
        }
    }

    private ObjectNode initialize(JsonNode params) {
        String asked = params.path("protocolVersion").asText("");
        ObjectNode result = support.json().object();
        result.put("protocolVersion", VERSIONS.contains(asked) ? asked : VERSIONS.get(0));
        result.putObject("capabilities").putObject("tools").put("listChanged", false);
        result.putObject("serverInfo").put("name", "corpusmill").put("version", version);
        result.put("instructions", "Search the indexed documents, and fetch what was found. Nothing can be changed.");
        return result;
    }

    private void call(Context context, JsonNode id, JsonNode params) {
        RequestContext.of(context).admit(admission);
        String name = params.path("name").asText("");
        JsonNode given = params.path("arguments");
        JsonNode arguments = given.isObject() ? given : support.json().object();
        if (name.isEmpty() || (!given.isObject() && !given.isMissingNode() && !given.isNull())) {
            error(context, id, INVALID_PARAMS, "a tool has a name, and its arguments are an object");
            return;
        }
        CompletableFuture<String> said;
        try {
            said = tools.call(
                    name, arguments, RequestContext.of(context).client().scope());
        } catch (RuntimeException wrong) {
            said = CompletableFuture.failedFuture(wrong);
        }
        CompletableFuture<String> result = said;
        context.future(() -> result.handle((text, failure) -> {
            if (failure == null) {
                answer(context, id, content(text, false));
            } else {
                answer(
                        context,
                        id,
                        content(support.problems().of(Futures.cause(failure)).detail(), true));
            }
            return text;
        }));
    }

    /** What went wrong in a tool is for the model to read. */
    private ObjectNode content(String text, boolean failed) {
        ObjectNode result = support.json().object();
        result.putArray("content").addObject().put("type", "text").put("text", text);
        result.put("isError", failed);
        return result;
    }

    private void answer(Context context, JsonNode id, ObjectNode result) {
        ObjectNode body = support.json().object().put("jsonrpc", "2.0");
        body.set("id", id);
        body.set("result", result);
        support.write(context, body);
    }

    private void error(Context context, JsonNode id, int code, String message) {
        ObjectNode body = support.json().object().put("jsonrpc", "2.0");
        body.set("id", id);
        body.putObject("error").put("code", code).put("message", message);
        support.write(context, body);
    }
}
