package dev.corpusmill.query.http;

import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.query.chat.ChatMessage;
import dev.corpusmill.query.pipeline.ChatMemory;
import dev.corpusmill.query.pipeline.Request;
import dev.corpusmill.query.security.Scope;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * {@code POST /v1/responses}: answers in the format of OpenAI's responses. Each stored response is a session of its own
 * name, so that a conversation can go on from any of them.
 */
final class ResponsesEndpoint implements Endpoint {
    private final EndpointSupport support;
    private final Answering answering;
    private final IndexModel model;
    private final ChatMemory memory;
    private final Clock clock;

    ResponsesEndpoint(EndpointSupport support, Answering answering, IndexModel model, ChatMemory memory, Clock clock) {
        this.support = support;
        this.answering = answering;
        this.model = model;
        this.memory = memory;
        this.clock = clock;
    }

    @Override
    public HandlerType method() {
        return HandlerType.POST;
    }

    @Override
    public String path() {
        return "/v1/responses";
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
        ResponsesRequest asked = ResponsesRequest.read(fields, support.questions(), support.sourceList(context));
        model.check(asked.model());
        Scope scope = RequestContext.of(context).client().scope();
        String id = "resp_" + UUID.randomUUID().toString().replace("-", "");
        Request request = new Request(
                scope,
                asked.question(),
                asked.store() ? id : "",
                history(scope, asked, id),
                filter,
                asked.sampling(),
                PageTasks.isOne(asked.question()),
                asked.ignored());

        OpenAiJson.Head head = new OpenAiJson.Head(id, clock.instant().getEpochSecond(), asked.model());
        return new Answering.Asked(request, asked.output().stream(), new ResponsesJson(support.json(), head, asked));
    }

    /** What was said before; a response that is stored takes it along, so that the one before may be forgotten. */
    private List<ChatMessage> history(Scope scope, ResponsesRequest asked, String id) {
        if (asked.previous().isEmpty()) {
            return asked.history();
        }
        List<ChatMessage> earlier = memory.said(scope, asked.previous());
        if (earlier.isEmpty()) {
            throw new ProblemException(Problem.ofField(
                    "previous-response-not-found",
                    "previous_response_id",
                    "there is no response of this id for this key, or it was forgotten"));
        }
        if (asked.store()) {
            memory.branch(scope, asked.previous(), id);
            return asked.history();
        }
        List<ChatMessage> history = new ArrayList<>(earlier);
        history.addAll(asked.history());
        return history;
    }
}
