package dev.corpusmill.query.llm;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corpusmill.api.model.Deadline;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;

/** Lets one OpenAI-compatible server write, over {@code /v1/chat/completions}, streamed. */
final class OpenAiGenerator implements Generator {
    private final HttpClient http;
    private final LlmServer server;
    private final ServerModel model;
    private final Settings settings;
    private final ScheduledExecutorService timer;

    /**
     * How requests to a server are made, and how long they may be silent.
     *
     * @param firstTokenTimeout longest silence before the first event
     * @param idleTimeout longest silence between two
     */
    record Settings(SamplingDefaults defaults, Duration firstTokenTimeout, Duration idleTimeout, ObjectMapper json) {}

    /**
     * A generator for one server.
     *
     * @param http asked for HTTP/1.1: vLLM drops the body of a request that offers an upgrade
     */
    OpenAiGenerator(
            HttpClient http, LlmServer server, ServerModel model, Settings settings, ScheduledExecutorService timer) {
        this.http = http;
        this.server = server;
        this.model = model;
        this.settings = settings;
        this.timer = timer;
    }

    @Override
    public CompletableFuture<Completion> generate(GenerationRequest request, Deadline deadline, TokenSink sink) {
        ChatCall call = new ChatCall(server.base(), settings, sink, deadline, timer, System::nanoTime);
        var unused = model.name()
                .thenAccept(name -> call.start(http, httpRequest(name, request)))
                .whenComplete((started, failure) -> {
                    if (failure != null) {
                        call.fail(LlmFailures.ofConnection(server.base(), failure));
                    }
                });
        return call.result();
    }

    private HttpRequest httpRequest(String modelName, GenerationRequest request) {
        String body = ChatBody.write(settings.json(), modelName, request, settings.defaults());
        // No timeout of the client's, which looks at the wall clock: the call watches its deadline itself.
        return server.request("/chat/completions")
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    @Override
    public String toString() {
        return "OpenAiGenerator[" + server.base() + "]";
    }
}
