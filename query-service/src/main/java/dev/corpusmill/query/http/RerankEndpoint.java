package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.search.Reranker;
import dev.corpusmill.query.limit.Admission;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /v1/rerank}: how well texts of the client answer a question, by the reranker of the search; as Cohere and Jina have it. */
final class RerankEndpoint implements Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger(RerankEndpoint.class);
    private static final int MAX_DOCUMENTS = 1000;

    private final EndpointSupport support;
    private final Optional<Reranker> configured;
    private final String index;
    private final Admission admission;

    /** @param index its name stands for the model, too */
    RerankEndpoint(EndpointSupport support, Optional<Reranker> configured, String index, Admission admission) {
        this.support = support;
        this.configured = configured;
        this.index = index;
        this.admission = admission;
    }

    @Override
    public HandlerType method() {
        return HandlerType.POST;
    }

    @Override
    public String path() {
        return "/v1/rerank";
    }

    @Override
    public boolean openAi() {
        return true;
    }

    @Override
    public void handle(Context context) {
        Deadline deadline = Deadline.after(support.searchTimeout());
        Reranker reranker = configured.orElseThrow(() -> new ProblemException(Problem.of(
                404, "no-reranker", "no reranker is configured: search.post-processors names none that judges texts")));
        Fields fields = support.body().read(context);
        RequestContext.of(context).admit(admission);
        String model = fields.text("model");
        if (model != null && !model.equals(reranker.model()) && !model.equals(index)) {
            throw new ProblemException(new Problem(
                    404,
                    "model-not-found",
                    "the model '" + model + "' does not exist, the reranker here is '" + reranker.model() + "'",
                    "model",
                    0));
        }
        String question = support.questions().check("query", fields.text("query"));
        List<String> documents = documents(fields.raw("documents"));
        Integer asked = fields.integer("top_n", 1, Integer.MAX_VALUE);
        boolean echo = fields.flag("return_documents");
        fields.refuseUnknown();

        double[] scores = judge(context, reranker, new Judged(question, documents), deadline);
        int most = asked == null ? documents.size() : Math.min(asked, documents.size());
        List<Integer> best = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
                .limit(most)
                .toList();
        ObjectNode body = support.json().object();
        body.put("id", UUID.randomUUID().toString()).put("object", "list").put("model", reranker.model());
        ArrayNode results = body.putArray("results");
        for (int i : best) {
            ObjectNode result = results.addObject().put("index", i).put("relevance_score", scores[i]);
            if (echo) {
                result.putObject("document").put("text", documents.get(i));
            }
        }
        support.write(context, body);
    }

    private record Judged(String question, List<String> documents) {}

    /** Texts, or objects with a text, as both forms are sent. */
    private static List<String> documents(JsonNode given) {
        String needed = "a list of 1 to " + MAX_DOCUMENTS + " texts, or of objects with a text";
        Fields.check(given.isArray() && !given.isEmpty() && given.size() <= MAX_DOCUMENTS, "documents", needed);
        List<String> documents = new ArrayList<>(given.size());
        for (JsonNode document : given) {
            JsonNode text = document.isObject() ? document.path("text") : document;
            Fields.check(text.isTextual(), "documents", needed);
            documents.add(text.asText());
        }
        return documents;
    }

    /** What a server says of its failure, and where it is, stays in the log. */
    private static double[] judge(Context context, Reranker reranker, Judged judged, Deadline deadline) {
        try {
            return reranker.judge(judged.question(), judged.documents(), deadline);
        } catch (ClassifiedException failed) {
            RequestContext.of(context).failed(failed);
            LOG.warn("reranker failed: name={} reason={}", reranker.name(), ClassifiedException.reasonOf(failed));
            throw new ProblemException(
                    failed.kind() == FailureKind.REJECTED
                            ? Problem.of(
                                    400,
                                    "reranker-refused",
                                    "the reranker does not take this question and these documents")
                            : new Problem(
                                    503,
                                    "not-available",
                                    "the reranker did not judge all documents in time; ask again, or with fewer of them",
                                    "",
                                    2));
        }
    }
}
