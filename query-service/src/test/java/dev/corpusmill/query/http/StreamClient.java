package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.query.TestService;
import dev.corpusmill.testkit.llm.Reply;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks a service in OpenAI's format, streamed, and judges what comes. */
final class StreamClient {
    private static final String REQUEST = "{\"model\":\"docs\",\"stream\":true,\"messages\":"
            + "[{\"role\":\"user\",\"content\":\"Where does Milvus store vectors? %d\"}]}";

    private final TestService service;
    private final String expected;
    private final AtomicInteger asked = new AtomicInteger(); // equal questions would share an answer
    private final Queue<String> oddities = new ConcurrentLinkedQueue<>();

    StreamClient(TestService service, Reply answer) {
        this.service = service;
        this.expected = String.join("", answer.tokens());
    }

    /** @param stays how long the client waits before it leaves */
    void ask(Duration stays, ScheduledExecutorService clock, CompletableFuture<StreamOutcome> outcome) {
        CompletableFuture<HttpResponse<String>> response = service.client()
                .sendAsync(
                        service.request("/v1/chat/completions", REQUEST.formatted(asked.incrementAndGet()))
                                .build(),
                        BodyHandlers.ofString());
        AtomicBoolean left = new AtomicBoolean();
        Runnable leave = () -> {
            left.set(true);
            response.cancel(true);
        };
        ScheduledFuture<?> leaving = clock.schedule(leave, stays.toNanos(), TimeUnit.NANOSECONDS);
        var unused = response.whenComplete((body, failure) -> {
            leaving.cancel(false);
            if (failure != null) {
                outcome.complete(left.get() ? StreamOutcome.LEFT : odd(failure.toString()));
            } else {
                outcome.complete(judge(body));
            }
        });
    }

    /** What came with answers that ended short. */
    Queue<String> oddities() {
        return oddities;
    }

    private StreamOutcome odd(String what) {
        oddities.add(what);
        return StreamOutcome.SHORT;
    }

    private StreamOutcome judge(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            return StreamOutcome.REFUSED;
        }
        StringBuilder text = new StringBuilder();
        boolean error = false;
        boolean finished = false;
        boolean quoted = false;
        try {
            for (String line : response.body().split("\n", -1)) {
                if (line.startsWith("data: {")) {
                    JsonNode event = TestService.JSON.readTree(line.substring("data: ".length()));
                    JsonNode choice = event.path("choices").path(0);
                    text.append(choice.path("delta").path("content").asText(""));
                    finished |= choice.path("finish_reason").asText("").equals("stop");
                    error |= event.has("error");
                    quoted |= event.path("origin").asText("").equals("extract");
                }
            }
        } catch (IOException notJson) {
            return odd(response.body());
        }
        if (quoted) {
            return StreamOutcome.QUOTED;
        }
        if (!expected.startsWith(text.toString())) {
            return StreamOutcome.REPEATED;
        }
        if (error) {
            return text.isEmpty() ? StreamOutcome.REFUSED : StreamOutcome.FAILED;
        }
        return finished && expected.contentEquals(text) ? StreamOutcome.WHOLE : odd(response.body());
    }
}
