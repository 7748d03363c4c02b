package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.query.feedback.Feedback;
import dev.corpusmill.query.feedback.Feedback.Passage;
import dev.corpusmill.query.feedback.Feedback.Verdict;
import dev.corpusmill.query.feedback.FeedbackStore;
import dev.corpusmill.query.security.Client;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/feedback}: keeps what somebody thinks of an answer. */
final class FeedbackEndpoint implements Endpoint {
    private static final int MAX_SOURCES = 20;
    private static final int MAX_TEXT = 20_000;
    private static final int MAX_NAME = 2_000;

    private final EndpointSupport support;
    private final FeedbackStore store;
    private final SameOrigin sameOrigin;
    private final Clock clock;

    FeedbackEndpoint(EndpointSupport support, FeedbackStore store, SameOrigin sameOrigin, Clock clock) {
        this.support = support;
        this.store = store;
        this.sameOrigin = sameOrigin;
        this.clock = clock;
    }

    @Override
    public HandlerType method() {
        return HandlerType.POST;
    }

    @Override
    public String path() {
        return "/v1/feedback";
    }

    @Override
    public void handle(Context context) {
        Client client = RequestContext.of(context).client();
        if (client.equals(Client.KEYLESS)) {
            sameOrigin.check(context);
        }
        Feedback feedback = read(support.body().read(context), client);
        store.add(feedback);
        context.status(201);
        support.write(context, support.json().object().put("id", feedback.id()));
    }

    private Feedback read(Fields fields, Client client) {
        String question = support.questions().check("question", fields.text("question"));
        String verdict = fields.text("verdict");
        String answer = bounded("answer", fields.text("answer"), MAX_TEXT);
        String correction = bounded("correction", fields.text("correction"), MAX_TEXT);
        String generation = bounded("generation", fields.text("generation"), MAX_NAME);
        JsonNode sources = fields.raw("sources");
        JsonNode passage = fields.raw("passage");
        fields.refuseUnknown();

        Instant now = clock.instant();
        String id = HexFormat.of().toHexDigits(now.toEpochMilli(), 12) + "-"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        return new Feedback(
                id,
                Feedback.State.OPEN,
                client.scope().tenant(),
                client.name(),
                now.toString(),
                verdict(verdict),
                question,
                answer,
                correction,
                generation,
                sources(sources),
                passage.isMissingNode() ? null : passage("passage", passage));
    }

    private static Verdict verdict(@Nullable String label) {
        for (Verdict verdict : Verdict.values()) {
            if (verdict.label().equals(label)) {
                return verdict;
            }
        }
        throw new ProblemException(
                Problem.ofField("invalid-field", "verdict", "field 'verdict' must be up, down or passage"));
    }

    private static List<Passage> sources(JsonNode list) {
        List<Passage> sources = new ArrayList<>();
        if (!list.isMissingNode()) {
            Fields.check(
                    list.isArray() && list.size() <= MAX_SOURCES, "sources", "at most " + MAX_SOURCES + " passages");
            list.forEach(source -> sources.add(passage("sources", source)));
        }
        return sources;
    }

    static Passage passage(String name, JsonNode object) {
        Fields.check(object.isObject(), name, "an object with document and text");
        Fields fields = new Fields(object);
        String document = bounded("document", fields.text("document"), MAX_NAME);
        String text = bounded("text", fields.text("text"), MAX_TEXT);
        fields.refuseUnknown();
        Fields.check(!document.isBlank() && !text.isBlank(), name, "an object with document and text");
        return new Passage(document, text);
    }

    private static String bounded(String name, @Nullable String text, int max) {
        Fields.check(text == null || text.length() <= max, name, "a string of at most " + max + " characters");
        return text == null ? "" : text;
    }
}
