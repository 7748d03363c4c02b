package dev.corpusmill.testkit.llm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.testkit.llm.Reply.End;
import dev.corpusmill.testkit.llm.Reply.Form;
import java.time.Duration;
import java.util.List;

/** Writes one chat completion by its script, whole or streamed; on the loop's thread, which it never holds. */
final class ChatResponder {
    private static final int FLOOD_TURN = 64;
    private static final int HEADER_LINES = 400; // a little more than Java's client takes: it does not close by itself

    private final FakeVllm server;
    private final Connection connection;
    private final Engine engine;
    private final Reply reply;
    private final ChatJson json;
    private final String prompt;
    private final boolean stream;
    private final boolean includeUsage;
    private final List<String> tokens;
    private final Runnable start = this::run;
    private boolean admitted;
    private boolean ended;
    private int written;
    private long nextNanos;

    ChatResponder(FakeVllm server, Connection connection, JsonNode body, String prompt) {
        this.server = server;
        this.connection = connection;
        this.engine = server.engine();
        this.reply = server.nextReply();
        this.prompt = prompt;
        this.stream = body.path("stream").asBoolean() && reply.form() != Form.WHOLE;
        this.includeUsage = body.path("stream_options").path("include_usage").asBoolean();
        this.json = new ChatJson(
                server.newId(16), System.currentTimeMillis() / 1000, server.model(), BlockCache.tokens(prompt));
        // A prompt and an answer that together are too long: the answer is cut, without a word.
        int room = Math.min(
                body.path("max_tokens").asInt(Integer.MAX_VALUE), server.maxModelTokens() - BlockCache.tokens(prompt));
        this.tokens = reply.tokens().subList(0, Math.min(room, reply.tokens().size()));
    }

    void begin() {
        if (reply.end() == End.HANG_UP) {
            connection.close();
            return;
        }
        if (reply.status() != 200) {
            connection.json(reply.status(), reason(reply.status()), error());
            return;
        }
        connection.begin(this);
        server.tally().began();
        if (reply.end() == End.HANG) {
            return;
        }
        if (reply.end() == End.HEADER_FLOOD) {
            connection.write("HTTP/1.1 200 OK\r\n" + ("x-filler: " + "x".repeat(1000) + "\r\n").repeat(HEADER_LINES));
            cut();
            return;
        }
        if (reply.end() == End.ERROR_FLOOD) {
            connection.write("HTTP/1.1 500 Internal Server Error\r\ntransfer-encoding: chunked\r\n\r\n");
            flood(() -> connection.chunk("x".repeat(1000)));
            return;
        }
        if (stream) {
            connection.streamHead(); // headers come before the queue, the role chunk with the first token
        }
        if (!engine.admit(start)) {
            overloaded();
        }
    }

    private static String reason(int status) {
        return switch (status) {
            case 429 -> "Too Many Requests";
            case 503 -> "Service Unavailable";
            default -> "Internal Server Error";
        };
    }

    private String error() {
        return ChatJson.error(reply.errorCode(), "InternalServerError", "", reply.errorMessage());
    }

    private void overloaded() {
        String message = "The engine is currently busy and cannot accept new requests. "
                + "Please try again later or on a different instance.";
        if (stream) {
            event(ChatJson.errorEvent(503, "Service Unavailable", message));
            done();
        } else {
            connection.json(503, "Service Unavailable", ChatJson.error(503, "Service Unavailable", "", message));
            finish(false);
        }
    }

    private void run() {
        admitted = true;
        Duration first = reply.beforeFirst().plus(engine.prefill(prompt));
        if (!stream) {
            first = first.plus(reply.betweenTokens().multipliedBy(tokens.size()));
        }
        nextNanos = System.nanoTime() + first.toNanos();
        if (first.isZero()) {
            next();
        } else {
            server.loop().scheduleAt(nextNanos, this::next);
        }
    }

