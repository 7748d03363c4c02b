package dev.corpusmill.query.llm;

import dev.corpusmill.api.model.Deadline;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;

/** Lets one OpenAI-compatible server write, over {@code /v1/chat/completions}, streamed. */
final class OpenAiGenerator implements Generator {
    private final HttpClient http;
    private final LlmServer server;
    private final ServerModel model;
    private final ChatSettings settings;
    private final ScheduledExecutorService timer;

    /**
     * A generator for one server.
     *
     * @param http asked for HTTP/1.1: vLLM drops the body of a request that offers an upgrade
     */
    OpenAiGenerator(
            HttpClient http,
            LlmServer server,
            ServerModel model,
            ChatSettings settings,
            ScheduledExecutorService timer) {
        this.http = http;
        this.server = server;
        this.model = model;
        this.settings = settings;
        this.timer = timer;
    }

    @Override
    public CompletableFuture<Completion> generate(GenerationRequest request, Deadline deadline, TokenSink sink) {
        ChatCall.Time time = new ChatCall.Time(deadline, timer, System::nanoTime);
        ChatCall call = new ChatCall(server.base(), settings, request, sink, time);
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
        String body = new ChatBody(settings).write(modelName, request);
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
