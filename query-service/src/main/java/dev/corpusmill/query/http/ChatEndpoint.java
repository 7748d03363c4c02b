package dev.corpusmill.query.http;

import dev.corpusmill.model.Deadline;
import dev.corpusmill.query.pipeline.AnswerSink;
import dev.corpusmill.query.pipeline.Caller;
import dev.corpusmill.query.pipeline.QueryPipeline;
import dev.corpusmill.query.pipeline.Request;
import dev.corpusmill.store.NodeFilter;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.UUID;

/** {@code POST /v1/chat/completions}: answers in OpenAI's wire format; the model is the index. */
final class ChatEndpoint {
    private final Exchanges exchanges;
    private final QueryPipeline pipeline;
    private final Streaming streaming;
    private final ModelsEndpoint models;
    private final Clock clock;

    ChatEndpoint(Exchanges exchanges, QueryPipeline pipeline, Streaming streaming, ModelsEndpoint models, Clock clock) {
        this.exchanges = exchanges;
        this.pipeline = pipeline;
        this.streaming = streaming;
        this.models = models;
        this.clock = clock;
    }

    void handle(Context context) {
        Deadline deadline = Deadline.after(exchanges.answerTimeout());
        ChatRequest chat = ChatRequest.read(exchanges.body().read(context), exchanges.questions());
        models.check(chat.model());
        Request request = new Request(
                Caller.PUBLIC, chat.question(), chat.history(), NodeFilter.all(), chat.sampling(), chat.ignored());
        ChatWire.Head head = new ChatWire.Head(
                "chatcmpl-" + UUID.randomUUID(), clock.instant().getEpochSecond(), chat.model());
        ChatWire wire = new ChatWire(exchanges.wire(), exchanges.problems(), head, chat.includeUsage());
        if (chat.stream()) {
            streaming.run(context, wire, sink -> pipeline.answer(request, deadline, sink));
        } else {
            context.future(() -> ClientWatch.cancelling(context, pipeline.answer(request, deadline, AnswerSink.none()))
                    .thenAccept(answer -> exchanges.write(context, wire.whole(answer))));
        }
    }
}
