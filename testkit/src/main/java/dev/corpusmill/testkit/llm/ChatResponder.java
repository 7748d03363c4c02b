package dev.corpusmill.testkit.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.testkit.llm.Reply.End;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Writes one chat completion by its script, whole or streamed. */
final class ChatResponder {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PROMPT_TOKENS = 29;
    private static final Duration FOR_EVER = Duration.ofHours(1);

    private final FakeVllm server;
    private final Connection connection;
    private final boolean stream;
    private final boolean includeUsage;
    private final int maxTokens;
    private final AtomicBoolean clientLeft = new AtomicBoolean();

    ChatResponder(FakeVllm server, Connection connection, JsonNode body) {
        this.server = server;
        this.connection = connection;
        this.stream = body.path("stream").asBoolean();
        this.includeUsage = body.path("stream_options").path("include_usage").asBoolean();
        this.maxTokens = body.path("max_tokens").asInt(Integer.MAX_VALUE);
    }

    /** Whether the connection may be used again. */
    boolean respond() throws IOException {
        Reply reply = server.begin();
        Connection.Watch watch = connection.watch(this::left);
        boolean whole = false;
        try {
            whole = write(reply);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            clientLeft.set(true);
        } finally {
            server.end(clientLeft.get());
        }
        if (!whole) {
            connection.close();
        }
        return whole && watch.next();
    }

    private void left() {
        clientLeft.set(true);
        synchronized (clientLeft) {
            clientLeft.notifyAll();
        }
    }

    private boolean write(Reply reply) throws IOException, InterruptedException {
        if (reply.end() == End.HANG_UP) {
            return false;
        }
        if (reply.status() != 200) {
            connection.json(reply.status(), "Refused", error(reply).toString());
            return true;
        }
        if (stream) {
            return stream(reply);
        }
        pause(reply.beforeFirst());
        connection.json(200, "OK", whole(reply).toString());
        return true;
    }

    private static ObjectNode error(Reply reply) {
        return Responder.error(reply.errorCode(), "InternalServerError", reply.errorMessage());
    }

    /** Headers come before the queue; the role chunk with the first token. */
    private boolean stream(Reply reply) throws IOException, InterruptedException {
        connection.streamHead();
        pause(reply.beforeFirst());
        List<String> tokens =
                reply.tokens().subList(0, Math.min(maxTokens, reply.tokens().size()));
        if (!tokens.isEmpty()) {
            ObjectNode role = chunk("", "");
            ((ObjectNode) role.path("choices").path(0).path("delta")).put("role", "assistant");
            event(role.toString());
        }
        boolean cutShort = tokens.size() < reply.tokens().size();
        for (int i = 0; i < tokens.size(); i++) {
            if (i > 0) {
                pause(reply.betweenTokens());
            }
            boolean last = i == tokens.size() - 1 && (reply.end() == End.WELL || cutShort);
            event(chunk(tokens.get(i), !last ? "" : cutShort ? "length" : reply.finishReason())
                    .toString());
        }
        return end(reply, tokens.size());
    }

    private boolean end(Reply reply, int tokens) throws IOException, InterruptedException {
        switch (reply.end()) {
            case WELL -> {
                if (tokens == 0) {
                    event(chunk("", reply.finishReason()).toString());
                }
                if (includeUsage) {
                    event(usageChunk(tokens).toString());
                }
            }
            case ERROR_EVENT -> event(error(reply).toString());
            case GARBAGE -> event("{\"id\":");
            case SILENCE -> pause(FOR_EVER);
            case CUT, HANG_UP -> {
                return false;
            }
            case UNFINISHED -> {
                // Only [DONE] follows.
            }
        }
        event("[DONE]");
        connection.lastChunk();
        return true;
    }

    private void event(String data) throws IOException {
        if (clientLeft.get()) {
            throw new IOException("the client has left");
        }
        connection.chunk("data: " + data + "\n\n");
    }

    /** Waits, but no longer than the client does. */
    private void pause(Duration duration) throws IOException, InterruptedException {
        long endNanos = System.nanoTime() + duration.toNanos();
        synchronized (clientLeft) {
            for (long left = duration.toMillis(); left > 0; left = (endNanos - System.nanoTime()) / 1_000_000) {
                if (clientLeft.get()) {
                    throw new IOException("the client has left");
                }
                clientLeft.wait(left);
            }
        }
    }

    private ObjectNode head(String kind) {
        return JSON.createObjectNode()
                .put("id", "chatcmpl-b3c99060b4e65cc4")
                .put("object", kind)
                .put("created", 1795219177)
                .put("model", server.model());
    }

    private ObjectNode chunk(String content, String finishReason) {
        ObjectNode chunk = head("chat.completion.chunk");
        ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
        choice.putObject("delta").put("content", content);
        choice.putNull("logprobs");
        choice.put("finish_reason", finishReason.isEmpty() ? null : finishReason);
        return chunk;
    }

    private ObjectNode usageChunk(int tokens) {
        ObjectNode chunk = head("chat.completion.chunk");
        chunk.putArray("choices");
        chunk.set("usage", usage(tokens));
        return chunk;
    }

    private static ObjectNode usage(int tokens) {
        return JSON.createObjectNode()
                .put("prompt_tokens", PROMPT_TOKENS)
                .put("total_tokens", PROMPT_TOKENS + tokens)
                .put("completion_tokens", tokens);
    }

    private ObjectNode whole(Reply reply) {
        ObjectNode body = head("chat.completion");
        ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
        choice.putObject("message").put("role", "assistant").put("content", String.join("", reply.tokens()));
        choice.put("finish_reason", reply.finishReason());
        body.set("usage", usage(reply.tokens().size()));
        return body;
    }
}
