package dev.corpusmill.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.corpusmill.eval.SquadSet.Unit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes documents and questions of SQuAD-style JSON. */
final class SquadParser {
    private static final String BETWEEN_PASSAGES = "\n\n";

    private final Path file;
    private final Unit unit;
    private final Map<String, String> documents = new LinkedHashMap<>();
    private final List<Question> questions = new ArrayList<>();

    SquadParser(Path file, Unit unit) {
        this.file = file;
        this.unit = unit;
    }

    SquadSet parse(String text) {
        JsonNode data;
        try {
            data = new JsonMapper().readTree(text).path("data");
        } catch (JsonProcessingException notJson) {
            throw new QuestionSetException("not JSON: file=" + file, notJson);
        }
        if (!data.isArray()) {
            throw new QuestionSetException(
                    "not a SQuAD-style set like {\"data\": [{\"paragraphs\": [...]}]}: file=" + file);
        }
        for (int i = 0; i < data.size(); i++) {
            JsonNode passages = data.get(i).path("paragraphs");
            if (unit == Unit.ARTICLE) {
                article(passages, name(data.get(i), i));
            } else {
                passages(passages, name(data.get(i), i));
            }
        }
        return new SquadSet(documents, questions);
    }

    private void article(JsonNode passages, String name) {
        StringBuilder body = new StringBuilder();
        for (JsonNode passage : passages) {
            body.append(body.isEmpty() ? "" : BETWEEN_PASSAGES).append(text(passage, "context"));
        }
        document(name, body.toString());
        int base = 0;
        for (JsonNode passage : passages) {
            questions(passage, name, body.toString(), base);
            base += text(passage, "context").length() + BETWEEN_PASSAGES.length();
        }
    }

    private void passages(JsonNode passages, String article) {
        for (int i = 0; i < passages.size(); i++) {
            String name = String.format(Locale.ROOT, "%s-p%02d", article, i);
            String body = text(passages.get(i), "context");
            document(name, body);
            questions(passages.get(i), name, body, 0);
        }
    }

    private void document(String name, String body) {
        if (documents.put(name, body) != null) {
            throw new QuestionSetException("two documents have one name: file=" + file + " name=" + name);
        }
    }

    private void questions(JsonNode passage, String document, String body, int base) {
        String context = text(passage, "context");
        for (JsonNode asked : passage.path("qas")) {
            Set<Gold> golds = new LinkedHashSet<>();
            for (JsonNode answer : asked.path("answers")) {
                String words = text(answer, "text");
                int start = start(context, words, answer.path("answer_start").asInt(-1));
                if (start >= 0 && !PlainText.of(words).isEmpty()) {
                    golds.add(Gold.ofPlace(document, body, base + start, base + start + words.length()));
                }
            }
            questions.add(new Question(text(asked, "id"), text(asked, "question"), List.copyOf(golds)));
        }
    }

    /** The set counts code points; where it points to other words, their first place counts. */
    private static int start(String context, String words, int codePoints) {
        if (codePoints >= 0 && codePoints <= context.codePointCount(0, context.length())) {
            int start = context.offsetByCodePoints(0, codePoints);
            if (context.startsWith(words, start)) {
                return start;
            }
        }
        return context.indexOf(words);
    }

    private String text(JsonNode node, String key) {
        if (!node.path(key).isTextual()) {
            throw new QuestionSetException("not a SQuAD-style set: file=" + file + " missing=" + key);
        }
        return node.path(key).asText();
    }

    /** The article's id, where it can be the name of a file. */
    private static String name(JsonNode article, int number) {
        String id = article.path("id").asText("");
        return id.matches("[\\p{L}\\p{N}_-][\\p{L}\\p{N}_.-]{0,99}") ? id : String.format(Locale.ROOT, "a%02d", number);
    }
}
