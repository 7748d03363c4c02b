package dev.corpusmill.query.http;

import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.query.pipeline.Request;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.Clock;
import java.util.UUID;

/** {@code POST /v1/chat/completions}: answers in OpenAI's format; the model is the index. */
final class ChatEndpoint implements Endpoint {
    private final EndpointSupport support;
    private final Answering answering;
    private final IndexModel model;
    private final Clock clock;

    ChatEndpoint(EndpointSupport support, Answering answering, IndexModel model, Clock clock) {
        this.support = support;
        this.answering = answering;
        this.model = model;
        this.clock = clock;
    }

    @Override
    public HandlerType method() {
        return HandlerType.POST;
    }

    @Override
    public String path() {
        return "/v1/chat/completions";
    }

    @Override
    public boolean openAi() {
        return true;
    }

    @Override
    public void handle(Context context) {
        answering.handle(context, this::read);
    }

    private Answering.Asked read(Fields fields, Context context) {
        NodeFilter filter = support.filters().read(fields);
        ChatRequest chat = ChatRequest.read(fields, support.questions(), support.sourceList(context));
        model.check(chat.model());
        Request request = new Request(
                RequestContext.of(context).client().scope(),
                chat.question(),
                "",
                chat.messages().history(),
                filter,
                chat.sampling(),
                PageTasks.isOne(chat.question()),
                chat.ignored());

        OpenAiJson.Head head = new OpenAiJson.Head(
                "chatcmpl-" + UUID.randomUUID(), clock.instant().getEpochSecond(), chat.model());
        return new Answering.Asked(
                request,
                chat.output().stream(),
                new OpenAiJson(support.json(), support.problems(), head, chat.output()));
    }
}
