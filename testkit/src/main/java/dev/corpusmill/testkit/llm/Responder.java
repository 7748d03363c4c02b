package dev.corpusmill.testkit.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Answers one request as vLLM would. */
final class Responder {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_MODEL_LENGTH = 4096;

    private final FakeVllm server;
    private final Connection connection;
    private final Received request;

    Responder(FakeVllm server, Connection connection, Received request) {
        this.server = server;
        this.connection = connection;
        this.request = request;
    }

    /** Whether the connection may be used again. */
    boolean respond() throws IOException {
        if (server.refuses(request)) {
            connection.json(401, "Unauthorized", "{\"error\":\"Unauthorized\"}");
            return true;
        }
        switch (request.method() + " " + request.path()) {
            case "GET /health" -> connection.json(200, "OK", "");
            case "GET /version" -> connection.json(200, "OK", "{\"version\":\"0.32.0\"}");
            case "GET /load" -> connection.json(200, "OK", "{\"server_load\":" + server.running() + "}");
            case "GET /v1/models" -> connection.json(200, "OK", models());
            case "POST /tokenize" -> connection.json(200, "OK", tokenize());
            case "POST /v1/chat/completions" -> {
                return chat();
            }
            case "GET /v1/chat/completions" ->
                connection.json(405, "Method Not Allowed", "{\"detail\":\"Method Not Allowed\"}");
            default -> connection.json(404, "Not Found", "{\"detail\":\"Not Found\"}");
        }
        return true;
    }

    private boolean chat() throws IOException {
        JsonNode body = parse();
        String refusal = refusal(body);
        if (!refusal.isEmpty()) {
            refuse(400, "Bad Request", "BadRequestError", refusal);
            return true;
        }
        if (!body.path("model").asText().equals(server.model())) {
            refuse(
                    404,
                    "Not Found",
                    "NotFoundError",
                    "The model `" + body.path("model").asText() + "` does not exist. Valid aliases: " + server.model()
                            + ".");
            return true;
        }
        return new ChatResponder(server, connection, body).respond();
    }

    private static String refusal(JsonNode body) {
        if (body.isMissingNode()) {
            return "1 validation error:\n  {'type': 'missing', 'loc': 'body', 'msg': 'Field required'}";
        }
        if (!body.has("messages")) {
            return "1 validation error:\n  {'type': 'missing', 'loc': 'body.messages', 'msg': 'Field required'}";
        }
        if (body.get("messages").isEmpty()) {
            return "Cannot apply chat template to an empty conversation. Provide at least one message.";
        }
        if (body.has("stream_options") && !body.path("stream").asBoolean()) {
            return "Stream options can only be defined when `stream=True`. (parameter=stream_options)";
        }
        return body.path("max_tokens").asInt(1) < 1 ? "max_tokens must be at least 1, got 0." : "";
    }

    private void refuse(int status, String reason, String type, String message) throws IOException {
        connection.json(status, reason, error(status, type, message).toString());
    }

    static ObjectNode error(int code, String type, String message) {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("error")
                .put("message", message)
                .put("type", type)
                .putNull("param")
                .put("code", code);
        return body;
    }

    private JsonNode parse() {
        try {
            return JSON.readTree(request.body());
        } catch (JsonProcessingException notJson) {
            return JSON.missingNode();
        }
    }

    private String models() {
        ObjectNode body = JSON.createObjectNode().put("object", "list");
        body.putArray("data")
                .addObject()
                .put("id", server.model())
                .put("object", "model")
                .put("created", 1795219177)
                .put("owned_by", "vllm")
                .put("root", server.model())
                .put("max_model_len", MAX_MODEL_LENGTH);
        return body.toString();
    }

    /** A token for each four characters. */
    private String tokenize() {
        JsonNode body = parse();
        int chars = body.path("prompt").asText("").length();
        for (JsonNode message : body.path("messages")) {
            chars += message.path("content").asText("").length();
        }
        return JSON.createObjectNode()
                .put("count", (chars + 3) / 4)
                .put("max_model_len", MAX_MODEL_LENGTH)
                .toString();
    }
}
