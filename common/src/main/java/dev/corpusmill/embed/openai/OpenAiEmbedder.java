package dev.corpusmill.embed.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.api.embed.EmbedException;
import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.ModelIdentity;
import dev.corpusmill.api.model.Vectors;
import dev.corpusmill.call.CallException;
import dev.corpusmill.call.JsonHttpClient;
import dev.corpusmill.call.Retrying;
import dev.corpusmill.call.Urls;
import dev.corpusmill.tokenize.TokenEstimate;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Embeds through a server that speaks OpenAI's {@code /v1/embeddings}: vLLM, Text Embeddings Inference, OpenAI.
 *
 * <p>The server's vocabulary is not known here, so tokens are estimated, carefully: see {@link TokenEstimate}.
 */
public final class OpenAiEmbedder implements Embedder {
    private static final int MAX_BATCH_TEXTS = 64;
    private static final int MAX_BATCH_BYTES = 256 * 1024;
    private static final int SPECIAL_TOKENS = 2;

    private final Server server;
    private final JsonHttpClient http;
    private final Retrying retrying;
    private final ModelIdentity identity;

    /**
     * The server and its model.
     *
     * @param url base of the API, like {@code http://host:8000/v1}
     * @param dimension of the model's vectors; 0 asks the server
     * @param timeout for one request
     */
    public record Server(String url, String model, int dimension, int maxTokens, Duration timeout) {
        URI embeddings() {
            return URI.create(url.replaceAll("/+$", "") + "/embeddings");
        }
    }

    private OpenAiEmbedder(Server server, JsonHttpClient http, Retrying retrying, int dimension) {
        this.server = server;
        this.http = http;
        this.retrying = retrying;
        identity = new ModelIdentity(
                server.model(),
                "server:" + server.model(),
                "server",
                "server",
                true,
                "",
                "",
                dimension,
                server.maxTokens());
    }

    /** An embedder that owns the client; asks the server for the dimension where it is not given. */
    public static OpenAiEmbedder open(Server server, JsonHttpClient http, Retrying retrying) {
        OpenAiEmbedder embedder = new OpenAiEmbedder(server, http, retrying, server.dimension());
        if (server.dimension() > 0) {
            return embedder;
        }
        try {
            Deadline deadline = Deadline.after(server.timeout());
            int dimension = embedder.request(List.of("dimension"), deadline).get(0).length;
            return new OpenAiEmbedder(server, http, retrying, dimension);
        } catch (EmbedException failed) {
            http.close();
            throw failed;
        }
    }

    @Override
    public ModelIdentity identity() {
        return identity;
    }

    @Override
    public String engine() {
        return "openai " + Urls.masked(server.embeddings());
    }

    @Override
    public int countTokens(String passage) {
        return TokenEstimate.tokenEnds(passage).length + SPECIAL_TOKENS;
    }

    @Override
    public int[] tokenEnds(String text) {
        return TokenEstimate.tokenEnds(text);
    }

    @Override
    public List<float[]> embedPassages(List<String> passages, Deadline deadline) {
        for (String passage : passages) {
            int tokens = countTokens(passage);
            if (tokens > server.maxTokens()) {
                throw new EmbedException(
                        FailureKind.REJECTED,
                        "passage is too long for the model: tokens=" + tokens + " (estimated) max=" + server.maxTokens()
                                + " model=" + server.model());
            }
        }
        List<float[]> vectors = new ArrayList<>(passages.size());
        while (vectors.size() < passages.size()) {
            vectors.addAll(request(batch(passages, vectors.size()), deadline));
        }
        return vectors;
    }

    private static List<String> batch(List<String> passages, int from) {
        int to = from;
        long bytes = 0;
        while (to < passages.size() && to - from < MAX_BATCH_TEXTS) {
            bytes += passages.get(to).getBytes(StandardCharsets.UTF_8).length;
            if (to > from && bytes > MAX_BATCH_BYTES) {
                break;
            }
            to++;
        }
        return passages.subList(from, to);
    }

    @Override
    public float[] embedQuestion(String question, Deadline deadline) {
        int[] ends = TokenEstimate.tokenEnds(question);
        int most = server.maxTokens() - SPECIAL_TOKENS;
        String cut = ends.length <= most ? question : question.substring(0, ends[most - 1]);
        return request(List.of(cut), deadline).get(0);
    }

    private List<float[]> request(List<String> texts, Deadline deadline) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("model", server.model()).put("encoding_format", "float");
        texts.forEach(body.putArray("input")::add);
        try {
            JsonNode reply = retrying.call(
                    () -> http.post(server.embeddings(), body, deadline.within(server.timeout())), deadline);
            return vectors(reply, texts.size());
        } catch (CallException failure) {
            throw new EmbedException(
                    failure.kind(),
                    "embedding failed: model=" + server.model() + " texts=" + texts.size() + " reason="
                            + ClassifiedException.reasonOf(failure),
                    failure);
        }
    }

    /** The vectors by their {@code index}: servers need not keep the order. */
    private List<float[]> vectors(JsonNode reply, int expected) {
        JsonNode data = reply.path("data");
        float[][] vectors = new float[expected][];
        for (JsonNode item : data) {
            int index = item.path("index").asInt(-1);
            if (index < 0 || index >= expected || vectors[index] != null) {
                throw broken("index=" + item.path("index") + " texts=" + expected);
            }
            vectors[index] = vector(item.path("embedding"));
        }
        if (data.size() != expected) {
            throw broken("vectors=" + data.size() + " texts=" + expected);
        }
        return List.of(vectors);
    }

    private float[] vector(JsonNode numbers) {
        int dimension = identity.dimension() == 0 ? numbers.size() : identity.dimension();
        if (numbers.size() != dimension || dimension == 0) {
            throw broken("dimension=" + numbers.size() + " expected=" + dimension);
        }
        float[] vector = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            vector[i] = (float) numbers.get(i).asDouble(Double.NaN);
        }
        if (!Vectors.finite(Vectors.normalize(vector))) {
            throw new EmbedException(
                    FailureKind.REJECTED, "model gave a vector that is not finite: model=" + server.model());
        }
        return vector;
    }

    private EmbedException broken(String facts) {
        return new EmbedException(
                FailureKind.FATAL,
                "the server's reply does not fit the request: url=" + Urls.masked(server.embeddings()) + " model="
                        + server.model() + " " + facts);
    }

    @Override
    public void close() {
        http.close();
    }

    @Override
    public String toString() {
        return "OpenAiEmbedder[" + server.model() + "]";
    }
}