    private void next() {
        if (!stream) {
            whole();
            return;
        }
        while (!ended) {
            if (connection.clogged()) {
                connection.whenDrained(this::next);
                return;
            }
            if (written == 0 && (!tokens.isEmpty() || well())) {
                event(json.role());
                reply.thoughts().forEach(thought -> event(json.thought(thought)));
            }
            if (written == tokens.size()) {
                end();
                return;
            }
            token(tokens.get(written++));
            if (!reply.betweenTokens().isZero() && written < tokens.size()) {
                nextNanos += reply.betweenTokens().toNanos();
                server.loop().scheduleAt(nextNanos, this::next);
                return;
            }
        }
    }

    /** A finish reason "length" comes with the last token; a stop comes with a token of its own, which has no text. */
    private void token(String text) {
        boolean last = written == tokens.size() && reachesLength();
        engine.generated();
        String plain = last ? json.last(text, "length", includeUsage) : json.token(text);
        event(
                switch (reply.form()) {
                    case PLAIN, WHOLE -> plain;
                    case EMPTY_REASONS -> plain.replace("\"finish_reason\":null", "\"finish_reason\":\"\"");
                    case PARTS -> last ? plain : json.parts(text);
                });
    }

    /** Writes the same again and again until the client leaves, at a pace that leaves room for other connections. */
    private void flood(Runnable one) {
        for (int i = 0; i < FLOOD_TURN && !ended && !connection.clogged(); i++) {
            one.run();
        }
        if (!ended) {
            server.loop().schedule(Duration.ofMillis(1), () -> flood(one));
        }
    }

    private boolean reachesLength() {
        return tokens.size() < reply.tokens().size()
                || (well() && reply.finishReason().equals("length"));
    }

    private boolean well() {
        return reply.end() == End.WELL || reply.end() == End.OPEN;
    }

    private void end() {
        if (tokens.size() < reply.tokens().size() || well()) {
            if (tokens.isEmpty() || !reachesLength()) {
                event(json.last("", reply.finishReason(), includeUsage));
            }
            if (reply.end() == End.OPEN) {
                release(false);
                return;
            }
            if (includeUsage) {
                event(json.usage(tokens.size()));
            }
            done();
            return;
        }
        switch (reply.end()) {
            case ERROR_EVENT -> {
                event(ChatJson.errorEvent(reply.errorCode(), "InternalServerError", reply.errorMessage()));
                done();
            }
            case GARBAGE -> {
                event("{\"id\":");
                done();
            }
            case UNFINISHED -> done();
            case CUT -> cut();
            case EMPTY_FLOOD -> flood(() -> event(json.token("")));
            case HUGE_FLOOD -> flood(() -> event(json.token("x".repeat(500_000))));
            case SILENCE, HANG, HANG_UP, HEADER_FLOOD, ERROR_FLOOD, WELL, OPEN -> {
                // Nothing comes any more, for as long as the client waits.
            }
        }
    }

    private void event(String data) {
        connection.chunk("data: " + data + "\n\n");
    }

    private void done() {
        event("[DONE]");
        connection.lastChunk();
        finish(false);
    }

    private void cut() {
        release(false);
        connection.closeWhenSent();
    }

    private void whole() {
        if (ended) {
            return;
        }
        switch (reply.end()) {
            case WELL, OPEN -> {
                connection.json(
                        200,
                        "OK",
                        json.whole(
                                String.join("", tokens),
                                reachesLength() ? "length" : reply.finishReason(),
                                tokens.size()));
                finish(false);
            }
            case ERROR_EVENT -> {
                connection.json(reply.errorCode(), reason(reply.errorCode()), error());
                finish(false);
            }
            case UNFINISHED, GARBAGE, CUT -> cut();
            case SILENCE, HANG, HANG_UP, EMPTY_FLOOD, HUGE_FLOOD, HEADER_FLOOD, ERROR_FLOOD -> {
                // Nothing comes.
            }
        }
    }

    /** The connection has been closed under the completion. */
    void clientLeft() {
        finish(true);
    }

    private void finish(boolean clientLeft) {
        if (!ended) {
            release(clientLeft);
            connection.end();
        }
    }

    private void release(boolean clientLeft) {
        if (ended) {
            return;
        }
        ended = true;
        if (admitted) {
            engine.release();
        } else {
            engine.withdraw(start);
        }
        server.tally().ended(clientLeft);
    }
}
