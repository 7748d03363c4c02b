package dev.corpusmill.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what an earlier evaluation returned: lines of JSON with {@code qid}, {@code rank}, {@code doc} (path or stem) and
 * {@code text}. Only the first ten ranks are kept.
 */
public final class RunReader {
    private static final int DEPTH = 10;
    private static final ObjectReader JSON =
            new JsonMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private RunReader() {}

    private record Line(int rank, RankedChunk chunk) {}

    /**
     * The first chunks by question, best first. Documents have ids of a source {@code run}.
     *
     * @throws QuestionSetException where the file cannot be used
     */
    public static Map<String, List<RankedChunk>> read(Path file) {
        Map<String, List<Line>> lines = new LinkedHashMap<>();
        int number = 0;
        try (BufferedReader in = Files.newBufferedReader(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (!line.isBlank()) {
                    add(lines, JSON.readTree(line));
                }
            }
        } catch (JsonProcessingException | IllegalArgumentException wrong) {
            throw new QuestionSetException(
                    "not a line of a run (qid, rank, doc, text): file=" + file + " line=" + number, wrong);
        } catch (IOException | UncheckedIOException failure) {
            throw new QuestionSetException("the run cannot be read: file=" + file + " reason=" + failure, failure);
        }
        Map<String, List<RankedChunk>> runs = new LinkedHashMap<>();
        lines.forEach((question, found) -> runs.put(
                question,
                found.stream()
                        .sorted(Comparator.comparingInt(Line::rank))
                        .map(Line::chunk)
                        .toList()));
        return runs;
    }

    private static void add(Map<String, List<Line>> lines, JsonNode line) {
        JsonNode question = line.path("qid");
        JsonNode document = line.path("doc");
        JsonNode rank = line.path("rank");
        if (question.asText().isEmpty()
                || document.asText().isEmpty()
                || !rank.isInt()
                || !line.path("text").isTextual()) {
            throw new IllegalArgumentException("a key is missing");
        }
        List<Line> found = lines.computeIfAbsent(question.asText(), key -> new ArrayList<>());
        if (rank.asInt() <= DEPTH) {
            found.add(new Line(
                    rank.asInt(),
                    new RankedChunk(
                            "run:" + document.asText(), line.path("text").asText())));
        }
    }
}
