package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.query.pipeline.Request;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** {@code POST /v1/completions}: answers in the format of OpenAI's older completions; the prompt is the question. */
final class CompletionsEndpoint implements Endpoint {
    private final EndpointSupport support;
    private final Answering answering;
    private final IndexModel model;
    private final Clock clock;

    CompletionsEndpoint(EndpointSupport support, Answering answering, IndexModel model, Clock clock) {
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
        return "/v1/completions";
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
        String named = ChatRequest.model(fields);
        NodeFilter filter = support.filters().read(fields);
        String prompt = support.questions().check("prompt", prompt(fields.raw("prompt")));
        UnsupportedFields.refuse(fields);
        UnsupportedFields.refuse(fields.flag("echo"), "echo", "the prompt is not repeated");
        UnsupportedFields.refuse(!fields.raw("suffix").asText("").isEmpty(), "suffix", "text is not filled in");
        fields.integer("best_of", 1, 1);
        ChatRequest.Output output = ChatRequest.output(fields, support.sourceList(context));
        model.check(named);

        Request request = new Request(
                RequestContext.of(context).client().scope(),
                prompt,
                "",
                List.of(),
                filter,
                ChatRequest.sampling(fields),
                PageTasks.isOne(prompt),
                fields.unknown());
        OpenAiJson.Head head =
                new OpenAiJson.Head("cmpl-" + UUID.randomUUID(), clock.instant().getEpochSecond(), named);
        return new Answering.Asked(
                request, output.stream(), new CompletionJson(support.json(), support.problems(), head, output));
    }

    private static String prompt(JsonNode prompt) {
        JsonNode one = prompt.isArray() && prompt.size() == 1 ? prompt.path(0) : prompt;
        Fields.check(one.isTextual(), "prompt", "one text; tokens, and more texts than one, are not read");
        return one.asText();
    }
}
