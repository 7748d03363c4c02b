package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.query.limit.Admission;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * {@code POST /v1/embeddings}: vectors of texts by the model of the index, in OpenAI's format. Texts are embedded as passages
 * are; with {@code input_type} query, as questions are.
 */
final class EmbeddingsEndpoint implements Endpoint {
    private static final int MAX_TEXTS = 256;

    private final EndpointSupport support;
    private final Embedder embedder;
    private final IndexModel model;
    private final Admission admission;

    EmbeddingsEndpoint(EndpointSupport support, Embedder embedder, IndexModel model, Admission admission) {
        this.support = support;
        this.embedder = embedder;
        this.model = model;
        this.admission = admission;
    }

    @Override
    public HandlerType method() {
        return HandlerType.POST;
    }

    @Override
    public String path() {
        return "/v1/embeddings";
    }

    @Override
    public boolean openAi() {
        return true;
    }

    @Override
    public void handle(Context context) {
        Deadline deadline = Deadline.after(support.searchTimeout());
        Fields fields = support.body().read(context);
        RequestContext.of(context).admit(admission);
        String named = ChatRequest.model(fields);
        if (!named.equals(embedder.identity().model())) {
            model.check(named);
        }
        int dimension = embedder.identity().dimension();
        Integer asked = fields.integer("dimensions", 1, Integer.MAX_VALUE);
        UnsupportedFields.refuse(
                asked != null && asked != dimension, "dimensions", "vectors have " + dimension + " dimensions");
        String encoding = fields.text("encoding_format");
        boolean base64 = "base64".equals(encoding);
        Fields.check(encoding == null || base64 || encoding.equals("float"), "encoding_format", "float or base64");
        String type = fields.text("input_type");
        Fields.check(type == null || type.equals("query") || type.equals("passage"), "input_type", "query or passage");

        List<String> texts = texts(fields.raw("input"));
        int tokens = count(texts);
        List<float[]> vectors = "query".equals(type)
                ? texts.stream()
                        .map(text -> embedder.embedQuestion(text, deadline))
                        .toList()
                : embedder.embedPassages(texts, deadline);
        support.write(context, body(named, vectors, base64, tokens));
    }

    private static List<String> texts(JsonNode input) {
        List<String> texts = new ArrayList<>();
        if (input.isTextual()) {
            texts.add(input.asText());
        } else {
            boolean fits = input.isArray() && !input.isEmpty() && input.size() <= MAX_TEXTS;
            Fields.check(fits, "input", "a text or a list of 1 to " + MAX_TEXTS + "; tokens are not read");
            for (JsonNode text : input) {
                Fields.check(text.isTextual(), "input", "a text or a list of texts; tokens are not read");
                texts.add(text.asText());
            }
        }
        texts.forEach(text -> Fields.check(!text.isBlank(), "input", "text: an empty one has no vector"));
        return texts;
    }

    private int count(List<String> texts) {
        int most = embedder.identity().maxTokens();
        int all = 0;
        for (int i = 0; i < texts.size(); i++) {
            int tokens = embedder.countTokens(texts.get(i));
            if (tokens > most) {
                throw new ProblemException(Problem.ofField(
                        "input-too-long",
                        "input",
                        "text " + i + " has " + tokens + " tokens, the model takes " + most));
            }
            all += tokens;
        }
        return all;
    }

    private ObjectNode body(String named, List<float[]> vectors, boolean base64, int tokens) {
        ObjectNode body = support.json().object();
        body.put("object", "list");
        body.put("model", named);
        ArrayNode data = body.putArray("data");
        for (float[] vector : vectors) {
            ObjectNode entry = data.addObject().put("object", "embedding").put("index", data.size() - 1);
            if (base64) {
                entry.put("embedding", base64(vector));
            } else {
                ArrayNode numbers = entry.putArray("embedding");
                for (float number : vector) {
                    numbers.add(number);
                }
            }
        }
        body.putObject("usage").put("prompt_tokens", tokens).put("total_tokens", tokens);
        return body;
    }

    /** Little-endian, as OpenAI and vLLM have it. */
    private static String base64(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * vector.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float number : vector) {
            bytes.putFloat(number);
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
