package dev.corpusmill.query.http;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.query.pipeline.Request;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.UUID;

/** {@code POST /v1/chat/completions}: answers in OpenAI's wire format; the model is the index. */
final class ChatEndpoint {
    private final EndpointSupport exchanges;
    private final Answering answering;
    private final ModelsEndpoint models;
    private final Clock clock;

    ChatEndpoint(EndpointSupport exchanges, Answering answering, ModelsEndpoint models, Clock clock) {
        this.exchanges = exchanges;
        this.answering = answering;
        this.models = models;
        this.clock = clock;
    }

    void handle(Context context) {
        Deadline deadline = Deadline.after(exchanges.answerTimeout());
        ChatRequest chat = ChatRequest.read(answering.read(context), exchanges.questions());
        models.check(chat.model());
        Request request = new Request(
                RequestContext.of(context).caller().scope(),
                chat.question(),
                "",
                chat.history(),
                NodeFilter.all(),
                chat.sampling(),
                chat.ignored());
        OpenAiJson.Head head = new OpenAiJson.Head(
                "chatcmpl-" + UUID.randomUUID(), clock.instant().getEpochSecond(), chat.model());
        OpenAiJson wire = new OpenAiJson(exchanges.wire(), exchanges.problems(), head, chat.includeUsage());
        if (chat.stream()) {
            answering.stream(context, request, deadline, wire);
        } else {
            answering.whole(context, request, deadline, wire::whole);
        }
    }
}
