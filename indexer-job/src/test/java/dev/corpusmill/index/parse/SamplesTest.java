package dev.corpusmill.index.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corpusmill.index.parse.tika.TikaParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The documents that we ship: each can be parsed, and each golden answer stands where the question says. */
class SamplesTest {
    private static final Path SAMPLES = Path.of("..", "samples");

    private final Map<String, String> parsed = new HashMap<>();

    @Test
    void every_golden_answer_stands_in_its_document() throws IOException {
        List<String> missing = new ArrayList<>();
        try (Parser parser = new RoutingParser(
                new TextParser(ParseSettings.LIMITS), new TikaParser(ParseSettings.LIMITS, ParseChoices.DEFAULT))) {
            for (String line : Files.readAllLines(SAMPLES.resolve("questions.jsonl"))) {
                JsonNode question = new ObjectMapper().readTree(line);
                String text = text(parser, question.get("documents").get(0).asText());
                String answer = question.get("answers").get(0).asText();
                if (!text.contains(answer)) {
                    missing.add(question.get("qid").asText() + " " + answer);
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(parsed).as("documents with a question").hasSize(15);
    }

    private String text(Parser parser, String document) throws IOException {
        String known = parsed.get(document);
        if (known == null) {
            try (InputStream content = Files.newInputStream(SAMPLES.resolve(document))) {
                known = CleanText.collapse(
                        parser.parse(document, content).body().text());
            }
            parsed.put(document, known);
        }
        return known;
    }
}
