package dev.corpusmill.testkit.llm;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** Answers {@code /rerank} and {@code /score} as vLLM 0.32 with a cross-encoder does. */
final class PoolingResponder {
    private static final String BUSY =
            "The engine is currently busy and cannot accept new requests. Please try again later or on a different instance.";
    /** By so much the same pair differs from one batch to another. */
    private static final double NOISE = 9e-8;

    private final FakeVllm server;
    private final Connection connection;
    private final JsonNode body;
    private final Judging judging;

    PoolingResponder(FakeVllm server, Connection connection, JsonNode body, Judging judging) {
        this.server = server;
        this.connection = connection;
        this.body = body;
        this.judging = judging;
    }

    void rerank() {
        respond(texts(body.path("documents")), body.path("query").asText(""), true);
    }

    void score() {
        respond(texts(body.path("text_2")), body.path("text_1").asText(""), false);
    }

    private static List<String> texts(JsonNode given) {
        List<String> texts = new ArrayList<>();
        if (given.isTextual()) {
            texts.add(given.asText());
        }
        given.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private void respond(List<String> texts, String question, boolean rerank) {
        int most = server.maxModelTokens();
        if (!body.path("model").asText(server.model()).equals(server.model())) {
            String message = "The model `" + body.path("model").asText() + "` does not exist.";
            connection.json(404, "Not Found", ChatJson.error(404, "NotFoundError", "", message));
        } else if (texts.isEmpty()) {
            refuse("", "At least one text_pair element must be given");
        } else if (texts.stream().anyMatch(text -> tokens(question, text) > most)) {
            refuse(
                    "input_tokens",
                    "This model's maximum context length is " + most
                            + " tokens. However, your prompt contains at least " + (most + 1)
                            + " input tokens, which exceeds this limit even without any output tokens. Please reduce the length"
                            + " of the input prompt. (parameter=input_tokens, value=" + (most + 1) + ")");
        } else if (texts.size() > server.places() || judging == Judging.FULL) {
            connection.json(503, "Service Unavailable", ChatJson.error(503, "Service Unavailable", "", BUSY));
        } else {
            judge(texts, question, rerank);
        }
    }

    private void refuse(String param, String message) {
        connection.json(400, "Bad Request", ChatJson.error(400, "BadRequestError", param, message));
    }

    private static int tokens(String question, String text) {
        return BlockCache.tokens(question) + BlockCache.tokens(text) + 3;
    }

    private void judge(List<String> texts, String question, boolean rerank) {
        switch (judging) {
            case SILENCE -> {
                // The socket stays open; only the client's own limit ends this.
            }
            case KILLED ->
                connection.json(
                        500,
                        "Internal Server Error",
                        ChatJson.error(500, "InternalServerError", "", "EngineCore died"));
            case NONSENSE -> connection.json(200, "OK", "<html>It works!</html>");
            default -> connection.json(200, "OK", reply(texts, question, rerank));
        }
    }

    private String reply(List<String> texts, String question, boolean rerank) {
        double[] scores = scores(texts, question);
        List<Integer> order = IntStream.range(0, judging == Judging.HALF ? texts.size() / 2 : texts.size())
                .map(i -> judging == Judging.TWICE ? i / 2 : i)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> rerank ? -scores[i] : 0))
                .toList();
        int tokens = texts.stream().mapToInt(text -> tokens(question, text)).sum();
        String head = "{\"id\":\"score-" + server.newId(16) + "\",";
        String model = "\"model\":" + quote(server.model()) + ",";
        String counts = "\"usage\":{\"prompt_tokens\":" + tokens + ",\"total_tokens\":" + tokens;
        StringBuilder list = new StringBuilder();
        for (int i : order) {
            list.append(list.isEmpty() ? "" : ",").append("{\"index\":").append(i);
            String score = judging == Judging.NO_NUMBERS ? "null" : Double.toString(scores[i]);
            if (rerank) {
                list.append(",\"document\":{\"text\":")
                        .append(quote(texts.get(i)))
                        .append(",\"multi_modal\":null},\"relevance_score\":")
                        .append(score)
                        .append('}');
            } else {
                list.append(",\"object\":\"score\",\"score\":").append(score).append('}');
            }
        }
        return rerank
                ? head + model + counts + "},\"results\":[" + list + "]}"
                : head + "\"object\":\"list\",\"created\":1796070018," + model + "\"data\":[" + list + "]," + counts
                        + ",\"completion_tokens\":0,\"prompt_tokens_details\":null,\"completion_tokens_details\":null}}";
    }

    private static double[] scores(List<String> texts, String question) {
        Set<String> asked = Set.of(question.toLowerCase(Locale.ROOT).split("\\W+", -1));
        double[] scores = new double[texts.size()];
        for (int i = 0; i < scores.length; i++) {
            String[] words = texts.get(i).toLowerCase(Locale.ROOT).split("\\W+", -1);
            long found =
                    Set.copyOf(List.of(words)).stream().filter(asked::contains).count();
            double noise = NOISE * ((i * 7 + texts.size()) % 3);
            scores[i] = found / (1.0 + asked.size()) + noise;
        }
        return scores;
    }

    private static String quote(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }
}
