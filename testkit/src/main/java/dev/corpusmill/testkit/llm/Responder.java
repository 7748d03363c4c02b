package dev.corpusmill.testkit.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Answers one request as vLLM would. */
final class Responder {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FakeVllm server;
    private final Connection connection;
    private final Received request;

    Responder(FakeVllm server, Connection connection, Received request) {
        this.server = server;
        this.connection = connection;
        this.request = request;
    }

    void respond() {
        if (server.refuses(request)) {
            connection.json(401, "Unauthorized", "{\"error\":\"Unauthorized\"}");
            return;
        }
        switch (request.method() + " " + request.path()) {
            case "GET /health", "GET /ping" -> connection.json(200, "OK", "");
            case "GET /version" -> connection.json(200, "OK", "{\"version\":\"0.32.0\"}");
            case "GET /load" -> connection.json(200, "OK", "{\"server_load\":" + server.running() + "}");
            case "GET /metrics" ->
                connection.text(
                        "text/plain; version=1.0.0; charset=utf-8",
                        server.engine().metrics(server.model()));
            case "GET /v1/models" -> connection.json(200, "OK", models());
            case "POST /tokenize" -> connection.json(200, "OK", tokenize());
            case "POST /v1/chat/completions" -> chat();
            case "POST /rerank", "POST /v1/rerank", "POST /v2/rerank" ->
                pooling().rerank();
            case "POST /score", "POST /v1/score" -> pooling().score();
            case "GET /v1/chat/completions" ->
                connection.json(405, "Method Not Allowed", "{\"detail\":\"Method Not Allowed\"}", "allow: POST\r\n");
            default -> connection.json(404, "Not Found", "{\"detail\":\"Not Found\"}");
        }
    }

    private PoolingResponder pooling() {
        return new PoolingResponder(server, connection, parse(), server.judging());
    }

    private void chat() {
        JsonNode body = parse();
        if (body.isMissingNode()) {
            refuse(
                    "Bad Request",
                    "body",
                    "1 validation error:\n  {'type': 'missing', 'loc': 'body',"
                            + " 'msg': 'Field required', 'input': 'None'}");
        } else if (!body.has("messages")) {
            refuse(
                    "Bad Request",
                    "body.messages",
                    "1 validation error:\n  {'type': 'missing', 'loc': 'body.messages',"
                            + " 'msg': 'Field required', 'input': '<dict of " + body.size() + " items>'}");
        } else if (body.has("model") && !body.path("model").asText().equals(server.model())) {
            connection.json(
                    404,
                    "Not Found",
                    ChatJson.error(
                            404,
                            "NotFoundError",
                            "model",
                            "The model `" + body.path("model").asText() + "` does not exist. Valid aliases: "
                                    + server.model() + "."));
        } else if (refusedField(body)) {
            server.tally().refused();
        } else {
            new ChatResponder(server, connection, body, prompt(body)).begin();
        }
    }

    private boolean refusedField(JsonNode body) {
        for (String field : server.refused()) {
            boolean system = body.path("messages").findValuesAsText("role").contains(field);
            if (body.has(field) || system) {
                refuse(
                        "BadRequestError",
                        field,
                        "Unsupported: '" + field + (system ? "' role" : "'") + " is not supported here");
                return true;
            }
        }
        return refusedParameter(body);
    }

    private boolean refusedParameter(JsonNode body) {
        int maxTokens = body.path("max_tokens").asInt(1);
        int limit = server.maxModelTokens();
        double temperature = body.path("temperature").asDouble(0);
        if (body.get("messages").isEmpty()) {
            refuse(
                    "BadRequestError",
                    "",
                    "Cannot apply chat template to an empty conversation." + " Provide at least one message.");
        } else if (body.has("stream_options") && !body.path("stream").asBoolean()) {
            refuse(
                    "BadRequestError",
                    "stream_options",
                    "Stream options can only be defined when `stream=True`." + " (parameter=stream_options)");
        } else if (maxTokens < 1) {
            refuse(
                    "BadRequestError",
                    "max_tokens",
                    "max_tokens must be at least 1, got " + maxTokens + ". (parameter=max_tokens, value=" + maxTokens
                            + ")");
        } else if (maxTokens > limit) {
            refuse(
                    "BadRequestError",
                    "max_tokens",
                    "max_tokens=" + maxTokens + " cannot be greater than max_model_len=" + limit
                            + ". Please request fewer output tokens. (parameter=max_tokens, value=" + maxTokens + ")");
        } else if (temperature < 0) {
            refuse(
                    "BadRequestError",
                    "temperature",
                    "temperature must be non-negative, got " + temperature + ". (parameter=temperature, value="
                            + temperature + ")");
        } else if (BlockCache.tokens(prompt(body)) > limit) {
            refuse(
                    "BadRequestError",
                    "input_tokens",
                    "This model's maximum context length is " + limit
                            + " tokens. However, your prompt contains at least " + (limit + 1)
                            + " input tokens, which exceeds this limit even without any output tokens. Please reduce the length"
                            + " of the input prompt. (parameter=input_tokens, value=" + (limit + 1) + ")");
        } else {
            return false;
        }
        return true;
    }

    private void refuse(String type, String param, String message) {
        connection.json(400, "Bad Request", ChatJson.error(400, type, param, message));
    }

    private static String prompt(JsonNode body) {
        StringBuilder prompt = new StringBuilder();
        for (JsonNode message : body.path("messages")) {
            prompt.append(message.path("content").asText(""));
        }
        return prompt.toString();
    }

    private JsonNode parse() {
        try {
            return JSON.readTree(request.body());
        } catch (JsonProcessingException notJson) {
            return JSON.missingNode();
        }
    }

    private String models() {
        String quoted = "\"" + server.model() + "\"";
        return "{\"object\":\"list\",\"data\":[{\"id\":" + quoted + ",\"object\":\"model\",\"created\":1795219177,"
                + "\"owned_by\":\"vllm\",\"root\":" + quoted + ",\"parent\":null,\"max_model_len\":"
                + server.maxModelTokens() + ",\"permission\":[]}]}";
    }

    private String tokenize() {
        JsonNode body = parse();
        String text = body.path("prompt").asText("") + prompt(body);
        return "{\"count\":" + BlockCache.tokens(text) + ",\"max_model_len\":" + server.maxModelTokens()
                + ",\"tokens\":[],\"token_strs\":null}";
    }
}
