package dev.corpusmill.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Questions as lines of JSON: {@code qid}, {@code question}, and {@code answers} (texts) or {@code documents} (names)
 * or both. With both, a right chunk is of one of the documents and holds one of the answers. Other keys are left to
 * other scorers.
 */
final class JsonLines {
    private static final ObjectReader JSON =
            new JsonMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonLines() {}

    static List<Question> parse(String text, Path file) {
        List<Question> questions = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                questions.add(question(JSON.readTree(line)));
            } catch (JsonProcessingException notJson) {
                throw new QuestionSetException("not JSON: file=" + file + " line=" + number, notJson);
            } catch (IllegalArgumentException wrong) {
                throw new QuestionSetException(
                        "not a question: file=" + file + " line=" + number + " reason=" + wrong.getMessage(), wrong);
            }
        }
        return questions;
    }

    private static Question question(JsonNode line) {
        if (!line.isObject()) {
            throw new IllegalArgumentException("not an object");
        }
        JsonNode asked = line.path("question");
        if (!asked.isTextual()) { // an empty one is a question that nothing answers: public sets have such
            throw new IllegalArgumentException("'question' must be a text");
        }
        String question = asked.asText();
        return new Question(one(line, "qid"), question, golds(list(line, "documents"), list(line, "answers")));
    }

    private static List<Gold> golds(List<String> documents, List<String> answers) {
        List<Gold> golds = new ArrayList<>();
        if (documents.isEmpty() && answers.isEmpty()) {
            return golds;
        }
        for (String document : documents.isEmpty() ? List.of("") : documents) {
            for (String answer : answers.isEmpty() ? List.of("") : answers) {
                golds.add(Gold.ofWords(document, answer));
            }
        }
        return golds;
    }

    private static String one(JsonNode line, String key) {
        JsonNode value = line.path(key);
        if (!(value.isTextual() || value.isIntegralNumber()) || value.asText().isBlank()) {
            throw new IllegalArgumentException("'" + key + "' must be a text");
        }
        return value.asText();
    }

    private static List<String> list(JsonNode line, String key) {
        List<String> values = new ArrayList<>();
        JsonNode given = line.path(key);
        if (!given.isMissingNode() && !given.isArray()) {
            throw new IllegalArgumentException("'" + key + "' must be a list of texts");
        }
        for (JsonNode value : given) {
            if (!value.isTextual() || PlainText.of(value.asText()).isEmpty()) {
                throw new IllegalArgumentException("'" + key + "' must hold texts with letters or digits");
            }
            values.add(value.asText());
        }
        return values;
    }
}
